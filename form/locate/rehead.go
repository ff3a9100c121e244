package locate

import (
	"nianbao/form/account"
	"nianbao/grid"
)

// rehead gives a table the line of words above its rows for its header that is like its own: where the label of its only
// column is misspelt, it was found below the header of another table above it, which has the same label.
func (l *labelIndex) rehead(g *grid.Grid, all []*tableMatch) {
	if len(all) > maxClaims {
		return
	}
	at := func(c *grid.Cell) int { return c.Row<<16 + c.Col }
	for _, m := range all {
		for _, o := range all {
			if o.table == m.table || m.stub.unnamed || o.stub.unnamed || !meet(m.columns, o.columns, at) {
				continue
			}
			_, from := rowsOf(o.rows)
			to, _ := rowsOf(m.rows)
			for row := max(from, to-belowColumn); row < to; row++ {
				if b, like := l.misspeltHeader(g, m, row); like {
					m.block, m.columns, m.cells = b, make([]position, len(m.columns)), 0
				}
			}
		}
	}
}

// misspeltHeader returns the header that the words in a row make below those of a match, if one is like it.
func (l *labelIndex) misspeltHeader(g *grid.Grid, m *tableMatch, row int) (b headerBlock, like bool) {
	b = newHeaderBlock(nil, m.block.leftLimit)
	for i, p := range m.columns {
		if p.label == nil {
			continue
		}
		c := g.At(row, p.label.Col)
		if c == nil || c.Row != row || !isSublabel(c) || l.isLabel(c) {
			return b, false
		}
		b.top, b.bottom = min(b.top, c.Row), max(b.bottom, c.Bottom())
		b.left, b.right = min(b.left, c.Col), max(b.right, c.Right())
		like = like || account.Likeness(c.Text, m.header.entries[i].label()) >= account.LeastSimilarity
	}
	return b, like
}

// rowsOf returns the row in which the first of some labels begins, and the one below the last.
func rowsOf(labels []position) (first, end int) {
	first = endless
	for _, p := range labels {
		if p.label != nil {
			first, end = min(first, p.label.Row), max(end, p.label.Bottom())
		}
	}
	return first, end
}
