package wml

import (
	"bytes"
	"testing"

	"nianbao/ooxml/opc"
)

// TestWriteRun writes line ends and tabs as the kind of run has them.
func TestWriteRun(t *testing.T) {
	const open, shut = `<w:t xml:space="preserve">`, `</w:t>`
	for _, c := range []struct{ text, prefix, around, want string }{
		{"", "w:", "w:", ""},
		{"a<b&c", "w:", "w:", "a&lt;b&amp;c"},
		{"a\nb", "w:", "w:", "a" + shut + "<w:br/>" + open + "b"},
		{"a\r\nb", "w:", "w:", "a" + shut + "<w:br/>" + open + "b"},
		{"a\rb", "w:", "w:", "a" + shut + "<w:br/>" + open + "b"},
		{"a\u2028b", "w:", "w:", "a" + shut + "<w:br/>" + open + "b"},
		{"a\u2029b\u2027", "w:", "w:", "a\u2029b\u2027"},
		{"\tb", "w:", "w:", shut + "<w:tab/>" + open + "b"},
		{"b\n", "w:", "w:", "b" + shut + "<w:br/>" + open},
		{"a\r\nb\tc", "a:", "a:", "a b c"},
		{"a\nb", "m:", "w:", `a</m:t><w:br/><m:t xml:space="preserve">b`},
	} {
		var out bytes.Buffer
		WriteRun(&out, c.text, c.prefix, c.around)
		if out.String() != c.want {
			t.Errorf("%q is written %q, want %q", c.text, out.String(), c.want)
		}
	}
}

// TestMainPart takes a Word document of any kind, and says of what is none that it is none.
func TestMainPart(t *testing.T) {
	pack := func(mime string) *opc.Package {
		pkg := opc.New()
		for _, p := range []opc.Part{
			{Name: "[Content_Types].xml", Data: []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
				`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
				`<Override PartName="/word/d.xml" ContentType="` + mime + `"/></Types>`)},
			{Name: "_rels/.rels", Data: []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
				`<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/d.xml"/></Relationships>`)},
			{Name: "word/d.xml", Data: []byte("<a/>")},
		} {
			pkg.Set(p.Name, p.Data)
		}
		return pkg
	}
	for mime, want := range map[string]bool{
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": true,
		"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": true,
		"application/vnd.ms-word.document.macroEnabled.main+xml":                           true,
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml":       false,
	} {
		part, err := Main(pack(mime))
		if want && (part != "word/d.xml" || err != nil) || !want && (part != "" || err == nil || err.Error() != "d.xml：不是 Word 文档") {
			t.Errorf("%s: %q, %v", mime, part, err)
		}
	}
	if part, err := Main(opc.New()); part != "" || err == nil {
		t.Errorf("an empty package: %q, %v", part, err)
	}
}
