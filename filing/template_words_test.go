package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/filing/record"
	"nianbao/filing/template"
	"nianbao/ooxml/opc"
)

// typed returns the path of the built-in template in which some words were typed over: the first, or all below the text.
func typed(t *testing.T, old, new string, below bool) string {
	t.Helper()
	pkg := changedTemplate(t, 1)
	data, _ := pkg.Part("word/document.xml")
	head, rest, _ := strings.Cut(string(data), "{{if 机关名称}}")
	if below {
		rest = strings.ReplaceAll(rest, old, new)
	} else {
		head = strings.Replace(head, old, new, 1)
	}
	pkg.Set("word/document.xml", []byte(head+"{{if 机关名称}}"+rest))
	return kept(t, pkg, "模板.docx")
}

func kept(t *testing.T, pkg *opc.Package, name string) string {
	t.Helper()
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return path
}

// TestWhoseReport shows that what a template prints of another agency, or of another date, than the report's is refused
// or told of, and that braces which would be printed are refused.
func TestWhoseReport(t *testing.T) {
	for _, test := range []struct {
		name, old, new string
		below          bool
		refused, told  string
	}{
		{"as it is", "", "", false, "", ""},
		{"a neighbour in the title", "{{机关名称}}", "示例县民政局", false, "机关名称：原来是“示例市人民政府”，写出的是“示例县民政局”", ""},
		{"a longer name", "{{机关名称}}", "{{机关名称}}办公室", false, "", "落款写的是“示例市人民政府”"},
		{"a masthead above the title", "{{机关名称}}", "{{机关名称}}文件", false, "", "落款写的是“示例市人民政府”"},
		{"a neighbour in the signature", "{{机关名称}}", "示例县民政局", true, "落款的机关是“示例县民政局”", ""},
		{"another date", "{{成文日期}}", "2024年1月18日", true, "成文日期：原来是“2025年1月20日”，写出的是“2024年1月18日”", ""},
		{"the date in numerals", "{{成文日期}}", "二〇二五年一月二十日", true, "", ""},
		{"one brace", "{{机关名称}}", "{机关名称}", false, "请改成 {{机关名称}}", ""},
		{"one brace too few", "{{成文日期}}", "{成文日期}}", true, "请改成 {{成文日期}}", ""},
		{"one brace too many", "{{成文日期}}", "{{成文日期}}}", true, "大括号不一样多", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			template, out := typed(t, test.old, test.new, test.below), filepath.Join(t.TempDir(), "o.docx")
			done, err := Builtin().Convert(books[0], Conversion{Out: out, Template: template})
			if test.refused != "" {
				if err == nil || !strings.Contains(err.Error(), test.refused) || strings.Contains(err.Error(), "--missing") {
					t.Errorf("got %v", err)
				}
				if test.old == "{{机关名称}}" && test.below && err != nil && strings.Count(err.Error(), test.new) > 1 {
					t.Errorf("told twice: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			told := ""
			for _, n := range done.Notices {
				told += n.Text
			}
			if test.told == "" && told != "" || !strings.Contains(told, test.told) {
				t.Errorf("told %q", told)
			}
		})
	}
	path := typed(t, "{{机关名称}}", "{机关名称}", false)
	if _, err := Builtin().CheckTemplate(path, ""); err == nil || !strings.Contains(err.Error(), "请改成 {{机关名称}}") {
		t.Errorf("got %v", err)
	}
}

// TestNoTemplate shows what is said of a template that is none: one line, with what it is and what to do.
func TestNoTemplate(t *testing.T) {
	book, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	for name, test := range map[string]struct{ content, want string }{
		"表.xlsx":    {string(book), "是工作簿（电子表格）。统计表写在 convert 后面"},
		"表.docx":    {string(book), "是工作簿（电子表格）。统计表写在 convert 后面"},
		"a.html":    {"<html><body>x</body></html>", "是网页（HTML），扩展名是 .html。用 WPS 文字或 Word 打开它，另存为 .docx"},
		"a.pdf":     {"%PDF-1.4\n", "是 PDF 文件，扩展名是 .pdf。请换用 .docx 文件"},
		"a.png":     {"\x89PNG\r\n\x1a\n", "是图片，扩展名是 .png。请换用 .docx 文件"},
		"a.txt":     {"年度", "是纯文本，扩展名是 .txt。用 WPS 文字或 Word 打开它"},
		"无此文件.docx": {"", "文件不存在"},
	} {
		path := filepath.Join(t.TempDir(), name)
		if test.content != "" {
			if err := os.WriteFile(path, []byte(test.content), 0o600); err != nil {
				t.Fatalf("os.WriteFile: %v", err)
			}
		}
		_, checkErr := Builtin().CheckTemplate(path, "")
		_, convertErr := Builtin().Convert(books[0], Conversion{Out: filepath.Join(t.TempDir(), "o.docx"), Template: path})
		_, fillErr := template.Fill(path, template.Filling{
			Data: record.Source{Paths: []string{"../testdata/huaian-2024.json"}}, Out: "o.docx"})
		for _, err := range []error{checkErr, convertErr} {
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") ||
				strings.Contains(err.Error(), ".xml") {
				t.Errorf("%s: %v", name, err)
			}
		}
		if fillErr == nil {
			t.Errorf("%s: filled", name)
		}
	}
}

// TestLastWithoutChart shows that last year's file is not passed over where neither a relation nor a chart asks for it.
func TestLastWithoutChart(t *testing.T) {
	definition, err := os.ReadFile("../templates/2021/form.yaml")
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	text := string(definition)
	from, to := strings.Index(text, "  - id: Y01"), strings.Index(text, "\ncharts:")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "form.yaml"), []byte(text[:from]+text[to:]), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	l, err := LoadDir(dir)
	if err != nil {
		t.Fatalf("LoadDir: %v", err)
	}
	for name, c := range map[string]Conversion{
		"the built-in template": {Out: "o.docx"},
		"one of one's own":      {Out: "o.docx", Template: kept(t, changedTemplate(t, 1), "t.docx")},
		"a page":                {Out: "o.html"},
	} {
		c.Out, c.Last = filepath.Join(t.TempDir(), c.Out), yearBefore(t, books[0])
		if _, err := l.Convert(books[0], c); err == nil || !strings.Contains(err.Error(), "去掉 --") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestPicturesAreNamed shows that pictures and charts which no conversion carries are a finding.
func TestPicturesAreNamed(t *testing.T) {
	document := kept(t, changedTemplate(t, 1, "<w:sectPr", `<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>`+
		`<w:drawing><pic:pic xmlns:pic="p"><a:blip xmlns:a="a"/></pic:pic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:imagedata xmlns:v="v"/></w:pict>`+
		`</mc:Fallback></mc:AlternateContent></w:r></w:p><w:p><w:r><w:drawing><c:chart xmlns:c="c"/></w:drawing></w:r></w:p>`+
		`<w:sectPr`), "报告.docx")
	source, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	book, err := opc.Read(source)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	book.Set("xl/worksheets/_rels/sheet3.xml.rels", []byte(`<Relationships`+
		` xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"`+
		` Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"`+
		` Target="../drawings/drawing1.xml"/></Relationships>`))
	book.Set("xl/drawings/drawing1.xml", []byte(`<xdr:wsDr xmlns:xdr="x" xmlns:c="c"><xdr:pic/><c:chart/><c:chart/></xdr:wsDr>`))
	types, _ := book.Part("[Content_Types].xml")
	book.Set("[Content_Types].xml", []byte(strings.Replace(string(types), "</Types>",
		`<Override PartName="/xl/drawings/drawing1.xml"`+
			` ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>`, 1)))
	for path, want := range map[string][]string{
		document:                  {"图片（第", "图表（第"},
		kept(t, book, "统计表.xlsx"): {"图片（“", "”工作表）、图表（“"},
		books[0]:                  nil,
	} {
		f, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		said := ""
		for _, finding := range Builtin().Check(f) {
			if finding.Rule.ID == "S40" {
				said += finding.Message
			}
		}
		if (said == "") != (want == nil) {
			t.Errorf("%s: %q", path, said)
		}
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s: no %s in %q", path, w, said)
			}
		}
	}
}
