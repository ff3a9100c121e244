package filing

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/grid"
)

// TestComparisonReadBack reads the year-on-year table back of each kind of file in which it is written: every row stands
// there with what it says, figures of a workbook as numbers.
func TestComparisonReadBack(t *testing.T) {
	last := yearBefore(t, books[0])
	for _, all := range []bool{false, true} {
		for _, ending := range []string{".docx", ".xlsx", ".html"} {
			out := filepath.Join(t.TempDir(), "对比"+ending)
			done, err := Builtin().Compare(Comparison{Last: last, This: books[0], Out: out, All: all})
			if err != nil {
				t.Fatalf("Builtin().Compare: %v", err)
			}
			_, book, err := Builtin().grids(out, "")
			if err != nil {
				t.Fatalf("Builtin().grids: %v", err)
			}
			lines := map[string]bool{}
			for _, g := range book.Grids {
				lines = linesOf(g, lines)
			}
			if len(done.Table.Rows) < 50 || all && len(done.Table.Rows) < 200 {
				t.Errorf("%d rows", len(done.Table.Rows))
			}
			for _, r := range done.Table.Rows {
				cells := append([]string{r.Label}, r.Cells()...)
				if ending == ".xlsx" { // a change's sign is its format's
					cells = cells[:4]
				}
				if line := strings.Join(cells, "|"); r.Title == "" && !lines[line] {
					t.Errorf("%s has not %s", ending, line)
				}
				if r.Title != "" && !lines[r.Title] {
					t.Errorf("%s has not %s", ending, r.Title)
				}
			}
		}
	}
}

// linesOf adds what stands in a grid's rows, whole and their first cells.
func linesOf(g *grid.Grid, lines map[string]bool) map[string]bool {
	rows := map[int][]string{}
	for i := range g.Cells {
		rows[g.Cells[i].Row] = append(rows[g.Cells[i].Row], g.Cells[i].Text)
	}
	for _, cells := range rows {
		lines[strings.Join(cells, "|")] = true
		lines[strings.Join(slices.Clone(cells)[:min(4, len(cells))], "|")] = true
	}
	return lines
}
