package docx

import (
	"regexp"
	"strings"
	"testing"

	"nianbao/ooxml/opc"
)

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// word makes a document of a body and further parts by name (header1.xml).
func word(t testing.TB, body string, more map[string]string) *opc.Package {
	t.Helper()
	pkg := opc.New()
	types := `<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>`
	relations := ""
	for _, kind := range []string{"header", "footer", "footnotes", "comments"} {
		if _, ok := more[kind+".xml"]; ok {
			relations += `<Relationship Id="r` + kind + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + kind + `.xml"/>`
		}
	}
	pkg.Set("[Content_Types].xml", []byte(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+types+`</Types>`))
	pkg.Set("_rels/.rels", []byte(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`))
	pkg.Set("word/document.xml", []byte(`<?xml version="1.0" encoding="UTF-8"?>`+"\n"+`<w:document `+wordNS+`><w:body>`+body+`<w:sectPr/></w:body></w:document>`))
	if relations != "" {
		pkg.Set("word/_rels/document.xml.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+relations+`</Relationships>`))
	}
	for _, kind := range []string{"header", "footer", "footnotes", "comments"} {
		if data, ok := more[kind+".xml"]; ok {
			pkg.Set("word/"+kind+".xml", []byte(data))
		}
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	pkg, err = opc.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

// p is a paragraph of runs; a run that begins with * is bold.
func p(runs ...string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	for _, r := range runs {
		properties := ""
		if text, ok := strings.CutPrefix(r, "*"); ok {
			r, properties = text, "<w:rPr><w:b/></w:rPr>"
		}
		b.WriteString("<w:r>" + properties + "<w:t>" + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(r) + "</w:t></w:r>")
	}
	b.WriteString("</w:p>")
	return b.String()
}

func tr(cells ...string) string {
	row := "<w:tr>"
	for _, c := range cells {
		if !strings.HasPrefix(c, "<") {
			c = p(c)
		}
		row += "<w:tc>" + c + "</w:tc>"
	}
	return row + "</w:tr>"
}

func tbl(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }

var (
	bodyShape = regexp.MustCompile(`(?s)<w:body>(.*)<w:sectPr`)
	spaceAttr = regexp.MustCompile(` xml:space="preserve"`)
)

// body returns the body of a document without the space attributes.
func body(t testing.TB, data []byte) string {
	t.Helper()
	pkg, err := opc.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	xml, _ := pkg.Part("word/document.xml")
	m := bodyShape.FindSubmatch(xml)
	if m == nil {
		t.Fatalf("no body in %s", xml)
	}
	return spaceAttr.ReplaceAllString(string(m[1]), "")
}

func filled(t testing.TB, pkg *opc.Package, data map[string]any) []byte {
	t.Helper()
	template, err := Parse(pkg)
	if err != nil {
		t.Fatal(err)
	}
	out, err := template.Fill(data)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
