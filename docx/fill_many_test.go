package docx

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

// many is how much of a kind a long template has. What grows with its square takes minutes.
const many = 4000

// TestManyLinks fills a template in which each of many links has a relation of its own.
func TestManyLinks(t *testing.T) {
	var body, relations strings.Builder
	for i := range many {
		body.WriteString(`<w:p>` + strings.Replace(linkTo("看"), `"x1"`, fmt.Sprintf(`"x%d"`, i), 1) + `</w:p>`)
		fmt.Fprintf(&relations, `<Relationship Id="x%d" Type="%shyperlink" Target="http://a/{{号}}/%d" TargetMode="External"/>`,
			i, officeSpace, i)
	}
	pkg := word(t, body.String(), nil)
	pkg.Set("word/_rels/document.xml.rels", []byte(
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+relations.String()+`</Relationships>`))
	list, err := filledMany(t, pkg, map[string]any{"号": "7"}).Relations("word/document.xml")
	if err != nil || len(list) != many {
		t.Fatalf("%d relations for as many links as %d: %v", len(list), many, err)
	}
	for i, r := range list {
		if want := fmt.Sprintf("http://a/7/%d", i); r.ID != fmt.Sprintf("x%d", i) || r.Target != want {
			t.Fatalf("%s leads to %s, want %s", r.ID, r.Target, want)
		}
	}
}

// TestManyHalves fills a loop whose passes drop the end of a bookmark that a field of theirs shows: the field is out of
// date, and the bookmark goes.
func TestManyHalves(t *testing.T) {
	body := p("{{range 行}}") + `<w:p><w:bookmarkStart w:id="1" w:name="b"/>` + typed("甲{{if 假}}") + `<w:bookmarkEnd w:id="1"/>` +
		typed("{{end}}") + wordtest.Inner(wordtest.Field(" REF b ", "见")) + `</w:p>` + p("{{end}}")
	out := filledMany(t, word(t, body, nil), map[string]any{"行": make([]any, 4*many), "假": false})
	data, _ := out.Part("word/document.xml")
	if text := string(data); strings.Contains(text, "bookmark") || strings.Count(text, `w:dirty="true"`) != 4*many {
		t.Errorf("%d fields are out of date: %.400s", strings.Count(text, `w:dirty="true"`), text)
	}
}

// TestManyBlocks brings many blocks of rows around them.
func TestManyBlocks(t *testing.T) {
	rows := strings.Repeat(tr("{{if 行 假}}甲", "乙{{end}}")+tr("丙", "丁"), many)
	out := filledMany(t, word(t, tbl(rows), nil), map[string]any{"假": false})
	data, _ := out.Part("word/document.xml")
	if n := strings.Count(string(data), "<w:tr>"); n != many || strings.Contains(string(data), "甲") {
		t.Errorf("%d rows are left", n)
	}
}

func filledMany(t *testing.T, pkg *opc.Package, data map[string]any) *opc.Package {
	t.Helper()
	template, err := Parse(pkg)
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	out, err := template.FillWith(data, Options{})
	if err != nil {
		t.Fatalf("template.FillWith: %v", err)
	}
	return out
}
