package fit

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/docx/edit"
	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

// titled is a document with a line of runs in a size on a page with text of 8306 twips.
func titled(t testing.TB, size int, runs ...string) *opc.Package {
	t.Helper()
	body := `<w:p>`
	for _, said := range runs {
		body += fmt.Sprintf(`<w:r><w:rPr><w:sz w:val="%d"/></w:rPr><w:t>%s</w:t></w:r>`, size, said)
	}
	pkg := wordtest.Document(t, body+`</w:p>`, nil)
	data, _ := pkg.Part("word/document.xml")
	pkg.Set("word/document.xml", []byte(strings.Replace(string(data), `<w:sectPr/>`, `<w:sectPr><w:pgSz w:w="11906"/>`+
		`<w:pgMar w:left="1800" w:right="1800"/></w:sectPr>`, 1)))
	return pkg
}

// lines returns what the document's only paragraph says, and where it begins.
func lines(t testing.TB, pkg *opc.Package) (said string, at int) {
	t.Helper()
	d, err := edit.Open(pkg)
	if err != nil {
		t.Fatalf("edit.Open: %v", err)
	}
	c := d.Main.At(0, 0, 0)
	return c.Text(), c.Begins()
}

// TestAnyBreak shows that a line which is too wide is broken once, where it is asked for, whatever runs it is in, that
// one with room to spare stays, and that no character is lost.
func TestAnyBreak(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		runs := rapid.SliceOfN(rapid.StringMatching(`[示例市局]{1,9}`), 1, 6).Draw(rt, "runs")
		text := strings.Join(runs, "")
		all := []rune(text)
		before := rapid.IntRange(1, len(all)).Draw(rt, "before")
		pkg := titled(t, 36, runs...)
		_, at := lines(t, pkg)
		out, changed, err := Break(pkg, at, before)
		if err != nil {
			t.Fatalf("Break: %v", err)
		}
		wordtest.ValidateLike(t, out, pkg)
		const fit = (8306 - reserve) / 360
		if want := len(all) > fit; changed != want {
			rt.Fatalf("%d characters: broken %v", len(all), changed)
		}
		said, at := lines(t, out)
		want := text
		if changed {
			want = string(all[:before]) + "\n" + string(all[before:])
		}
		if said != want {
			rt.Fatalf("says %q, want %q", said, want)
		}
		if _, again, _ := Break(out, at, before); again {
			rt.Fatal("broken again")
		}
	})
}

// TestBreakCounts shows what makes a line too wide: digits, and the spaces that Word sets around them. A line without a page
// of known width stays.
func TestBreakCounts(t *testing.T) {
	const title = "示例市人民政府2024年政府信息公开工作年度报告"
	for size, want := range map[int]bool{32: false, 36: true} {
		pkg := titled(t, size, title)
		_, at := lines(t, pkg)
		if _, changed, err := Break(pkg, at, 7); err != nil || changed != want {
			t.Errorf("in size %d: broken %v, %v", size, changed, err)
		}
	}
	pkg := wordtest.Document(t, wordtest.Paragraph(strings.Repeat(title, 9)), nil)
	if _, changed, err := Break(pkg, strings.Index(string(mainOf(pkg)), "<w:p>"), 7); err != nil || changed {
		t.Errorf("broken %v on no page, %v", changed, err)
	}
}

func mainOf(pkg *opc.Package) []byte {
	data, _ := pkg.Part("word/document.xml")
	return data
}
