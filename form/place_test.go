package form

import (
	"testing"

	"nianbao/grid"
)

// TestPlaceInWords shows that a cell of a document is named by its row and the number that it has among the cells drawn
// there, whatever is merged, and that a worksheet's and a paragraph's names stay.
func TestPlaceInWords(t *testing.T) {
	g := &grid.Grid{Name: "二、主动公开", Source: grid.Table, Cells: []grid.Cell{
		{Row: 0, Col: 0, RowSpan: 2, ColSpan: 3}, {Row: 0, Col: 3}, {Row: 0, Col: 4}, {Row: 1, Col: 3}, {Row: 1, Col: 5},
		{Row: 2, Col: 0}, {Row: 2, Col: 80},
	}}
	for _, test := range []struct {
		row, col int
		ref      string
		want     string
	}{
		{0, 0, "R1C1", "第1行第1格"}, {0, 3, "R1C4", "第1行第2格"}, {0, 4, "R1C5", "第1行第3格"},
		{1, 3, "R2C4", "第2行第2格"}, {1, 5, "R2C6", "第2行第3格"}, {2, 80, "R3C81", "第3行第81列"},
	} {
		p := PlaceIn(g, 0, test.row, test.col)
		if p.Ref != test.ref || p.Within() != test.want || p.String() != "二、主动公开 "+test.want {
			t.Errorf("%d,%d: %s, %s, %s", test.row, test.col, p.Ref, p.Within(), p)
		}
	}
	for _, test := range []struct {
		source grid.Source
		want   string
	}{{grid.Sheet, "甲!D3"}, {grid.Prose, "甲!第3段"}} {
		if got := PlaceIn(&grid.Grid{Name: "甲", Source: test.source}, 0, 2, 3).String(); got != test.want {
			t.Errorf("%s, not %s", got, test.want)
		}
	}
}
