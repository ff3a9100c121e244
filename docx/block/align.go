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
	common := nearest(first, last)
	from, to := childOf(common, first), childOf(common, last)
	ends := len(block) - 1
	if !holdsAtEnd(from, first, "tr", false) || !holdsAtEnd(to, last, "tr", true) {
		c.refuseBlock(block, block[ends])
		return
	}
	stated := Of(block[0]).Axis == action.Rows
	divided := p.InRow() && p.dividesLast(block)
	for i, e := range block {
		x := childOf(common, e)
		switch {
		case divided && 0 < i && i < ends:
		case x == nil, x != e && !canLeave(x, e), 0 < i && i < ends && x != e && !onEdge(x, e, false):
			c.refuseBlock(block, e)
			return
		case stated:
		case i == 0 && !onEdge(p.first, e, false), i == ends && !onEdge(p.last, e, true):
			c.refuseBlock(block, e)
			return
		}
	}
	if divided {
		p.divideRow(block, from, to)
		return
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
	if p.whole(Of(block[0])) || p.dividesLast(block) && !onEdge(p.last, block[1], false) {
		c.alignColumns(block, p)
		return
	}
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
	common := nearest(anchors...)
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
