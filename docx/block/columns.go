package block

import (
	"slices"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// A side is the cells of a row that stand in a block's columns.
type side struct {
	row      int // of the table
	cells    []*xmltree.Node
	from, to *xmltree.Node // the first and the last, or what these stand in beside the other
}

// alignColumns makes of a block that begins in one row and ends below it, in the same columns, one around these columns
// in each of the rows. An {{else}} at the border of two columns divides them there in every row; one in the last cell
// divides that, and where its branch is carried out the other cells are blank.
func (c *Placer) alignColumns(block []*xmltree.Node, p *placement) {
	sides, ends := c.sides(block, p), len(block)-1
	if sides == nil {
		c.refuseColumns(block)
		return
	}
	var borders [][]*xmltree.Node // of each else, the cells before which it goes
	for _, e := range block[1:ends] {
		borders = append(borders, p.borders(sides, e))
	}
	within := slices.ContainsFunc(borders, func(cells []*xmltree.Node) bool { return cells == nil })
	for _, e := range block[1:ends] {
		if within && !canDivide(p.last, e) {
			c.refuseColumnElse(block, e)
			return
		}
	}
	last := p.last
	var tails []*xmltree.Node
	for _, e := range block[1:ends] {
		if Of(e).SameColumns = within; within {
			last = divide(last, e)
			tails = append(tails, last)
		}
	}
	for i, e := range block {
		Of(e).Copied = true
		if !within || i == 0 || i == ends {
			takeOut(e)
		}
	}
	for i, s := range sides {
		put(block[0], s.from, true)
		to := s.to
		for k, e := range block[1:ends] {
			if !within {
				put(e, borders[k][i], true)
				continue
			}
			branch := branchOf(s.cells, p.last, tails[k])
			at := put(e, to, false)
			at.Up().Insert(at.Index()+1, branch...)
			to = branch[len(branch)-1]
		}
		put(block[ends], to, false)
	}
	leaveParagraph(p.first, Of(block[0]))
	leaveParagraph(last, Of(block[ends]))
}

// sides returns the cells of each row in a block's columns, nil where they are no columns that actions can go around.
func (c *Placer) sides(block []*xmltree.Node, p *placement) (sides []side) {
	slicesOf, beside, ok := p.Slices(p.Area)
	row, last := p.Row, p.LastRow
	open, end := block[0], block[len(block)-1]
	whole := p.whole(Of(open))
	if whole {
		slicesOf, beside, ok = p.Whole(p.Area)
		row, last = 0, len(p.rows)-1
	}
	stated := Of(open).Axis == action.Columns
	atEnds := stated || onEdge(p.first, open, false) && onEdge(p.last, end, true)
	if !ok || !atEnds || !beside && !stated && !p.InRow() || !canLeave(p.first, open) || !canLeave(p.last, end) ||
		(!whole || usesDot(Of(open))) && c.rowsComeBetween(p.rows[row], p.rows[last]) {
		return nil
	}
	for i, cells := range slicesOf {
		if cells[0] < 0 {
			continue
		}
		s := side{row: row + i, cells: p.cells[row+i][cells[0] : cells[1]+1]}
		first, last := s.cells[0], s.cells[len(s.cells)-1]
		common := nearest(first, last)
		s.from, s.to = childOf(common, first), childOf(common, last)
		if !holdsAtEnd(s.from, first, "tc", false) || !holdsAtEnd(s.to, last, "tc", true) ||
			s.from.Index() < 0 || s.to.Index() < 0 { // actions stand in the places of these cells
			return nil
		}
		sides = append(sides, s)
	}
	return sides
}

// borders returns, for an action at the border of two of a block's columns, the cells of each row behind the border;
// nil where it is at none, or none goes through all the rows.
func (p *placement) borders(sides []side, e *xmltree.Node) (cells []*xmltree.Node) {
	tc := cellAround(e)
	if tc == nil || !canLeave(tc, e) {
		return nil
	}
	column := -1
	for _, s := range sides {
		k := slices.Index(p.cells[s.row], tc)
		switch {
		case k < 0:
		case onEdge(tc, e, false):
			column, _ = p.Columns(s.row, k)
		case onEdge(tc, e, true):
			_, column = p.Columns(s.row, k)
		}
	}
	for _, s := range sides {
		k := slices.IndexFunc(s.cells[1:], func(tc *xmltree.Node) bool {
			from, _ := p.Columns(s.row, slices.Index(p.cells[s.row], tc))
			return from == column
		})
		if k < 0 || s.cells[k].Up() != s.cells[k+1].Up() {
			return nil
		}
		cells = append(cells, s.cells[k+1])
	}
	return cells
}

// whole reports whether a block is of its columns from the table's first row to its last: it says so, in one row.
func (p *placement) whole(open *Mark) bool {
	return open.Axis == action.Columns && open.Whole && p.InRow()
}

// rowsComeBetween reports whether actions stand between rows, from one to another.
func (c *Placer) rowsComeBetween(row, last *xmltree.Node) bool {
	common := nearest(row, last)
	kids := common.Kids()
	from, to := childOf(common, row).Index(), childOf(common, last).Index()
	for _, kid := range kids[from : to+1] {
		if isAction(kid) || kid.Name() != "tr" && hasRowActions(kid) {
			return true
		}
	}
	return false
}

// hasRowActions reports whether actions stand between the rows that an element holds.
func hasRowActions(e *xmltree.Node) bool {
	for _, kid := range Below(e) {
		if isAction(kid) || kid.Name() != "tr" && kid.Name() != "tc" && hasRowActions(kid) {
			return true
		}
	}
	return false
}
