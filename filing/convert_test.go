package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/render/readback"
	"nianbao/render/sheet"
)

// writeWorkbook writes a report's workbook into a temporary folder.
func writeWorkbook(t testing.TB, r *form.Report) string {
	t.Helper()
	data, err := sheet.Workbook(r)
	if err != nil {
		t.Fatalf("sheet.Workbook: %v", err)
	}
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return path
}

// TestEveryFigure shows that the published figures come through workbook and Word unchanged.
func TestEveryFigure(t *testing.T) {
	for _, name := range []string{"huaian-2024", "zhongwei-2020"} {
		want := published(t, name)
		out := filepath.Join(t.TempDir(), "report.docx")
		done, err := Builtin().Convert("../testdata/"+name+".xlsx", Conversion{Out: out})
		if err != nil || done.Path != out {
			t.Fatal(done, err)
		}
		back, err := Builtin().Open(out, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		for _, d := range differences(back.Report, want) {
			t.Errorf("%s: %s", name, d)
		}
		if back.Report.Agency != want.Agency || back.Report.Year != want.Year {
			t.Errorf("%s: read back as %s %d", name, back.Report.Agency, back.Report.Year)
		}
	}
}

// TestNothingLost shows that a template that prints a wrong figure, none, or half a title stops the save and says where.
func TestNothingLost(t *testing.T) {
	source, err := Builtin().template(Builtin().Forms[1])
	if err != nil {
		t.Fatalf("Builtin().template: %v", err)
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"another cell's figure", "{{申请.新收.自然人}}", "{{申请.新收.总计}}", "“一、本年新收政府信息公开申请数量”的“自然人”：原来是“3001”，写出的是“3119”"},
		{"no figure", "{{申请.结转.总计}}", "", "“四、结转下年度继续办理”的“总计”：原来是“103”，写出的是“”"},
		{"no agency in the title", "{{机关名称}}", "某机关", "机关名称：原来是“示例市人民政府”，写出的是“某机关”"},
		{"no text", "{{range 段落 其他事项}}", "{{range 段落 主要问题}}", "六、其他需要报告的事项：原来是“全年收取"},
		{"another label", "2.重复申请", "2.重复的申请", "“2.重复申请”的“自然人”：原来是“25”，写出的是“”"},
	} {
		t.Run(test.name, func(t *testing.T) {
			pkg, err := opc.Read(source)
			if err != nil {
				t.Fatalf("opc.Read: %v", err)
			}
			xml, _ := pkg.Part("word/document.xml")
			if !strings.Contains(string(xml), test.old) {
				t.Fatalf("no %s in the template", test.old)
			}
			pkg.Set("word/document.xml", []byte(strings.ReplaceAll(string(xml), test.old, test.new)))
			broken, err := pkg.Bytes()
			if err != nil {
				t.Fatalf("pkg.Bytes: %v", err)
			}
			r := published(t, "huaian-2024")
			r.Texts["overview"] = form.Text{Text: "无"} // does not name the agency
			r.Particulars = map[string]string{form.Agency: r.Agency, form.Year: "2024"}
			named := fields.Of(r)
			named["草稿"] = false
			template, err := parse(broken, nil)
			if err != nil {
				t.Fatalf("parse: %v", err)
			}
			data, err := template.Fill(named)
			if err != nil {
				t.Fatalf("template.Fill: %v", err)
			}
			found, err := Builtin().compareWord(data, readback.Of(r, named), template.prints)
			if err != nil {
				t.Fatalf("Builtin().compareWord: %v", err)
			}
			if d := strings.Join(proof.Said(found), "\n"); !strings.Contains(d, test.want) {
				t.Errorf("got %s", d)
			}
		})
	}
}

// TestRandomReports sends random figures and texts from a workbook to Word and back to a workbook: nothing is lost.
func TestRandomReports(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		f := Builtin().Forms[rapid.IntRange(0, 1).Draw(rt, "edition")]
		r := form.NewReport(f)
		r.Agency, r.Year = rapid.StringMatching(`[一-龥]{2,20}(局|政府)`).Draw(rt, "agency"), f.Years.From
		r.Particulars[form.Agency], r.Particulars[form.Year] = r.Agency, decimal.NewFromInt(int64(r.Year)).String()
		totals := f.Totals()
		for _, c := range f.Cells {
			if totals[c] == nil && rapid.IntRange(0, 9).Draw(rt, "blank") > 0 {
				r.SetNumber(c, decimal.NewFromInt(rapid.Int64Range(0, 99999).Draw(rt, c.ID)))
			}
		}
		for _, s := range f.Texts() {
			r.Texts[s.Text] = form.Text{Text: rapid.StringMatching(`[一-龥A-Za-z0-9，。（）<>&"'%{} ]{0,40}(\n（一）[一-龥]{1,8}。?[一-龥]{0,20}){0,3}`).Draw(rt, s.Text)}
			if strings.Contains(r.Texts[s.Text].Text, "{{") {
				delete(r.Texts, s.Text)
			}
		}
		data, err := sheet.Workbook(r)
		if err != nil {
			rt.Fatalf("sheet.Workbook: %v", err)
		}
		path := filepath.Join(t.TempDir(), "book.xlsx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			rt.Fatalf("os.WriteFile: %v", err)
		}
		book, err := Builtin().Open(path, "")
		if err != nil {
			rt.Fatalf("Builtin().Open: %v", err)
		}
		if data, err = wordOf(book.Report, true, nil, nil); err != nil {
			rt.Fatalf("wordOf: %v", err)
		}
		want := printed(book)
		for _, kind := range []string{"Word", "the workbook made of it"} {
			back, err := Builtin().readBack(path, data)
			if err != nil {
				rt.Fatalf("Builtin().readBack: %v", err)
			}
			if diff := cmp.Diff(want, printed(back)); diff != "" {
				rt.Errorf("%s (-want +got)\n%s", kind, diff)
			}
			if data, err = sheet.Workbook(back.Report); err != nil {
				rt.Fatalf("sheet.Workbook: %v", err)
			}
		}
		for _, c := range f.Cells {
			if totals[c] == nil && book.Report.Value(c).Normalized() != r.Value(c).Normalized() {
				rt.Errorf("%s: %v is read as %v", c.ID, r.Value(c), book.Report.Value(c))
			}
		}
	})
}

// TestKeep shows that what a run has written is not replaced by it, even by force and however the file is called.
func TestKeep(t *testing.T) {
	dir := t.TempDir()
	done, err := Builtin().Convert(books[0], Conversion{Out: filepath.Join(dir, "report.docx")})
	if err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	for _, name := range []string{"/report.docx", "/./report.docx", "/other/../report.docx"} {
		out, run := dir+filepath.FromSlash(name), &file.Ledger{}
		run.Wrote(done.Path, books[0])
		_, err := Builtin().Convert(books[1], Conversion{Out: out, Force: true, Run: run})
		if err == nil || !strings.Contains(err.Error(), "和 "+books[0]+" 的报告同名") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSourceUntouched shows that no command changes the file that it reads.
func TestSourceUntouched(t *testing.T) {
	path := writeWorkbook(t, published(t, "huaian-2024"))
	before, _ := os.ReadFile(path)
	for range 2 {
		if _, err := Builtin().Convert(path, Conversion{Force: true}); err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
	}
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("the workbook changed")
	}
}

// TestUnreadableInDraft shows that what is no figure stands in a draft as it was typed.
func TestUnreadableInDraft(t *testing.T) {
	r := published(t, "huaian-2024")
	r.SetValue(r.Form.Cell("documents.regulations.issued"), form.ParseValue("约5件", grid.Text, "件", ""))
	done, err := Builtin().Convert(writeWorkbook(t, r), Conversion{})
	if err != nil || done.Path != "" {
		t.Fatalf("converted: %+v, %v", done, err)
	}
	done, err = Builtin().Convert(writeWorkbook(t, r), Conversion{Draft: true})
	if err != nil || !strings.HasSuffix(done.Path, "（草稿）.docx") {
		t.Fatalf("got %+v, %v", done, err)
	}
	back, err := Builtin().Open(done.Path, "")
	if err != nil || back.Report.Value(r.Form.Cell("documents.regulations.issued")).Text != "约5件" {
		t.Errorf("read back %+v, %v", back, err)
	}
}

// wordOf returns a report as a Word document, read back.
func wordOf(r *form.Report, draft bool, charts []*form.Chart, last *form.Report) ([]byte, error) {
	return bytesOf(Builtin().word(r, draft, charts, last))
}

// bytesOf returns what is to be saved.
func bytesOf(r *rendered, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	return r.bytes()
}
