package docx

import (
	"slices"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// applyReplacements puts every element in the place that it is to have, and the actions in their order.
func (c *compiler) applyReplacements(root *xmltree.Node) {
	c.part.actions = c.part.actions[:0]
	var walk func(e *xmltree.Node)
	walk = func(e *xmltree.Node) {
		if e.IsSealed() {
			return
		}
		e.SetKids(withReplacements(e.Kids())...)
		for _, child := range e.Kids() {
			if a := actionOf(child); a != nil {
				a.number = len(c.part.actions)
				c.part.actions = append(c.part.actions, a)
			}
			walk(child)
		}
	}
	walk(root)
}

// actionsIn appends the elements that are actions, in their order.
func actionsIn(e *xmltree.Node, found []*xmltree.Node) []*xmltree.Node {
	for _, child := range below(e) {
		if isAction(child) {
			found = append(found, child)
		}
		found = actionsIn(child, found)
	}
	return found
}

// matchBlocks matches the block actions and refuses those that do not pair or that enclose half of a paragraph, cell or
// row.
func (c *compiler) matchBlocks(root *xmltree.Node) {
	var open, closed [][]*xmltree.Node           // blocks: what opens each, what divides and what closes it
	leaving := map[*xmltree.Node]*xmltree.Node{} // what leaves a loop, and the loop
	for _, e := range actionsIn(root, nil) {
		switch a := actionOf(e); {
		case a.Kind.Opens():
			open = append(open, []*xmltree.Node{e})
		case a.Kind == action.Break || a.Kind == action.Continue:
			leaving[e] = innermost(open, action.Range)
		case a.Kind != action.Else && a.Kind != action.End:
		case len(open) == 0:
			c.refuseAction(a, "没有与它配对的 {{if}} 或 {{range}}")
		case a.Kind == action.Else:
			c.checkElse(open[len(open)-1], e)
			open[len(open)-1] = append(open[len(open)-1], e)
		default:
			closed = append(closed, append(open[len(open)-1], e))
			open = open[:len(open)-1]
		}
	}
	for _, b := range open {
		c.refuseAction(actionOf(b[0]), "没有与它配对的 {{end}}")
	}
	places := c.place(closed)
	for _, b := range closed {
		c.align(b, places[b[0]])
	}
	for e, loop := range leaving {
		c.checkBreak(e, loop)
	}
	if len(c.problems) == 0 {
		c.checkOrder(root)
	}
}

// checkOrder refuses blocks that cross, as one of them is of rows and the other, around it, of cells in these: what was
// moved out of the row would then enclose what enclosed it.
func (c *compiler) checkOrder(root *xmltree.Node) {
	last := -1
	for _, e := range actionsIn(root, nil) {
		switch a := actionOf(e); {
		case a.copied:
		case a.number < last:
			c.refuseAction(a, "它和"+c.part.actions[last].location.String()+"的 {{"+c.part.actions[last].Source+
				"}} 交叉：一个重复或去掉整行，另一个只是其中的几格。请把两者写成一样的，都是行（{{range 行 …}}）或者都是列（{{range 列 …}}）")
			return
		default:
			last = a.number
		}
	}
}

// innermost returns what opens the innermost of the open blocks of a kind, nil for none.
func innermost(open [][]*xmltree.Node, kind action.Kind) *xmltree.Node {
	for _, b := range slices.Backward(open) {
		if actionOf(b[0]).Kind == kind {
			return b[0]
		}
	}
	return nil
}

// checkElse refuses an else that its block cannot have.
func (c *compiler) checkElse(block []*xmltree.Node, e *xmltree.Node) {
	last := actionOf(block[len(block)-1])
	switch {
	case last.Kind == action.Else && last.Then == action.Output:
		c.refuseAction(actionOf(e), "前面（"+last.location.String()+"）已经有 {{else}}")
	case actionOf(block[0]).Kind == action.Range && actionOf(e).Then != action.Output:
		c.refuseAction(actionOf(e), "循环里只能写 {{else}}")
	}
}

// checkBreak refuses a break that would leave a loop from within a paragraph or row: half of it would be written.
func (c *compiler) checkBreak(e, loop *xmltree.Node) {
	switch {
	case loop == nil:
		c.refuseAction(actionOf(e), "只能写在 {{range}} 和 {{end}} 之间")
	case loop.Up() != e.Up():
		opener := actionOf(loop)
		c.refuseAction(actionOf(e), "要和"+opener.location.String()+"的 {{"+opener.Source+"}} 写在同一层："+
			"要么在同一段文字里，要么各自独占一段或一行")
	}
}

// align brings the actions of a block to one level, around what they enclose: rows or cells of a table, or what they
// stand at the ends of.
func (c *compiler) align(block []*xmltree.Node, p *placement) {
	a := actionOf(block[0])
	axis := a.Axis
	switch {
	case axis == action.AnyAxis && p == nil:
		c.alignEnds(block)
		return
	case axis == action.AnyAxis:
		axis = c.axisOf(block, p)
	case a.Lines && (p == nil || p.first == p.last): // the function
		c.alignEnds(block)
		return
	case p != nil:
		a.TakeAxis()
	case axis == action.Rows && contextOf(block[0].Up()) == betweenRows:
		a.TakeAxis()
		c.alignEnds(block)
		return
	default:
		c.refuseAction(a, "整行、整列（行、列）只能写在表格的格里，而且要和它的 {{end}} 在同一个表格里")
		return
	}
	switch {
	case axis == action.Rows && (a.Axis == action.Rows || p.InRow()):
		c.alignRows(block, p)
	case axis == action.Rows:
		c.alignEnds(block)
	case axis == action.Columns && p.InRow():
		c.alignCells(block, p)
	case axis == action.Columns:
		c.alignColumns(block, p)
	}
}

// refuseBlock refuses a block of which an action stands on another level than the one that opens it.
func (c *compiler) refuseBlock(block []*xmltree.Node, e *xmltree.Node) {
	opener, closer := actionOf(block[0]), actionOf(e)
	if e == block[0] {
		closer = actionOf(block[len(block)-1])
	}
	c.refuseAction(closer, "与"+opener.location.String()+"的 {{"+opener.Source+"}} 不在同一层："+
		"两者要么在同一段文字里，要么各自独占一段或一行")
}

// dividable are elements before or behind which an action may go that begins or ends in them.
var dividable = map[string]bool{
	"p": true, "tc": true, "tr": true, "sdt": true, "sdtContent": true, "hyperlink": true, "smartTag": true,
	"ins": true, "moveTo": true, "customXml": true, "bdo": true, "dir": true,
}

// canLeave reports whether an action may go out of an element through all that is around it there.
func canLeave(x, e *xmltree.Node) bool {
	for e != x {
		if e = e.Up(); !dividable[e.Name()] {
			return false
		}
	}
	return true
}

// commonParent returns the nearest element around all the actions of a block, nil where it is right around each.
func commonParent(block []*xmltree.Node) *xmltree.Node {
	around := block[0].Up()
	level := true
	for _, e := range block[1:] {
		level = level && e.Up() == block[0].Up()
		for childOf(around, e) == nil {
			around = around.Up()
		}
	}
	if level {
		return nil
	}
	return around
}

// childOf returns the child of an element in which another is, which may be it, nil where it is in none.
func childOf(around, e *xmltree.Node) *xmltree.Node {
	for ; e != nil; e = e.Up() {
		if e.Up() == around {
			return e
		}
	}
	return nil
}

// onEdge reports whether nothing shows in an element before an action in it, or behind it.
func onEdge(around, e *xmltree.Node, behind bool) bool {
	for ; e != around; e = e.Up() {
		at, others := e.Index(), e.Up().Kids()
		if behind {
			others = others[at+1:]
		} else {
			others = others[:at]
		}
		if slices.ContainsFunc(others, visible) {
			return false
		}
	}
	return true
}
