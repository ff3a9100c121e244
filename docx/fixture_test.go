package docx

import (
	"strings"
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
	sound(t, pkg, out)
	held(t, pkg, out)
	return out
}

// schemas counts the documents of each test that might have been held against Office's schemas.
var schemas = map[string]int{}

// held fails where what was filled is not valid and its template was. The validator takes a moment for each, so of a
// test's documents, subtests and random ones among them, these are the first, the second, the fourth and so on.
func held(t testing.TB, template *opc.Package, out []byte) {
	t.Helper()
	name, _, _ := strings.Cut(t.Name(), "/")
	schemas[name]++
	if n := schemas[name]; n&(n-1) != 0 || !wordtest.Validates() {
		return
	}
	if made, err := opc.Read(out); err == nil {
		wordtest.ValidateLike(t, made, template)
	}
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
