package locate

import (
	"cmp"
	"slices"

	"nianbao/form"
	"nianbao/form/account"
	"nianbao/grid"
)

// unknownLabels reports the rows and columns among the table's own that are none of the form's.
func (r *formMatch) unknownLabels(report *reportBuilder, m *tableMatch) {
	add := func(kind form.FaultKind, c *grid.Cell) {
		report.fault(form.Fault{Kind: kind, Table: m.table, Label: c.Text,
			Places: []form.Place{r.place(m.grid, c.Row, c.Col)}})
	}
	r.unknownColumns(m, func(c *grid.Cell) { add(form.ForeignColumn, c) })
	if !m.stub.unnamed {
		r.unknownRows(m, func(c *grid.Cell) { add(form.ForeignRow, c) })
	}
}

// repeatedRows adds to the labels that stand more than once those of rows with figures before or behind the table's own:
// a first or last row that stands twice looks like one that is none of the form's.
func (r *formMatch) repeatedRows(m *tableMatch) {
	if m.stub.unnamed {
		return
	}
	r.unknownRows(m, func(c *grid.Cell) {
		for _, h := range m.rowHits {
			if h.cell.Row == c.Row && h.entry >= 0 && m.repeats(h) {
				m.double(h)
				return
			}
		}
	})
}

// repeats reports whether a label is as good as the one that was taken for its row.
func (m *tableMatch) repeats(h labelHit) bool {
	taken := m.rows[h.entry].label
	return taken != nil && !sameCell(taken, h.cell) && slices.ContainsFunc(m.rowHits, func(o labelHit) bool {
		return o.entry == h.entry && o.rank == h.rank && sameCell(o.cell, taken)
	})
}

// double adds a label to those that stand more than once, in reading order.
func (m *tableMatch) double(h labelHit) {
	i := slices.IndexFunc(m.doubled, func(hits []labelHit) bool {
		return hits[0].axis == h.axis && hits[0].entry == h.entry
	})
	if i < 0 {
		i = len(m.doubled)
		first := slices.IndexFunc(m.rowHits, func(o labelHit) bool {
			return o.entry == h.entry && sameCell(o.cell, m.rows[h.entry].label)
		})
		m.doubled = append(m.doubled, []labelHit{m.rowHits[first]})
	}
	m.doubled[i] = append(slices.Clip(m.doubled[i]), h)
	slices.SortStableFunc(m.doubled[i], func(a, b labelHit) int {
		return cmp.Or(cmp.Compare(a.cell.Row, b.cell.Row), cmp.Compare(a.cell.Col, b.cell.Col))
	})
}

// unknownColumns calls add for the label of each unknown column: among the table's own, and right of them up to a gap.
func (r *formMatch) unknownColumns(m *tableMatch, add func(*grid.Cell)) {
	g, line := r.grids[m.grid], m.block.bottom-1
	for col := r.leftmost(m); col < m.block.right; col++ {
		c := g.At(line, col)
		if c == nil || c.Text == "" || c.Col != col || isLabelOf(m.columns, c) || m.isKeys(c) || m.isSerial(g, c) {
			continue
		}
		if col >= m.block.left || !m.overStub(c) {
			add(c)
		}
	}
	if m.stub.unnamed {
		r.unknownEdges(m, add)
		return
	}
	for col := m.block.right; ; col++ {
		c := g.At(line, col)
		if c == nil || c.Text == "" || r.index.isLabel(c) {
			break
		}
		if below := g.At(line+1, col); below != nil && r.index.isLabel(below) { // the next table's row labels
			break
		}
		if c.Col == col {
			add(c)
		}
	}
}

// unknownEdges calls add for the labels beside a table drawn across over as many columns as are missing there.
func (r *formMatch) unknownEdges(m *tableMatch, add func(*grid.Cell)) {
	g, line, figures := r.grids[m.grid], m.block.bottom-1, m.rows[0].label.Row
	look := func(entry, col, step int) {
		for entry += step; entry >= 0 && entry < len(m.columns) && !m.has(entry); entry += step {
			c, figure := g.At(line, col), g.At(figures, col)
			words := figure != nil && figure.Text != "" && !form.IsFilled(figure) // before the row
			if c == nil || c.Text == "" || words || r.index.isLabel(c) {
				return
			}
			add(c)
			if col = c.Right(); step < 0 {
				col = c.Col - 1
			}
		}
	}
	for i, p := range m.columns {
		if p.label != nil && p.label.Col == m.block.left {
			look(i, m.block.left-1, -1)
		}
		if p.label != nil && p.label.Right() == m.block.right {
			look(i, m.block.right, 1)
		}
	}
}

// leftmost returns the column at which a match begins: left of its row labels there may be a column that numbers them.
func (r *formMatch) leftmost(m *tableMatch) int {
	left := m.left()
	for left > m.block.leftLimit {
		c := r.grids[m.grid].At(m.block.bottom-1, left-1)
		if c == nil || c.Kind != grid.Text || c.Text == "" || r.index.isLabel(c) {
			break
		}
		left--
	}
	return left
}

// overStub reports whether a cell stands over row labels, or over nothing at all.
func (m *tableMatch) overStub(c *grid.Cell) bool {
	return m.stub.unnamed || c.Row < m.block.top || slices.ContainsFunc(m.rows, func(p position) bool {
		return p.label != nil && p.label.Col < c.Right() && c.Col < p.label.Right()
	})
}

// unknownRows calls add for the label of each unknown row, up to the first row behind the table that has none.
func (r *formMatch) unknownRows(m *tableMatch, add func(*grid.Cell)) {
	g := r.grids[m.grid]
	first, last := endless, 0
	taken := map[int]bool{}
	for _, p := range m.rows {
		if p.label != nil {
			first, last = min(first, p.label.Row), max(last, p.label.Bottom())
			for row := p.label.Row; row < p.label.Bottom(); row++ {
				taken[row] = true
			}
		}
	}
	for _, hits := range m.doubled {
		for _, h := range hits {
			taken[h.cell.Row] = true
		}
	}
	for row := m.block.bottom; row < m.end; row++ {
		if taken[row] || row < first && account.IsNumbering(g, row) {
			continue
		}
		label := m.unknownRow(g, row)
		if label == nil && row >= last {
			break
		}
		if label != nil {
			add(label)
		}
	}
}

// unknownRow returns the label of a row that has figures in the table's columns, or words in those of words, nil when it
// has none.
func (m *tableMatch) unknownRow(g *grid.Grid, row int) *grid.Cell {
	filled := false
	for i, p := range m.columns {
		if p.label == nil || filled {
			continue
		}
		c := g.At(row, p.label.Col)
		isWords := m.header.entries[i].node.IsWords() && c != nil && c.Text != "" && c.Col >= m.block.left
		filled = c != nil && c.Row == row && (isWords || form.IsFilled(c))
	}
	if !filled {
		return nil
	}
	for col := m.block.left - 1; col >= 0; col-- {
		if c := g.At(row, col); c != nil && c.Text != "" && c.Row == row {
			return c
		}
	}
	return nil
}

// isLabelOf reports whether a cell is one of the labels, or a piece of one.
func isLabelOf(positions []position, c *grid.Cell) bool {
	return slices.ContainsFunc(positions, func(p position) bool {
		return p.label != nil && p.label.Row < c.Bottom() && c.Row < p.label.Bottom() &&
			p.label.Col < c.Right() && c.Col < p.label.Right()
	})
}
