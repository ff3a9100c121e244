package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/filing/file"
	"nianbao/filing/filingtest"
	"nianbao/form/fields"
	"nianbao/ooxml/opc"
)

// headers returns the headers of a document, joined.
func headers(t *testing.T, path string) string {
	t.Helper()
	pkg, err := opc.ReadFile(path)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	all := ""
	for _, part := range pkg.Parts() {
		if strings.Contains(pkg.Type(part.Name), "header+xml") {
			all += string(part.Data)
		}
	}
	return all
}

// TestDrafts shows that a draft is marked whatever it is filled into, and that a marked one used as a template loses its
// mark.
func TestDrafts(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	plain := changedTemplate(t, 1)
	plain.Set("word/document.xml", []byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`+
		`<w:body><w:p><w:r><w:t>{{机关名称}}{{申请.新收.总计}}件</w:t></w:r></w:p></w:body></w:document>`))
	data, err := plain.Bytes()
	if err != nil {
		t.Fatalf("plain.Bytes: %v", err)
	}
	if err := file.Save(at("自己的.docx"), data, false); err != nil {
		t.Fatalf("file.Save: %v", err)
	}
	for _, template := range []string{"", at("自己的.docx"), convertTo(t, books[0], "上年.docx")} {
		draft, final := at("草稿.docx"), at("定稿.docx")
		if _, err := Builtin().Convert(books[0], Conversion{Out: draft, Template: template, Draft: true, Force: true}); err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
		if !strings.Contains(headers(t, draft), "<w:t>草稿</w:t>") {
			t.Errorf("with %q there is no mark", template)
		}
		if template == at("自己的.docx") {
			continue // its output has no actions and no table: it is no template
		}
		done, err := Builtin().Convert(books[0], Conversion{Out: final, Template: draft, Force: true})
		if err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
		if strings.Contains(headers(t, final), "草稿") {
			t.Errorf("with %q the mark stays: %v", template, done.Notices)
		}
	}
}

// TestDraftsPrintNoErrorValue shows that no error value is printed in a draft for people, neither in a cell nor in a
// sentence, whatever it is filled into; what somebody typed is, and the workbook and JSON hold what there was.
func TestDraftsPrintNoErrorValue(t *testing.T) {
	path := filepath.Join(t.TempDir(), "统计表.xlsx")
	sound, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	book := filingtest.Spoil(t, sound, func(s *filingtest.Spoiler) {
		s.Fault(filingtest.Applied+"!D6", "1/0", "#DIV/0!")
		s.Text(filingtest.Applied+"!D7", "#n/a")
		s.Text(filingtest.Applied+"!D8", "约12")
		s.Text("文字!A5", "新收{{申请.新收.自然人}}件。")
	})
	if err := os.WriteFile(path, book, 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	last := convertTo(t, books[0], "上年.docx")
	own, err := Builtin().template(Builtin().Forms[1])
	if err != nil {
		t.Fatalf("Builtin().template: %v", err)
	}
	template := filepath.Join(t.TempDir(), "自己的.docx")
	if err := os.WriteFile(template, own, 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	for _, test := range []struct {
		out, template string
		want          []string
	}{
		{"a.docx", "", []string{fields.NoFigure, "约12"}}, {"b.docx", template, []string{fields.NoFigure, "约12"}},
		{"c.docx", last, []string{fields.NoFigure, "约12"}}, {"d.html", "", []string{fields.NoFigure, "约12"}},
		{"e.json", "", []string{"#DIV/0!", "#n/a", "约12"}}, {"f.xlsx", "", []string{"#DIV/0!", "#n/a", "约12"}},
	} {
		out := filepath.Join(t.TempDir(), test.out)
		if _, err := Builtin().Convert(path, Conversion{Out: out, Template: test.template, Draft: true}); err != nil {
			t.Fatal(test.out, err)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		text := string(data)
		if pkg, err := opc.Read(data); err == nil {
			text = ""
			for _, part := range pkg.Parts() {
				text += string(part.Data)
			}
		}
		for _, want := range test.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s", test.out, want)
			}
		}
		if printed := test.want[0] == fields.NoFigure; printed &&
			(strings.Contains(text, "#DIV/0!") || strings.Contains(text, "#n/a")) {
			t.Errorf("%s prints an error value", test.out)
		}
	}
}
