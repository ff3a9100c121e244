package waivers

import (
	"strings"
	"testing"

	"nianbao/grid"
)

// TestSheetTooLong shows that a sheet of more rows than are read is refused, and one with empty rows below is not.
func TestSheetTooLong(t *testing.T) {
	sheet := func(rows int, text string) *grid.Grid {
		g := &grid.Grid{Name: what, Source: grid.Sheet}
		for row := range rows {
			words := []string{"V01", "表!A1", "没有", "a.b.c", ""}
			if row > 0 {
				words = []string{"", "", "", "a.b.c", "1"}
			}
			for col, w := range words {
				g.Cells = append(g.Cells, grid.Cell{Row: row + 1, Col: col, Text: w})
			}
		}
		g.Cells = append(g.Cells, grid.Cell{Row: rows + 50_000, Text: text})
		g.Sort()
		return g
	}
	list, err := FromSheet(sheet(maxRows, " "), 0)
	if err != nil || len(list) != 1 || len(list[0].Values) != maxRows {
		t.Errorf("%d waivers, %v", len(list), err)
	}
	for _, g := range []*grid.Grid{sheet(maxRows+1, ""), sheet(1, "V01")} {
		if _, err := FromSheet(g, 0); err == nil || !strings.Contains(err.Error(), "超过 20000 行") {
			t.Errorf("%v", err)
		}
	}
}
