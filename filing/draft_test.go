package filing

import (
	"path/filepath"
	"strings"
	"testing"

	"nianbao/ooxml/opc"
)

// headers returns the headers of a document, joined.
func headers(t *testing.T, path string) string {
	t.Helper()
	pkg, err := opc.ReadFile(path)
	if err != nil {
		t.Fatal(err)
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
		t.Fatal(err)
	}
	if err := save(at("自己的.docx"), data, false); err != nil {
		t.Fatal(err)
	}
	for _, template := range []string{"", at("自己的.docx"), convertTo(t, books[0], "上年.docx")} {
		draft, final := at("草稿.docx"), at("定稿.docx")
		if _, err := Builtin().Convert(books[0], Conversion{Out: draft, Template: template, Draft: true, Force: true}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(headers(t, draft), "<w:t>草稿</w:t>") {
			t.Errorf("with %q there is no mark", template)
		}
		if template == at("自己的.docx") {
			continue // its output has no actions and no table: it is no template
		}
		done, err := Builtin().Convert(books[0], Conversion{Out: final, Template: draft, Force: true})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(headers(t, final), "草稿") {
			t.Errorf("with %q the mark stays: %v", template, done.Notices)
		}
	}
}
