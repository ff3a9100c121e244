package docx

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/ooxml/xmltree"
)

// TestAsPeers fills blocks that docxtemplater and easy-template-x (and docxtpl, where an action stands alone in its
// paragraph or row) fill, and writes what they write. They leave a blank paragraph, here ∅, where the one is that an
// action stood alone in; here that goes.
func TestAsPeers(t *testing.T) {
	data := map[string]any{"none": []any{}, "t": true, "f": false, "rows": []any{
		map[string]any{"a": "x1", "b": "y1", "subs": []any{"s", "t"}},
		map[string]any{"a": "x2", "b": "y2", "subs": []any{}}}}
	lines := func(texts string) string {
		var b strings.Builder
		for text := range strings.SplitSeq(texts, "¶") {
			b.WriteString(p(text))
		}
		return b.String()
	}
	for _, test := range []struct{ in, theirs string }{
		{lines("A {{range rows}}{{.a}}¶B{{end}} C"), "A x1¶Bx2¶B C"},
		{lines("A {{if t}}x¶B{{end}} C"), "A x¶B C"},
		{lines("A {{if f}}x¶B{{end}} C"), "A  C"},
		{lines("A {{range none}}x¶B{{end}} C"), "A  C"},
		{lines("A {{range rows}}{{.a}}¶B¶{{end}}¶C"), "A x1¶B¶x2¶B¶∅¶C"},
		{lines("{{range rows}}¶A¶{{.a}}{{end}} C"), "∅¶A¶x1¶A¶x2 C"},
		{lines("{{range none}}¶A¶{{.a}}{{end}} C"), " C"},
		{lines("A {{range none}}{{.a}}¶B¶{{end}}¶C"), "A ¶C"},
		{lines("{{if t}}¶A¶B{{end}} C"), "∅¶A¶B C"},
		{lines("A {{if t}}x¶{{end}}¶C"), "A x¶∅¶C"},
		{lines("{{range rows}}¶{{.a}}¶{{end}}¶C"), "x1¶x2¶C"},
		{lines("A {{range rows}}{{.a}}") + tbl(tr("r")) + lines("B{{end}} C"), "A x1¶[r]¶Bx2¶[r]¶B C"},
		{lines("A {{range rows}}{{.a}}") + tbl(tr("r")) + lines("{{end}}¶C"), "A x1¶[r]¶x2¶[r]¶∅¶C"},
		{lines("A {{range rows}}{{.a}}: {{range .subs}}{{.}}¶{{end}}{{end}}C"), "A x1: s¶t¶x2: C"},
		{lines("A {{range rows}}{{.a}}{{range .subs}}¶{{.}}{{end}}¶{{end}}¶C"), "A x1¶s¶t¶x2¶∅¶C"},
		{lines("A {{if not none}}no¶B{{end}} C"), "A no¶B C"},
		{tbl(tr(lines("A {{range rows}}{{.a}}¶B{{end}} C"), "x")), "[A x1¶Bx2¶B C|x]"},
		{tbl(tr("h", "i"), tr("{{range rows}}{{.a}}", "{{.b}}{{end}}"), tr("z", "z")), "[h|i][x1|y1][x2|y2][z|z]"},
		{tbl(tr("{{range rows}}{{.a}}", "{{.b}}"), tr("m", "n{{end}}"), tr("z", "z")), "[x1|y1][m|n][x2|y2][m|n][z|z]"},
		{tbl(tr("{{range rows}}", ""), tr("{{.a}}", "n"), tr("{{end}}", "")), "[x1|n][x2|n]"},
		{tbl(tr("h", "{{range rows}}{{.a}}{{end}}")), "[h|x1x2]"},
	} {
		got := outline(mustParse(t, body(t, filled(t, word(t, test.in, nil), data))))
		want := strings.Join(slices.DeleteFunc(strings.Split(test.theirs, "¶"), func(s string) bool { return s == "∅" }), "¶")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n(-theirs +got)\n%s", outline(mustParse(t, test.in)), diff)
		}
	}
}

func mustParse(t *testing.T, xml string) *xmltree.Node {
	t.Helper()
	root, err := xmltree.Parse([]byte("<w:body>"+xml+"</w:body>"), nil)
	if err != nil {
		t.Fatalf("xmltree.Parse: %v", err)
	}
	return root.Root()
}

// outline returns the texts below an element: paragraphs end with ¶ but the last, a row is [one cell|another].
func outline(e *xmltree.Node) string {
	var b strings.Builder
	for child := range e.Elements() {
		name := child.Name()
		switch {
		case name == "tr" || b.Len() == 0:
		case name == "tc":
			b.WriteByte('|')
		default:
			b.WriteString("¶")
		}
		switch name {
		case "tr":
			b.WriteString("[" + outline(child) + "]")
		case "tc", "tbl":
			b.WriteString(outline(child))
		case "p":
			for piece := range child.Within("t") {
				b.WriteString(piece.Text())
			}
		default:
			continue
		}
	}
	return b.String()
}
