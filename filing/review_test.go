package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/docx/review"
	"nianbao/filing/printing"
	"nianbao/ooxml/opc"
	"nianbao/templates"
)

// reviewed returns a report in which a comment, an inserted sentence and a deleted one are left.
func reviewed(t *testing.T, name string, source []byte) string {
	t.Helper()
	pkg, err := opc.Read(source)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	replace := func(part, old, new string) {
		xml, ok := pkg.Part(part)
		if !ok || !strings.Contains(string(xml), old) {
			t.Fatalf("no %s in %s", old, part)
		}
		pkg.Set(part, []byte(strings.Replace(string(xml), old, new, 1)))
	}
	const by = ` w:id="900" w:author="甲" w:date="2024-01-01T00:00:00Z"`
	replace("word/document.xml", "<w:tbl>", `<w:p><w:ins`+by+`><w:r><w:t>（待局长定）</w:t></w:r></w:ins><w:del`+by+
		`><w:r><w:delText>旧话</w:delText></w:r></w:del><w:r><w:commentReference w:id="901"/></w:r></w:p><w:tbl>`)
	pkg.Set("word/comments.xml", []byte(`<?xml version="1.0" encoding="UTF-8"?><w:comments`+
		` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="901" w:author="甲">`+
		`<w:p><w:r><w:t>这个数先别报</w:t></w:r></w:p></w:comment></w:comments>`))
	replace("word/_rels/document.xml.rels", "</Relationships>", `<Relationship Id="rId99" Target="comments.xml"`+
		` Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"/></Relationships>`)
	replace("[Content_Types].xml", "</Types>", `<Override PartName="/word/comments.xml"`+
		` ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>`)
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

const left = "批注 1 处（正文第13段）、插入 1 处（正文第13段）、删除 1 处（正文第13段）"

// TestReviewedReport shows that comments and revisions in a report that is checked, or becomes a workbook, are told of.
func TestReviewedReport(t *testing.T) {
	source, err := os.ReadFile(convertTo(t, books[0], "报告.docx"))
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	path := reviewed(t, "报告.docx", source)
	done, err := Builtin().Convert(path, Conversion{Out: filepath.Join(t.TempDir(), "o.xlsx")})
	if err != nil || done.Path == "" {
		t.Fatal(done, err)
	}
	found := false
	for _, f := range done.Findings {
		found = found || f.Rule.ID == "S21" && strings.Contains(f.Message, left)
	}
	if !found {
		t.Errorf("found %v", done.Findings)
	}
}

// TestReviewedTemplate shows that comments and revisions do not reach print: with a template of actions, and with one
// that is filled by its labels.
func TestReviewedTemplate(t *testing.T) {
	report, err := os.ReadFile(convertTo(t, books[0], "报告.docx"))
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	actions, err := Builtin().template(Builtin().Forms[1])
	if err != nil {
		t.Fatalf("Builtin().template: %v", err)
	}
	for name, source := range map[string][]byte{"上年.docx": report, "模板.docx": actions} {
		t.Run(name, func(t *testing.T) {
			template := reviewed(t, name, source)
			out := filepath.Join(t.TempDir(), "o.docx")
			_, err := Builtin().Convert(books[0], Conversion{Out: out, Template: template})
			if err == nil || !strings.Contains(err.Error(), "模板里有批注 1 处") || !strings.Contains(err.Error(), "--clean") {
				t.Errorf("got %v", err)
			}
			done, err := Builtin().Convert(books[0], Conversion{Out: out, Template: template, Clean: true})
			if err != nil {
				t.Fatalf("Builtin().Convert: %v", err)
			}
			if len(done.Notices) == 0 || !strings.Contains(done.Notices[0].Text, "批注 1 处") {
				t.Errorf("told %v", done.Notices)
			}
			pkg, err := opc.ReadFile(out)
			if err != nil {
				t.Fatalf("opc.ReadFile: %v", err)
			}
			if traces, err := review.Find(pkg); err != nil || len(traces) > 0 {
				t.Errorf("left %v, %v", traces, err)
			}
			for _, part := range pkg.Parts() {
				for _, word := range []string{"先别报", "旧话", "w:author", "comments"} {
					if strings.Contains(string(part.Data), word) {
						t.Errorf("%s in %s", word, part.Name)
					}
				}
			}
			if printing.LibreOffice() != "" {
				office(t, out, "pdf")
			}
		})
	}
}

// TestReviewedForm shows that a form's own template with traces of review is refused, by its name, with advice that
// leads on: --clean is for a template of one's own.
func TestReviewedForm(t *testing.T) {
	l := Builtin()
	actions, err := l.template(l.Forms[1])
	if err != nil {
		t.Fatalf("l.template: %v", err)
	}
	path := reviewed(t, "report.docx", actions)
	definition, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		t.Fatalf("templates.FS.ReadFile: %v", err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "form.yaml"), definition, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	l, err = LoadDir(filepath.Dir(path))
	if err != nil {
		t.Fatalf("LoadDir: %v", err)
	}
	_, err = l.Convert(books[0], Conversion{Out: filepath.Join(t.TempDir(), "o.docx")})
	if err == nil || !strings.HasPrefix(err.Error(), path+"：模板里有批注 1 处") || strings.Contains(err.Error(), "--clean") {
		t.Errorf("got %v", err)
	}
}
