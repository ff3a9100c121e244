// Package wordtest makes small Word documents for tests.
package wordtest

import (
	"strings"
	"testing"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

// Namespaces declares the prefixes that bodies use.
const Namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// relatedParts are the kinds of parts that a document may be given.
var relatedParts = []string{"header", "footer", "footnotes", "endnotes", "comments", "styles", "settings"}

// Document makes a document of a body and further parts by name (header1.xml).
func Document(t testing.TB, body string, more map[string]string) *opc.Package {
	t.Helper()
	pkg := opc.New()
	types := `<Override PartName="/word/document.xml"` +
		` ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>`
	relations := ""
	for _, kind := range relatedParts {
		if _, ok := more[kind+".xml"]; ok {
			relations += `<Relationship Id="r` + kind + `"` +
				` Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `"` +
				` Target="` + kind + `.xml"/>`
		}
	}
	pkg.Set("[Content_Types].xml", []byte(`<?xml version="1.0"?><Types`+
		` xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"`+
		` ContentType="application/xml"/><Default Extension="rels"`+
		` ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+types+`</Types>`))
	pkg.Set("_rels/.rels", []byte(`<?xml version="1.0"?><Relationships`+
		` xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"`+
		` Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"`+
		` Target="word/document.xml"/></Relationships>`))
	pkg.Set("word/document.xml", []byte(`<?xml version="1.0"`+
		` encoding="UTF-8"?>`+"\n"+`<w:document `+Namespaces+`><w:body>`+body+`<w:sectPr/></w:body></w:document>`))
	if relations != "" {
		pkg.Set("word/_rels/document.xml.rels", []byte(`<Relationships`+
			` xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+relations+`</Relationships>`))
	}
	for _, kind := range relatedParts {
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

// Paragraph is a paragraph of runs; a run that begins with * is bold.
func Paragraph(runs ...string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	for _, r := range runs {
		properties := ""
		if text, ok := strings.CutPrefix(r, "*"); ok {
			r, properties = text, "<w:rPr><w:b/></w:rPr>"
		}
		b.WriteString("<w:r>" + properties + "<w:t>" + xmltree.EscapeText(r) + "</w:t></w:r>")
	}
	b.WriteString("</w:p>")
	return b.String()
}

// Row is a row of cells, each a text or blocks.
func Row(cells ...string) string {
	row := "<w:tr>"
	for _, c := range cells {
		if !strings.HasPrefix(c, "<") {
			c = Paragraph(c)
		}
		row += "<w:tc>" + c + "</w:tc>"
	}
	return row + "</w:tr>"
}

// Table is a table of rows.
func Table(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }

// Cell is a cell with properties.
func Cell(properties, text string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + Paragraph(text) + "</w:tc>"
}

// Field is a paragraph with a field.
func Field(instruction, result string) string {
	return `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + instruction + `</w:instrText>` +
		`</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		`<w:r><w:t>` + result + `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
}

// Inner is what stands in a paragraph.
func Inner(paragraph string) string {
	return strings.TrimSuffix(strings.TrimPrefix(paragraph, "<w:p>"), "</w:p>")
}

// Control is a content control.
func Control(properties, content string) string {
	return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>"
}

// Closed writes an element without content in the shorter of its two ways.
func Closed(xml string) string {
	return strings.NewReplacer("<w:sdtPr></w:sdtPr>", "<w:sdtPr/>", "<w:t></w:t>", "<w:t/>",
		"<w:p></w:p>", "<w:p/>", "<w:pPr></w:pPr>", "<w:pPr/>").Replace(xml)
}

// Run is a run with properties.
func Run(properties, content string) string {
	if properties != "" {
		properties = "<w:rPr>" + properties + "</w:rPr>"
	}
	return "<w:r>" + properties + content + "</w:r>"
}

// Formatted is a paragraph with properties.
func Formatted(properties, content string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>"
}

var bodyShape = regex.New(`(?s)<w:body>(.*)<w:sectPr`)

// Body returns the body of a document without the space attributes.
func Body(t testing.TB, data []byte) string {
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
	return strings.ReplaceAll(string(m[1]), ` xml:space="preserve"`, "")
}
