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
		t.Fatalf("Parse: %v", err)
	}
	out, err := template.Fill(data)
	if err != nil {
		t.Fatalf("template.Fill: %v", err)
	}
	sound(t, pkg, out)
	if made, err := opc.Read(out); err == nil {
		wordtest.ValidateLike(t, made, pkg)
	}
	return out
}

// sound fails where what hangs together in a template does not in what was filled.
func sound(t interface {
	Errorf(format string, args ...any)
	Helper()
}, template *opc.Package, out []byte) {
	t.Helper()
	if len(wordtest.Faults(template)) > 0 {
		return
	}
	filled, err := opc.Read(out)
	if err != nil {
		t.Errorf("%v", err)
		return
	}
	for _, fault := range wordtest.Faults(filled) {
		t.Errorf("%s", fault)
	}
}

// fillWith fills a template with options and writes the document.
func fillWith(t *Template, data map[string]any, o Options) ([]byte, error) {
	pkg, err := t.FillWith(data, o)
	if err != nil {
		return nil, err
	}
	return pkg.Bytes()
}
