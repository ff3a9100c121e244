// Package drawingtest makes small Word documents for tests.
package drawingtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"nianbao/ooxml/opc"
)

// A Document is a Word document by its parts. The main part and headers, document.xml and header1.xml, are given by
// their bodies, the relations of a part, made by [Relation], under its name and a colon. Parts stand in word/.
type Document map[string]string

// The namespaces that a body may use.
const Prefixes = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="` + relations + `"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"`

const (
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages  = "http://schemas.openxmlformats.org/package/2006"
	openXML   = "application/vnd.openxmlformats-officedocument."
)

// types are what parts are by their names.
var types = []struct{ begins, mime string }{
	{"document.xml", openXML + "wordprocessingml.document.main+xml"}, {"header",
		openXML + "wordprocessingml.header+xml"},
	{"charts/chart", openXML + "drawingml.chart+xml"}, {"embeddings/", openXML + "spreadsheetml.sheet"},
	{"media/image1.png", "image/png"}, {"media/image1.jpeg", "image/jpeg"},
}

// Relation returns a relation of a kind, such as chart.
func Relation(id, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, relations, kind, target)
}

// Pack returns the document as a package that was read.
func (d Document) Pack(t testing.TB) *opc.Package {
	t.Helper()
	p := opc.New()
	overrides := ""
	names := slices.Sorted(maps.Keys(d))
	for _, name := range names {
		for _, one := range types {
			if strings.HasPrefix(name, one.begins) && !strings.HasSuffix(name, ":") {
				overrides += fmt.Sprintf(`<Override PartName="/word/%s" ContentType="%s"/>`, name, one.mime)
			}
		}
	}
	p.Set("[Content_Types].xml", []byte(`<Types xmlns="`+packages+`/content-types"><Default Extension="rels"`+
		` ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"`+
		` ContentType="application/xml"/>`+overrides+`</Types>`))
	p.Set("_rels/.rels", related(Relation("rId1", "officeDocument", "word/document.xml")))
	for _, name := range names {
		owner, isRelations := strings.CutSuffix(name, ":")
		switch slash := strings.LastIndexByte(owner, '/') + 1; {
		case isRelations:
			p.Set("word/"+owner[:slash]+"_rels/"+owner[slash:]+".rels", related(d[name]))
		case name == "document.xml" || strings.HasPrefix(name, "header"):
			p.Set("word/"+name, []byte(Before+d[name]+After))
		default:
			p.Set("word/"+name, []byte(d[name]))
		}
	}
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if p, err = opc.Read(data); err != nil {
		t.Fatal(err)
	}
	return p
}

// What stands around a body in its part.
const (
	Before = `<?xml version="1.0" encoding="UTF-8"?>` + "\n<w:document " + Prefixes + "><w:body>"
	After  = `</w:body></w:document>`
)

func related(list string) []byte {
	return []byte(`<Relationships xmlns="` + packages + `/relationships">` + list + `</Relationships>`)
}

// Text returns a part of a package, which must be there.
func Text(t testing.TB, p *opc.Package, part string) string {
	t.Helper()
	data, ok := p.Part(part)
	if !ok {
		t.Fatalf("there is no %s among %q", part, p.Names())
	}
	return string(data)
}

// Body returns the body of a part.
func Body(t testing.TB, p *opc.Package, part string) string {
	t.Helper()
	body, ok1 := strings.CutPrefix(Text(t, p, part), Before)
	body, ok2 := strings.CutSuffix(body, After)
	if !ok1 || !ok2 {
		t.Fatalf("what stands around the body of %s has changed", part)
	}
	return body
}

// Same fails the test where two packages differ in other parts than those named.
func Same(t testing.TB, before, after *opc.Package, but ...string) {
	t.Helper()
	for _, part := range before.Parts() {
		if !slices.Contains(but, part.Name) && string(part.Data) != Text(t, after, part.Name) {
			t.Errorf("%s has changed", part.Name)
		}
	}
	for _, name := range after.Names() {
		if _, ok := before.Part(name); !ok && !slices.Contains(but, name) {
			t.Errorf("%s is new", name)
		}
	}
}
