package filing

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/docx/wordtest"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/form"
	"nianbao/ooxml/opc"
)

// changedTemplate returns the built-in template of an edition with texts of its body replaced, pair by pair.
func changedTemplate(t testing.TB, edition int, pairs ...string) *opc.Package {
	t.Helper()
	source, err := Builtin().template(Builtin().Forms[edition])
	if err != nil {
		t.Fatalf("Builtin().template: %v", err)
	}
	pkg, err := opc.Read(source)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	xml, _ := pkg.Part("word/document.xml")
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(string(xml), pairs[i]) {
			t.Fatalf("no %s in the template", pairs[i])
		}
		xml = []byte(strings.ReplaceAll(string(xml), pairs[i], pairs[i+1]))
	}
	pkg.Set("word/document.xml", xml)
	return pkg
}

// TestFiguresLostThroughBlocks shows that figures which a template prints and a block loses are refused, unless a
// comment says that they are not to be printed: then no other figure of the table goes with them.
func TestFiguresLostThroughBlocks(t *testing.T) {
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	const repealed, effective = "{{文件.规章.废止}}", "{{文件.规章.现行有效}}"
	for _, test := range []struct {
		name  string
		pairs []string // what becomes of the template's actions
		omit  string   // what the refusal says how to omit
	}{
		{"over cells", []string{repealed, "{{if 文件.规章.废止}}" + repealed, effective, effective + "{{end}}"},
			"文件.规章.废止 文件.规章.现行有效"},
		{"in a cell", []string{repealed, "{{if 文件.规章.废止}}" + repealed + "{{end}}"}, "文件.规章.废止"},
		{"a comparison", []string{repealed, "{{if gt 文件.规章.废止 0}}" + repealed + "{{end}}"}, "文件.规章.废止"},
		{"with", []string{repealed, "{{with 文件.规章.废止}}{{.}}{{end}}"}, "文件.规章.废止"},
		{"below with", []string{repealed, "{{with 文件.规章}}{{if .废止}}{{.废止}}{{end}}{{end}}"}, "文件.规章.废止"},
		{"a variable", []string{repealed, "{{$废 := 文件.规章.废止}}{{if $废}}{{$废}}{{end}}"}, "文件.规章.废止"},
		{"of a draft", []string{effective, "{{if 草稿}}" + effective + "{{end}}"}, "文件.规章.现行有效"},
		{"over rows", []string{">规章<", ">{{if 文件.规章.废止}}规章<", effective, effective + "{{end}}"}, "文件.规章"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := l.filledBy(changedTemplate(t, 1, test.pairs...), f.Report)
			comment := "{{/* 不印 " + test.omit + " */}}"
			if err == nil || !strings.Contains(err.Error(), "模板里的条件不成立，表里的数没有印出来，没有保存：") ||
				!strings.Contains(err.Error(), "正文第 1 个表格第 3 行") || !strings.Contains(err.Error(), comment) {
				t.Fatalf("got %v, want %s", err, comment)
			}
			data, _, err := l.filledBy(changedTemplate(t, 1, append(test.pairs, "{{机关名称}}", comment+"{{机关名称}}")...),
				f.Report)
			if err != nil {
				t.Fatalf("l.filledBy: %v", err)
			}
			keepsOthers(t, l, data, f.Report, test.omit)
		})
	}
	if _, notices, err := l.filledBy(changedTemplate(t, 1, repealed, ""), f.Report); err != nil || len(notices) != 1 {
		t.Errorf("a cell that the template lacks: %v, %v", notices, err)
	}
	// A sentence says what it likes.
	if _, notices, err := l.filledBy(changedTemplate(t, 1, repealed, "", "反映本机关",
		"{{if 文件.规章.废止}}废止"+repealed+"件{{end}}反映本机关"), f.Report); err != nil || len(notices) != 1 {
		t.Errorf("a sentence: %v, %v", notices, err)
	}
}

// keepsOthers looks whether every figure but those that names stand for is in a document.
func keepsOthers(t *testing.T, l *Library, data []byte, r *form.Report, names string) {
	t.Helper()
	book, _, err := proof.ReadBack(data, false)
	if err != nil {
		t.Fatalf("proof.ReadBack: %v", err)
	}
	back, err := l.index.Of(r.Form).Read(book)
	if err != nil {
		t.Fatalf("l.index.Of().Read: %v", err)
	}
	for _, c := range r.Form.Cells {
		omitted := slices.ContainsFunc(strings.Fields(names), func(name string) bool {
			return c.Name() == name || strings.HasPrefix(c.Name(), name+".")
		})
		want := r.Value(c).Normalized()
		if have := back.Value(c).Normalized(); have != want && !(omitted && have == "") {
			t.Errorf("%s is %q, not %q", c.ID, have, want)
		}
	}
}

// TestTemplateFaults shows what is said of a template that does not fit, all at once.
func TestTemplateFaults(t *testing.T) {
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	for _, test := range []struct {
		name string
		pkg  *opc.Package
		want []string
	}{
		{"another edition's", changedTemplate(t, 0), []string{"这是 2019版的模板，而统计表是 2021版的"}},
		{"full-width braces", changedTemplate(t, 1, "{{机关名称}}", "｛｛机关名称｝｝"),
			[]string{"“｛｛机关名称｝｝”的大括号是全角的", "{{机关名称}}"}},
		{"last year's period", changedTemplate(t, 1, "期限自{{年度}}年", "期限自2023年"),
			[]string{"与原件不一致，没有保存", "统计期限是“2023年1月1日起，至2024年12月31日止”，报告的年度却是 2024"}},
		{"another agency's introduction", changedTemplate(t, 1, "本报告由{{机关名称}}", "本报告由示例县民政局"),
			[]string{"“本报告由示例县民政局依据”，报告的机关名称却是"}},
		{"the other edition's notice", changedTemplate(t, 1, "〔2021〕30号", "〔2019〕60号"),
			[]string{"写的依据是“国办公开办函〔2019〕60号”"}},
		{"a block without end, and wrong names", changedTemplate(t, 1, "{{申请.新收.自然人}}", "{{申请.新受.自然人}}",
			"{{申请.结转.自然人}}", "{{申请.结转下年.自然人}}", "{{文件.规章.制发}}", "共{{if 文件.规章.制发}}{{文件.规章.制定}}"),
			[]string{"{{申请.新受.自然人}}", "{{申请.结转下年.自然人}}", "{{if 文件.规章.制发}}", "{{文件.规章.制定}}"}},
		{"what the report's data do not go into, with names that every edition has",
			wordtest.Document(t, wordtest.Paragraph("{{申请.新收.总计}}件{{slice 机关名称 90}}"), nil),
			[]string{"模板填不了，没有保存", "正文第 1 段 {{slice 机关名称 90}}"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := l.filledBy(test.pkg, f.Report)
			if err == nil {
				t.Fatal("it was filled")
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("no %s in %v", want, err)
				}
			}
			if test.name == "another edition's" && strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line: %v", err)
			}
		})
	}
}

// TestLetter shows that a template without a table is told of, and no more.
func TestLetter(t *testing.T) {
	pkg := changedTemplate(t, 1)
	pkg.Set("word/document.xml", []byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`+
		`<w:body><w:p><w:r><w:t>{{机关名称}}新收{{申请.新收.总计}}件。</w:t></w:r></w:p></w:body></w:document>`))
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	dir := t.TempDir()
	template := filepath.Join(dir, "函.docx")
	if err := file.Save(template, data, false); err != nil {
		t.Fatalf("file.Save: %v", err)
	}
	done, err := Builtin().Convert(books[0], Conversion{Out: filepath.Join(dir, "o.docx"), Template: template})
	if err != nil || done.Path == "" {
		t.Fatal(done, err)
	}
	for _, n := range done.Notices {
		if n.Severity.Chinese() != "提示" {
			t.Errorf("%v", n)
		}
	}
	if len(done.Notices) == 0 || !strings.Contains(done.Notices[0].Text, "200 个数没有逐格核对") {
		t.Errorf("told %v", done.Notices)
	}
}

// TestPlacedWithOmissions shows that a document which is filled by its labels may say what it leaves out.
func TestPlacedWithOmissions(t *testing.T) {
	l := Builtin()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	for _, comment := range []string{"", "<w:p><w:r><w:t>{{/* 不印 申请.结转 */}}</w:t></w:r></w:p>"} {
		pkg, err := opc.ReadFile(convertTo(t, books[0], "上年.docx"))
		if err != nil {
			t.Fatalf("opc.ReadFile: %v", err)
		}
		xml, _ := pkg.Part("word/document.xml")
		rows := drawnRow.ReplaceAllStringFunc(string(xml), func(row string) string {
			if strings.Contains(row, "结转下年度") {
				return ""
			}
			return row
		})
		pkg.Set("word/document.xml", []byte(strings.Replace(rows, "<w:body>", "<w:body>"+comment, 1)))
		data, _, err := l.filledBy(pkg, f.Report)
		switch {
		case comment == "" && (err == nil || !strings.Contains(err.Error(), "没有找到“四、结转下年度继续办理”这一行")):
			t.Errorf("got %v", err)
		case comment != "" && err != nil:
			t.Error(err)
		case comment != "":
			if out, err := opc.Read(data); err != nil || strings.Contains(partText(out), "不印") {
				t.Errorf("the comment stays, %v", err)
			}
		}
	}
}

func partText(pkg *opc.Package) string {
	xml, _ := pkg.Part("word/document.xml")
	return string(xml)
}
