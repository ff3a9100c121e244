package formula_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"nianbao/formula"
	"nianbao/grid"
)

// TestAnyLookup looks things up in columns of texts and numbers: with an index there is found what is found cell by cell.
func TestAnyLookup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"甲", "a", "A", "k", "\u212a", "ſ", "S", "", "1", "1.0", "2", "0.1", "0.30000000000000004", "0.3", "é", "É"})
		put := func(at *grid.Cell, label string) {
			at.Text = words.Draw(t, label)
			if at.Text != "" && at.Text[0] < '3' && rapid.Bool().Draw(t, "as a number") {
				at.Kind = grid.Number
			}
		}
		g := &grid.Grid{Name: "表"}
		for row := range rapid.IntRange(1, 80).Draw(t, "rows") {
			key := grid.Cell{Row: row, Col: 1}
			put(&key, "key")
			g.Cells = append(g.Cells, key, grid.Cell{Row: row, Col: 2, Text: fmt.Sprint(row), Kind: grid.Number})
		}
		what := grid.Cell{Row: 0, Col: 0}
		put(&what, "what")
		g.Cells = append(g.Cells, what, grid.Cell{Row: 1, Col: 0, Formula: rapid.SampledFrom([]string{"VLOOKUP(A1,B:C,2,0)", "MATCH(A1,B1:B90,0)"}).Draw(t, "formula")})
		g.Sort()
		w := formula.New(&grid.Book{Grids: []*grid.Grid{g}})
		at := formula.Cell{Row: 1}
		fast, err := w.Recalculate(at)
		slow, slowErr := w.Calculate(at, w.Stored)
		if fast.String() != slow.String() || fmt.Sprint(err) != fmt.Sprint(slowErr) {
			t.Fatalf("%s: with an index %v %v, without %v %v", what.Text, fast, err, slow, slowErr)
		}
	})
}

// TestManyLookups looks six thousand times up what stands in a column of six thousand cells: no more than a workbook may do.
func TestManyLookups(t *testing.T) {
	g := &grid.Grid{Name: "表"}
	const rows = 6000
	for row := range rows {
		name := fmt.Sprintf("件%d", row)
		g.Cells = append(g.Cells, grid.Cell{Row: row, Text: name}, grid.Cell{Row: row, Col: 1, Formula: fmt.Sprintf("VLOOKUP(A%d,D:E,2,0)", row+1)},
			grid.Cell{Row: row, Col: 3, Text: name}, grid.Cell{Row: row, Col: 4, Text: "1", Kind: grid.Number})
	}
	g.Cells = append(g.Cells, grid.Cell{Row: rows, Col: 1, Formula: fmt.Sprintf("SUM(B1:B%d)", rows)})
	w := formula.New(&grid.Book{Grids: []*grid.Grid{g}})
	v, err := w.Recalculate(formula.Cell{Row: rows, Col: 1})
	if err != nil || v.String() != fmt.Sprint(rows) || w.Exhausted() {
		t.Errorf("the sum is %v %v, all that may be done is done: %v", v, err, w.Exhausted())
	}
}
