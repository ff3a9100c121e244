package wordtest

import (
	"testing"

	"nianbao/ooxml/opc"
)

// Damaged returns documents of which no reader makes anything, by what is wrong with each.
func Damaged(t testing.TB, body string) map[string]*opc.Package {
	t.Helper()
	damaged := func(part, data string) *opc.Package {
		pkg := Document(t, body, map[string]string{"header.xml": "<w:hdr " + Namespaces + "/>"})
		pkg.Set(part, []byte(data))
		return pkg
	}
	return map[string]*opc.Package{
		"no parts":                       opc.New(),
		"relations that are cut off":     damaged("_rels/.rels", "<Relationships>"),
		"a document that is cut off":     damaged("word/document.xml", `<w:document `+Namespaces+`><w:body><w:del><wp:docPr name="{{"/>`),
		"its relations that are cut off": damaged("word/_rels/document.xml.rels", "<Relationships>"),
	}
}

// Refuses fails where something that is done with damaged documents gives no error, or changes a part.
func Refuses(t *testing.T, body string, try func(pkg *opc.Package) error) {
	t.Helper()
	for name, pkg := range Damaged(t, body) {
		before := pkg.Clone()
		if err := try(pkg); err == nil {
			t.Errorf("%s: no error", name)
		}
		for _, part := range before.Parts() {
			if data, _ := pkg.Part(part.Name); string(data) != string(part.Data) {
				t.Errorf("%s: %s has changed", name, part.Name)
			}
		}
		if len(pkg.Parts()) != len(before.Parts()) {
			t.Errorf("%s: there are other parts", name)
		}
	}
}
