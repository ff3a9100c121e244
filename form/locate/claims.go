package locate

import (
	"cmp"
	"slices"

	"nianbao/form"
	"nianbao/grid"
)

// A claim is a match that shares cells with another table's: tables of one form may have the same labels. The heading
// above tells whose they are, else how much of the table is there, else the tables' order.
type claim struct {
	*tableMatch
	named form.Announcement // by the lines above
	far   int               // how many of its row labels stand left of another table's figures
}

// maxClaims bounds the cost of hostile files. The tables that they find stay doubled, which is told. Chosen.
const maxClaims = 500

// tellApart leaves cells that several tables claim to one of them.
func (r *formMatch) tellApart() {
	var claims []claim
	all := slices.Concat(r.matches...)
	if len(all) > maxClaims {
		return
	}
	taken, lost := map[*form.Table]int{}, map[*tableMatch]bool{}
	for _, m := range all {
		switch {
		case m.borrows(all) || r.index.hasWords && m.readsWords(all) || r.isOthers(m, all):
			lost[m] = true
		case slices.ContainsFunc(all, m.rivals):
			claims = append(claims, claim{m, r.headingAbove(m, all), m.far(all)})
		default:
			taken[m.table]++
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int { // by their tables, as they came, where all else is equal
		return cmp.Or(cmp.Compare(b.named, a.named), cmp.Compare(a.far, b.far), cmp.Compare(b.cells, a.cells),
			cmp.Compare(b.cells*len(a.table.Cells), a.cells*len(b.table.Cells)),
			cmp.Compare(a.grid, b.grid), cmp.Compare(a.block.top, b.block.top), cmp.Compare(a.block.left, b.block.left))
	})
	for i, c := range claims {
		if lost[c.tableMatch] {
			continue
		}
		for _, o := range claims[i+1:] { // as good: whose turn it is
			equal := o.named == c.named && o.far == c.far && o.cells == c.cells && len(o.table.Cells) == len(c.table.Cells)
			if equal && c.rivals(o.tableMatch) && !lost[o.tableMatch] && taken[o.table] < taken[c.table] {
				c = o
			}
		}
		taken[c.table]++
		for _, o := range claims {
			lost[o.tableMatch] = lost[o.tableMatch] || c.rivals(o.tableMatch)
		}
	}
	for t := range r.matches {
		r.matches[t] = slices.DeleteFunc(r.matches[t], func(m *tableMatch) bool { return lost[m] })
	}
}

// rivals reports whether two tables claim the same cell of a grid.
func (m *tableMatch) rivals(o *tableMatch) bool {
	return m.table != o.table && m.grid == o.grid && meet(m.rows, o.rows, func(c *grid.Cell) int { return c.Row }) &&
		meet(m.columns, o.columns, func(c *grid.Cell) int { return c.Col })
}

// meet reports whether two tables have a label in the same row, or column.
func meet(some, others []position, at func(*grid.Cell) int) bool {
	return slices.ContainsFunc(some, func(p position) bool {
		return p.label != nil && slices.ContainsFunc(others, func(q position) bool {
			return q.label != nil && at(p.label) == at(q.label)
		})
	})
}

// borrows reports whether a match has its row labels from the table left of it, or from the header of one below, while the
// whole table stands elsewhere with labels of its own. Copies of one table side by side may share theirs.
func (m *tableMatch) borrows(all []*tableMatch) bool {
	at := func(c *grid.Cell) int { return c.Row<<16 + c.Col }
	ofHeader := !m.stub.unnamed && slices.ContainsFunc(all, func(o *tableMatch) bool {
		return o.table != m.table && o.grid == m.grid && o.cells >= m.cells && meet(m.rows, o.columns, at)
	})
	return (ofHeader || m.far(all) > 0) && slices.ContainsFunc(all, func(o *tableMatch) bool {
		return o.table == m.table && o.far(all) == 0 && o.cells >= m.cells && (o.grid != m.grid || !meet(m.rows, o.rows, at))
	})
}

// readsWords reports whether a row label of a match is a cell of words of another table that has as many of its cells: 其他
// may be one that a column allows.
func (m *tableMatch) readsWords(all []*tableMatch) bool {
	return !m.stub.unnamed && slices.ContainsFunc(all, func(o *tableMatch) bool {
		return o.table != m.table && o.grid == m.grid && o.cells >= m.cells && slices.ContainsFunc(m.rows, o.takesWords)
	})
}

// takesWords reports whether a label's cell is one of a match's cells of words.
func (m *tableMatch) takesWords(at position) bool {
	for i, row := range m.rows {
		if at.label == nil || row.label == nil || row.label.Row != at.label.Row {
			continue
		}
		for j, column := range m.columns {
			if column.label != nil && column.label.Col == at.label.Col && (m.header.entries[j].node.IsWords() ||
				!m.stub.unnamed && m.stub.entries[i].node.IsWords()) {
				return true
			}
		}
	}
	return false
}

// far returns how many row labels of a match stand left of another header beside its own.
func (m *tableMatch) far(all []*tableMatch) int {
	return len(slices.DeleteFunc(slices.Clone(m.rows), func(p position) bool {
		return p.label == nil || m.stub.unnamed || !slices.ContainsFunc(all, func(o *tableMatch) bool {
			return o.grid == m.grid && p.label.Right() <= o.block.left && o.block.right <= m.block.left &&
				o.block.top < m.block.bottom && m.block.top < o.block.bottom
		})
	}))
}

// isOthers reports whether a match stands below another table's heading, and its own table below its own.
func (r *formMatch) isOthers(m *tableMatch, all []*tableMatch) bool {
	several := slices.ContainsFunc(all, func(o *tableMatch) bool { return o != m && o.table == m.table })
	return several && r.headingAbove(m, all) == form.OfOther && slices.ContainsFunc(all, func(o *tableMatch) bool {
		return o.table == m.table && r.headingAbove(o, all) == form.OfTable
	})
}

// maxLines is how many lines above a table are read for its heading. Chosen.
const maxLines = 20

// headingAbove returns whose heading stands above a match, the nearest first, up to the next header.
func (r *formMatch) headingAbove(m *tableMatch, all []*tableMatch) form.Announcement {
	left, floor := m.left(), -1
	for _, o := range all {
		if o.grid == m.grid && o.block.bottom <= m.block.top && o.block.left < m.block.right && left < o.block.right {
			floor = max(floor, o.block.bottom)
		}
	}
	g := r.grids[m.grid]
	var lines []string // the nearest first
	for i := len(g.Cells) - 1; i >= 0 && len(lines) < maxLines; i-- {
		c := &g.Cells[i]
		if c.Row >= floor && c.Row < m.block.top && c.Col < m.block.right && left < c.Right() &&
			c.Kind == grid.Text && !form.IsFigure(g.At(c.Row, c.Right())) {
			lines = append(lines, c.Text)
		}
	}
	if before := m.grid - 1; floor < 0 && before >= 0 && g.Source == grid.Table && r.grids[before].Source == grid.Prose {
		for i := len(r.grids[before].Cells) - 1; i >= 0 && len(lines) < 2*maxLines; i-- {
			lines = append(lines, r.grids[before].Cells[i].Text)
		}
	}
	return r.form.Announced(m.table, append(lines, g.Name))
}
