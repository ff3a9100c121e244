package xlsx

import "nianbao/grid"

// layMerges gives the cell in the upper left corner of each merge its spans, and takes those under the rest out of the grid. Nobody
// sees what they hold, but formulas that add up a column do; so it is kept, apart.
func (r *sheetReader) layMerges() {
	if len(r.merges) == 0 {
		return
	}
	g := r.grid
	drawn := make([]bool, len(r.merges))
	merges := disjoint(r.merges)
	over := sweep{rest: merges}
	kept := g.Cells[:0]
	for _, c := range g.Cells {
		a, covered := over.at(c.Row, c.Col)
		switch {
		case !covered:
			kept = append(kept, c)
		case c.Row == a.top && c.Col == a.left:
			c.RowSpan, c.ColSpan = a.bottom-a.top, a.right-a.left
			drawn[a.order] = true
			kept = append(kept, c)
		default:
			g.Under = append(g.Under, c)
		}
	}
	for _, a := range merges {
		if !drawn[a.order] {
			kept = append(kept, grid.Cell{Row: a.top, Col: a.left, RowSpan: a.bottom - a.top, ColSpan: a.right - a.left})
		}
	}
	g.Cells = kept
}
