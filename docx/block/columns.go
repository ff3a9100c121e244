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
			branch := blankCopies(s.cells)
			if i == len(sides)-1 {
				branch[len(branch)-1] = tails[k]
			}
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
	slicesOf, ok := p.Slices(p.Area)
	open, end := block[0], block[len(block)-1]
	atEnds := Of(open).Axis == action.Columns || onEdge(p.first, open, false) && onEdge(p.last, end, true)
	if !ok || !atEnds || !canLeave(p.first, open) || !canLeave(p.last, end) || c.rowsComeBetween(p) {
		return nil
	}
	for i, cells := range slicesOf {
		if cells[0] < 0 {
			continue
		}
		s := side{row: p.Row + i, cells: p.cells[p.Row+i][cells[0] : cells[1]+1]}
		first, last := s.cells[0], s.cells[len(s.cells)-1]
		common := first.Up()
		for childOf(common, last) == nil {
			common = common.Up()
		}
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

// canDivide reports whether a cell can be divided at an action: that stands in a paragraph of it, or for one.
func canDivide(tc, e *xmltree.Node) bool {
	return e.Up() == tc || e.Up().Name() == "p" && e.Up().Up() == tc
}

// divide takes an action out of a cell, with all that is behind it, and returns a cell like it that holds this.
func divide(tc, e *xmltree.Node) *xmltree.Node {
	tail := xmltree.New(tc.Prefix() + "tc")
	if properties := tc.Child("tcPr"); properties != nil {
		tail.Append(properties.Copy())
	}
	at := e
	if p := e.Up(); p != tc {
		p.Data = nil
		half := paragraphLike(p)
		half.Append(p.Kids()[e.Index()+1:]...)
		tail.Append(half)
		at = p
	}
	tail.Append(tc.Kids()[at.Index()+1:]...)
	e.Detach()
	return tail
}

// blankCopies returns cells like others that hold nothing.
func blankCopies(cells []*xmltree.Node) (copies []*xmltree.Node) {
	for _, tc := range cells {
		blank := xmltree.New(tc.Prefix() + "tc")
		if properties := tc.Child("tcPr"); properties != nil {
			blank.Append(properties.Copy())
		}
		if p := tc.Child("p"); p != nil {
			blank.Append(paragraphLike(p))
		} else {
			blank.Append(xmltree.New(tc.Prefix() + "p"))
		}
		copies = append(copies, blank)
	}
	return copies
}

// takeOut takes an action out of where it stands.
func takeOut(e *xmltree.Node) {
	if p := e.Ancestor("p"); p != nil && KindOf(p) == OmittedIfEmpty {
		p.Data = nil // its block encloses more than it
	}
	Of(e).Alone = "" // which cannot stand where it goes
	e.Detach()
}

// put puts another node of an action before or behind a cell and returns it.
func put(e, x *xmltree.Node, before bool) *xmltree.Node {
	n := xmltree.Source("")
	n.Data = e.Data
	x.Up().Append(n)
	moveTo(n, x, before)
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
		"中间没有跨出这几列的合并单元格、没有独占一行的 {{…}}；或者在每一行里各写一个")
}

// refuseColumnElse refuses an else that divides columns otherwise.
func (c *Placer) refuseColumnElse(block []*xmltree.Node, e *xmltree.Node) {
	opener := Of(block[0])
	c.refuse(Of(e), "它在"+opener.At.String()+"的 {{"+opener.Source+"}} 的几列里，不知道从哪里分开：没有内容时只写几个字的，"+
		"请写在最后一格里、{{end}} 的前面；没有内容时另有几列的，请写在其中第一列第一格的开头")
}
