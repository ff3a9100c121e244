package locate

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestReadAnyLayout draws both editions, thousands of times, in every way that offices do: every cell must come back,
// and nothing is at fault but what is foreign.
func TestReadAnyLayout(t *testing.T) {
	for range 20 { // of a hundred each
		rapid.Check(t, readAnyLayout)
	}
}

func readAnyLayout(t *rapid.T) {
	f, grids := drawAnyLayout(t)
	r, err := builtin.Read(&grid.Book{Grids: grids})
	if err != nil {
		t.Fatalf("builtin.Read: %v", err)
	}
	faults := slices.DeleteFunc(faults(r), func(s string) bool {
		return strings.HasPrefix(s, "foreign row") || strings.HasPrefix(s, "foreign column")
	})
	if lost := wrong(r); r.Form != f || len(lost) > 0 || len(faults) > 0 {
		for _, g := range grids {
			t.Log(g.Name + sketchOf(g))
		}
		t.Fatalf("edition %s lost %v, faults %v", r.Form.Edition, lost, faults)
	}
	crossings(t, r)
}

// drawAnyLayout draws an edition in one of the many ways that offices do, each figure its cell's index.
func drawAnyLayout(t *rapid.T) (*form.Form, []*grid.Grid) {
	f := define.Builtin()[rapid.IntRange(0, len(define.Builtin())-1).Draw(t, "edition")]
	p := &sheetPen{t: t, spelling: drawSpelling(t), wide: rapid.SampledFrom([]int{1, 1, 1, 2}).Draw(t, "wide")}
	var grids []*grid.Grid
	sheets := rapid.IntRange(0, 2).Draw(t, "sheets") // all on one, stacked or side by side, or a section each
	row, col := rapid.IntRange(0, 9).Draw(t, "down"), rapid.IntRange(0, 5).Draw(t, "right")
	done := func(name string) {
		g := &grid.Grid{Name: name, Cells: p.cells}
		g.Sort()
		grids, p.cells = append(grids, g), nil
	}
	for _, s := range f.Sections {
		for _, table := range s.Tables {
			top := p.above(row, col)
			if len(s.Tables) > 1 {
				p.put(top, col, table.Heading)
				top++
			}
			bottom := p.anyTable(table, top, col)
			if sheets == 1 && len(s.Tables) == 1 {
				_, cols := (&grid.Grid{Cells: p.cells}).Size()
				col = cols + 1
			} else {
				row = bottom + rapid.IntRange(1, 3).Draw(t, "space")
			}
		}
		if sheets == 2 && len(s.Tables) > 0 {
			done(s.Sheet)
			row = 0
		}
	}
	if sheets < 2 {
		done("统计表")
	}
	return f, grids
}

// crossings compares the place of every cell with where its labels cross in the layout.
func crossings(t *rapid.T, r *form.Report) {
	l, err := builtin.Layout(r.Book)
	if err != nil {
		t.Fatalf("builtin.Layout: %v", err)
	}
	told := 0
	for _, table := range l.Tables {
		for _, b := range table.Blocks {
			for _, row := range b.Rows {
				for _, column := range b.Columns {
					of, in := cmp.Or(row.Row, column.Row), cmp.Or(column.Column, row.Column)
					c := r.Form.Cell(table.Table.ID + "." + of.ID + "." + in.ID)
					at, line, _ := row.Place.At()
					_, _, col := column.Place.At()
					if have, want := r.Value(c).Place, r.PlaceOf(at, line, col); have != want {
						t.Fatalf("%s stands at %s, %q and %q cross at %s", c.ID, have, row.Text, column.Text, want)
					}
					told++
				}
			}
		}
	}
	if told != len(r.Form.Cells) || l.Cells != told {
		t.Fatalf("%d of %d cells are told of, %d counted", told, len(r.Form.Cells), l.Cells)
	}
}

// sketchOf spells a sheet a line a row: A4 规章 B4 0.
func sketchOf(g *grid.Grid) string {
	var b strings.Builder
	row := -1
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Row != row {
			b.WriteString("\n")
			row = c.Row
		}
		text := []rune(strings.Join(strings.Fields(c.Text), ""))
		b.WriteString(g.Ref(c.Row, c.Col) + " " + string(text[:min(len(text), 8)]) + " ")
	}
	return b.String()
}
