package locate

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

var builtin = New(define.Builtin()...)

func edition(t testing.TB, name string) *form.Form {
	t.Helper()
	for _, f := range define.Builtin() {
		if f.Edition == name {
			return f
		}
	}
	t.Fatalf("no edition %s", name)
	return nil
}

// drawn returns the form's tables as sheets in which each cell holds its index.
func drawn(f *form.Form) []*grid.Grid {
	var grids []*grid.Grid
	for _, s := range f.Sections {
		if len(s.Tables) == 0 {
			continue
		}
		d := s.Grid()
		for i := range d.Cells {
			if c := d.Slots[i].Cell; c != nil {
				d.Cells[i].Text, d.Cells[i].Kind = strconv.Itoa(c.Index), grid.Number
			}
		}
		d.Name = s.Sheet
		d.Sort()
		grids = append(grids, &d.Grid)
	}
	return grids
}

// move shifts what stands from a row and column on.
func move(g *grid.Grid, row, col, down, right int) {
	for i := range g.Cells {
		c := &g.Cells[i]
		switch {
		case c.Row >= row:
			c.Row += down
		case c.Bottom() > row:
			c.RowSpan += down
		}
		switch {
		case c.Col >= col:
			c.Col += right
		case c.Right() > col:
			c.ColSpan += right
		}
	}
	g.Sort()
}

func named(grids []*grid.Grid, name string) *grid.Grid {
	return grids[slices.IndexFunc(grids, func(g *grid.Grid) bool { return g.Name == name })]
}

func label(g *grid.Grid, text string) *grid.Cell {
	return &g.Cells[slices.IndexFunc(g.Cells, func(c grid.Cell) bool { return c.Text == text })]
}

func remove(g *grid.Grid, gone func(grid.Cell) bool) {
	g.Cells = slices.DeleteFunc(g.Cells, gone)
	g.Sort()
}

// wrong lists the cells that did not come back.
func wrong(r *form.Report) []string {
	var ids []string
	for _, c := range r.Form.Cells {
		if r.Value(c).Text != strconv.Itoa(c.Index) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

var kinds = map[form.FaultKind]string{
	form.MissingTable: "no table", form.MissingRow: "no row", form.MissingColumn: "no column",
	form.DoubledTable: "two tables", form.DoubledLabel: "two labels", form.UnclearCell: "unclear",
	form.ForeignRow: "foreign row", form.ForeignColumn: "foreign column", form.DividedColumn: "divided",
	form.ForeignTable: "foreign table",
}

func faults(r *form.Report) []string {
	var list []string
	for _, f := range r.Faults {
		var places []string
		for _, p := range f.Places {
			places = append(places, p.String())
		}
		table := ""
		if f.Table != nil {
			table = f.Table.ID
		}
		words := kinds[f.Kind] + " " + table + " " + f.Label + " " + strings.Join(places, " ")
		list = append(list, strings.Join(strings.Fields(words), " "))
	}
	return list
}

// figure returns a cell that holds a number.
func figure(row, col int, number string) grid.Cell {
	return grid.Cell{Row: row, Col: col, Text: number, Kind: grid.Number}
}
