package docx

import (
	"testing"

	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

// What the tests build their documents of.
var (
	word = wordtest.Document
	p    = wordtest.Paragraph
	tr   = wordtest.Row
	tbl  = wordtest.Table
	tc   = wordtest.Cell
	body = wordtest.Body
)

const wordNS = wordtest.Namespaces

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

// fillWith fills a template with options and writes the document.
func fillWith(t *Template, data map[string]any, o Options) ([]byte, error) {
	pkg, err := t.FillWith(data, o)
	if err != nil {
		return nil, err
	}
	return pkg.Bytes()
}
