package fit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/docx/edit"
	"nianbao/docx/wordtest"
	"nianbao/grid"
)

// TestAnyTableIsKept shows of any blank table with rows of labels and of figures, blank ones among them, that its heading and
// each row of labels stay with what is below, no row of figures is cut or alone on a page, and the rows above all
// figures are repeated where they name all of them; a table that was filled stays.
func TestAnyTableIsKept(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		blank := rapid.Bool().Draw(rt, "blank")
		rows := rapid.SliceOfN(rapid.Bool(), 0, 12).Draw(rt, "rows") // those of figures
		rows = append(rows, true)
		above := rapid.SliceOfN(rapid.SampledFrom([]string{"", "四、情况"}), 0, 3).Draw(rt, "above")
		body := ""
		for _, said := range append([]string{"文"}, above...) {
			body += wordtest.Paragraph(said)
		}
		body += `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>`
		for i, figure := range rows {
			said := "项"
			if figure {
				said = rapid.SampledFrom([]string{"12", ""}).Draw(rt, "figure")
			}
			if i == len(rows)-1 {
				said = "7"
			}
			body += `<w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>` + said + `</w:t></w:r></w:p></w:tc></w:tr>`
		}
		pkg := wordtest.Document(t, body+`</w:tbl>`+wordtest.Paragraph(""), nil)
		d, err := edit.Open(pkg)
		if err != nil {
			t.Fatalf("edit.Open: %v", err)
		}
		at := slices.IndexFunc(d.Main.Grids, func(g *grid.Grid) bool { return g.Source == grid.Table })
		var cells []Cell
		for i, figure := range rows {
			if figure {
				cells = append(cells, Cell{At: d.Main.At(at, i, 0).Begins(), Blank: blank})
			}
		}
		out, _, err := Tables(pkg, [][]Cell{cells})
		if err != nil {
			t.Fatalf("Tables: %v", err)
		}
		wordtest.ValidateLike(t, out, pkg)
		before, parts, _ := strings.Cut(string(mainOf(out)), `<w:tbl>`)
		header := slices.Index(rows, true)
		parted := slices.Contains(rows[header:], false)
		for i, part := range strings.Split(parts, `<w:tr>`)[1:] {
			got := fmt.Sprint(strings.Contains(part, `<w:keepNext/>`), strings.Contains(part, `<w:cantSplit/>`),
				strings.Contains(part, `<w:tblHeader/>`))
			ends := len(rows)-header >= 6 && (i < header+2 || i > len(rows)-4 && i < len(rows)-1)
			want := fmt.Sprint(blank && (!rows[i] || ends), blank && rows[i], blank && i < header && !parted && header <= maxHeader)
			if got != want {
				rt.Fatalf("row %d of %v: %s, want %s", i, rows, got, want)
			}
		}
		kept := 0
		for i := len(above) - 1; i >= 0 && blank; i-- {
			kept++
			if above[i] != "" {
				break
			}
		}
		if blank && strings.Join(above, "") == "" {
			kept++ // the text above all
		}
		if got := strings.Count(before, `<w:keepNext/>`); got != kept {
			rt.Fatalf("%d paragraphs of %q kept, want %d", got, above, kept)
		}
	})
}
