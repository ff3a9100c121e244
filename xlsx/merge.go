package xlsx

import "nianbao/grid"

// layMerges gives the cell in the upper left corner of each merge its spans, and takes those under the rest out of the
// grid. Nobody sees what they hold, but formulas that add up a column do; so it is kept, apart.
func (r *sheetReader) layMerges() {
	if len(r.merges) == 0 {
		return
	}
	g := r.grid
	drawn := make([]bool, len(r.merges))
	merges := disjoint(r.merges)
	over := areaIndex{rest: merges}
	kept := g.Cells[:0]
	for _, c := range g.Cells {
		a, covered := over.at(c.Row, c.Col)
		switch {
		case !covered:
			kept = append(kept, c)
		case c.Row == a.Top && c.Col == a.Left:
			c.RowSpan, c.ColSpan = a.Bottom-a.Top, a.Right-a.Left
			drawn[a.order] = true
			kept = append(kept, c)
		default:
			g.Under = append(g.Under, c)
		}
	}
	for _, a := range merges {
		if !drawn[a.order] {
			kept = append(kept, grid.Cell{Row: a.Top, Col: a.Left, RowSpan: a.Bottom - a.Top, ColSpan: a.Right - a.Left})
		}
	}
	g.Cells = kept
}
