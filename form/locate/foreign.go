package locate

import (
	"slices"

	"nianbao/form"
	"nianbao/grid"
)

// foreign reports the rows and columns among the table's own that are none of the form's.
func (r *reading) foreign(report *draft, f *find) {
	g := r.grids[f.grid]
	add := func(kind form.FaultKind, c *grid.Cell) {
		report.Faults = append(report.Faults, form.Fault{Kind: kind, Table: f.table, Label: c.Text, Places: []form.Place{r.place(f.grid, c.Row, c.Col)}})
	}
	for col := r.leftmost(f); col < f.band.right; col++ {
		c := g.At(f.band.bottom-1, col)
		if c != nil && c.Text != "" && c.Col == col && !labelled(f.columns, c) && !(col < f.band.left && f.overStub(c)) {
			add(form.ForeignColumn, c)
		}
	}
	if f.stub.unnamed {
		return
	}
	for col := f.band.right; ; col++ {
		c := g.At(f.band.bottom-1, col)
		if c == nil || c.Text == "" || r.keyed(c) {
			break
		}
		if c.Col == col {
			add(form.ForeignColumn, c)
		}
	}
	r.foreignRows(f, func(c *grid.Cell) { add(form.ForeignRow, c) })
}

// leftmost returns the column at which a drawing begins: left of its row labels there may be a column that numbers them.
func (r *reading) leftmost(f *find) int {
	left := f.band.left
	for _, s := range f.rows {
		if s.label != nil && !f.stub.unnamed {
			left = min(left, s.label.Col)
		}
	}
	for left > f.band.leftLimit {
		c := r.grids[f.grid].At(f.band.bottom-1, left-1)
		if c == nil || c.Kind != grid.Text || c.Text == "" || r.keyed(c) {
			break
		}
		left--
	}
	return left
}

// overStub reports whether a cell stands over row labels, or over nothing at all.
func (f *find) overStub(c *grid.Cell) bool {
	return f.stub.unnamed || c.Row < f.band.top || slices.ContainsFunc(f.rows, func(s spot) bool {
		return s.label != nil && s.label.Col < c.Right() && c.Col < s.label.Right()
	})
}

// foreignRows calls add for the label of each foreign row, up to the first row behind the table that has none.
func (r *reading) foreignRows(f *find, add func(*grid.Cell)) {
	last := 0
	taken := map[int]bool{}
	for _, s := range f.rows {
		if s.label != nil {
			last = max(last, s.label.Bottom())
			for row := s.label.Row; row < s.label.Bottom(); row++ {
				taken[row] = true
			}
		}
	}
	for _, hits := range f.doubled {
		for _, h := range hits {
			taken[h.cell.Row] = true
		}
	}
	for row := f.band.bottom; row < f.band.nextTop; row++ {
		if taken[row] {
			continue
		}
		label := f.foreignRow(r.grids[f.grid], row)
		if label == nil && row >= last {
			break
		}
		if label != nil {
			add(label)
		}
	}
}

// labelled reports whether a cell is one of the labels, or a piece of one.
func labelled(spots []spot, c *grid.Cell) bool {
	return slices.ContainsFunc(spots, func(s spot) bool {
		return s.label != nil && s.label.Row < c.Bottom() && c.Row < s.label.Bottom() && s.label.Col < c.Right() && c.Col < s.label.Right()
	})
}

// keyed reports whether a cell is some label of the form.
func (r *reading) keyed(c *grid.Cell) bool {
	return r.labels.byKey[form.Key(c.Text)] != nil
}

// foreignRow returns the label of a row that has figures in the table's columns, nil when it has none.
func (f *find) foreignRow(g *grid.Grid, row int) *grid.Cell {
	figures := false
	for _, s := range f.columns {
		if s.label != nil {
			if c := g.At(row, s.label.Col); c != nil && c.Kind == grid.Number && c.Row == row {
				figures = true
			}
		}
	}
	if !figures {
		return nil
	}
	for col := f.band.left - 1; col >= 0; col-- {
		if c := g.At(row, col); c != nil && c.Text != "" && c.Row == row {
			return c
		}
	}
	return nil
}

// buried reports the figures that lie under merges among a drawing's rows and columns. Nobody sees them, but formulas add them up.
func (r *reading) buried(report *draft, f *find) {
	g := r.grids[f.grid]
	for i := range g.Under {
		c := &g.Under[i]
		if c.Kind != grid.Number || !f.crosses(c) {
			continue
		}
		report.Faults = append(report.Faults, form.Fault{Kind: form.BuriedValue, Table: f.table, Texts: []string{c.Text}, Places: []form.Place{r.place(f.grid, c.Row, c.Col)}})
	}
}

// crosses reports whether a cell stands below a header's labels and beside a stub's.
func (f *find) crosses(c *grid.Cell) bool {
	across := func(s spot) bool { return s.label != nil && s.label.Col <= c.Col && c.Col < s.label.Right() }
	along := func(s spot) bool { return s.label != nil && s.label.Row <= c.Row && c.Row < s.label.Bottom() }
	return anySpot(f.columns, across) && anySpot(f.rows, along)
}

func anySpot(spots []spot, is func(spot) bool) bool {
	for _, s := range spots {
		if is(s) {
			return true
		}
	}
	return false
}
