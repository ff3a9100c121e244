package block

import (
	"slices"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// alignRows brings the actions of a block around the rows in which it begins and ends. One that divides it must stand
// between them.
func (c *Placer) alignRows(block []*xmltree.Node, p *placement) {
	first, last := p.rows[p.Row], p.rows[p.LastRow]
	common := first.Up()
	for childOf(common, last) == nil {
		common = common.Up()
	}
	from, to := childOf(common, first), childOf(common, last)
	ends := len(block) - 1
	if !holdsAtEnd(from, first, "tr", false) || !holdsAtEnd(to, last, "tr", true) {
		c.refuseBlock(block, block[ends])
		return
	}
	stated := Of(block[0]).Axis == action.Rows
	for i, e := range block {
		x := childOf(common, e)
		switch {
		case x == nil, x != e && !canLeave(x, e), 0 < i && i < ends && x != e && !onEdge(x, e, false):
			c.refuseBlock(block, e)
			return
		case stated:
		case i == 0 && !onEdge(p.first, e, false), i == ends && !onEdge(p.last, e, true):
			c.refuseBlock(block, e)
			return
		}
	}
	moveTo(block[0], from, true)
	for _, e := range block[1:ends] {
		moveTo(e, childOf(common, e), true)
	}
	moveTo(block[ends], to, false)
	leaveParagraph(p.first, Of(block[0]))
	leaveParagraph(p.last, Of(block[ends]))
}

// leaveParagraph leaves a cell out of which an action went that stood there alone an empty paragraph like its own.
func leaveParagraph(tc *xmltree.Node, a *Mark) {
	if a.Paragraph == "" || slices.ContainsFunc(tc.Kids(), func(kid *xmltree.Node) bool {
		return kid.Name() != "tcPr" && (kid.IsElement() || isAction(kid))
	}) {
		return
	}
	p := tc.Prefix() + "p>"
	tc.Append(xmltree.Source("<" + p + a.Paragraph + "</" + p))
}

// holdsAtEnd reports whether an element is the first, or the last, of its name in what holds it, which may be it.
func holdsAtEnd(around, e *xmltree.Node, name string, last bool) bool {
	if around == e {
		return true
	}
	all := Descend(around, name)
	if len(all) == 0 {
		return false
	}
	if last {
		return all[len(all)-1] == e
	}
	return all[0] == e
}

// alignCells brings the actions of a block around cells of a row. Cells in which nothing but the actions stands at
// either end go with them.
func (c *Placer) alignCells(block []*xmltree.Node, p *placement) {
	ends := len(block) - 1
	if p.first != p.last && c.alone[p.first] != "" && c.alone[p.last] != "" {
		for _, e := range block {
			if tc := cellAround(e); tc != nil && c.alone[tc] != "" {
				c.hoistCell(tc)
			}
		}
	}
	anchors := make([]*xmltree.Node, len(block)) // the cells, or actions in the places of cells
	for i, e := range block {
		if anchors[i] = cellAround(e); anchors[i] == nil {
			anchors[i] = e
		}
	}
	common := anchors[0].Up()
	for slices.ContainsFunc(anchors, func(tc *xmltree.Node) bool { return childOf(common, tc) == nil }) {
		common = common.Up()
	}
	stated := Of(block[0]).Axis == action.Columns
	before := make([]bool, len(block))
	for i, e := range block {
		x, tc := childOf(common, anchors[i]), anchors[i]
		before[i] = i == 0 || i < ends && onEdge(tc, e, false)
		atEnd := tc == e || stated && (i == 0 || i == ends) || onEdge(tc, e, !before[i])
		if !atEnd || !canLeave(x, e) || x != e && !holdsAtEnd(x, tc, "tc", !before[i]) {
			c.refuseBlock(block, e)
			return
		}
	}
	for i, e := range block {
		moveTo(e, childOf(common, anchors[i]), before[i])
	}
}

// hoistCell puts the actions that a cell holds alone in its place.
func (c *Placer) hoistCell(tc *xmltree.Node) {
	items, ok := actionsOnly(tc)
	if !ok {
		return
	}
	around := tc.Up()
	putFor(tc, items, c.alone[tc])
	around.SetKids(Placed(around.Kids())...)
}

// alignColumns makes of a block that begins in one row and ends below it, in the same columns, one around these columns
// in each of the rows.
func (c *Placer) alignColumns(block []*xmltree.Node, p *placement) {
	slicesOf, ok := p.Slices(p.Area)
	stated := Of(block[0]).Axis == action.Columns
	atEnds := stated || onEdge(p.first, block[0], false) && onEdge(p.last, block[1], true)
	if !ok || len(block) > 2 || !atEnds || !canLeave(p.first, block[0]) || !canLeave(p.last, block[1]) ||
		c.rowsComeBetween(p) {
		c.refuseColumns(block)
		return
	}
	type side struct{ from, to *xmltree.Node }
	var sides []side
	for i, cells := range slicesOf {
		if cells[0] < 0 {
			continue
		}
		row := p.cells[p.Row+i]
		first, last := row[cells[0]], row[cells[1]]
		common := first.Up()
		for childOf(common, last) == nil {
			common = common.Up()
		}
		s := side{childOf(common, first), childOf(common, last)}
		if !holdsAtEnd(s.from, first, "tc", false) || !holdsAtEnd(s.to, last, "tc", true) ||
			s.from.Index() < 0 || s.to.Index() < 0 { // actions stand in the places of these cells
			c.refuseColumns(block)
			return
		}
		sides = append(sides, s)
	}
	open, end := Of(block[0]), Of(block[1])
	open.Copied, end.Copied = true, true
	moveTo(block[0], sides[0].from, true)
	moveTo(block[1], sides[len(sides)-1].to, false)
	for i, s := range sides {
		if i > 0 {
			moveTo(copyOf(block[0], s.from), s.from, true)
		}
		if i < len(sides)-1 {
			moveTo(copyOf(block[1], s.to), s.to, false)
		}
	}
	leaveParagraph(p.first, open)
	leaveParagraph(p.last, end)
}

// copyOf returns another node of an action, in the tree beside a node, from which it can be moved.
func copyOf(e, beside *xmltree.Node) *xmltree.Node {
	n := xmltree.Source("")
	n.Data = e.Data
	beside.Up().Append(n)
	return n
}

// rowsComeBetween reports whether actions stand between the rows of an area.
func (c *Placer) rowsComeBetween(p *placement) bool {
	common := p.rows[p.Row].Up()
	for childOf(common, p.rows[p.LastRow]) == nil {
		common = common.Up()
	}
	kids := common.Kids()
	from, to := childOf(common, p.rows[p.Row]).Index(), childOf(common, p.rows[p.LastRow]).Index()
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

func (c *Placer) refuseColumns(block []*xmltree.Node) {
	closer := Of(block[len(block)-1])
	opener := Of(block[0])
	c.refuse(closer, "与"+opener.At.String()+"的 {{"+opener.Source+"}} 之间不是完整的列："+
		"重复几列，请把 {{range}} 写在第一行那一列的开头、{{end}} 写在最后一行同一列的末尾，"+
		"中间没有跨出这几列的合并单元格、没有 {{else}}、也没有独占一行的 {{…}}；或者在每一行里各写一个")
}
