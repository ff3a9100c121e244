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
	var open [][]*xmltree.Node                   // blocks: what opens each, and what divides it
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
			c.alignBlock(append(open[len(open)-1], e))
			open = open[:len(open)-1]
		}
	}
	for _, b := range open {
		c.refuseAction(actionOf(b[0]), "没有与它配对的 {{end}}")
	}
	for e, loop := range leaving {
		c.checkBreak(e, loop)
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

// alignBlock brings the actions of a block to one level. Where they do not stand there, each must be the first or
// the last of what it is in there: {{range 行们}}{{.名}} in a row's first cell and {{.数}}{{end}} in its last enclose
// the row.
func (c *compiler) alignBlock(block []*xmltree.Node) {
	common := commonParent(block)
	if common == nil {
		return
	}
	sides := make([]*xmltree.Node, len(block))
	for i, e := range block {
		x := childOf(common, e)
		first, last := x == e || onEdge(x, e, false), x == e || onEdge(x, e, true)
		if i == 0 && !first || i == len(block)-1 && !last || !first && !last || !canLeave(x, e) {
			opener, closer := actionOf(block[0]), actionOf(e)
			if i == 0 {
				closer = actionOf(block[len(block)-1])
			}
			c.refuseAction(closer, "与"+opener.location.String()+"的 {{"+opener.Source+"}} 不在同一层："+
				"两者要么在同一段文字里，要么各自独占一段或一行")
			return
		}
		sides[i] = x
	}
	if common.Name() == "tr" && wholeRow(common, sides[0], sides[len(sides)-1]) && len(block) == 2 {
		for i := range sides {
			sides[i] = common
		}
	}
	for i, e := range block {
		moveTo(e, sides[i], i == 0 || i < len(block)-1 && onEdge(sides[i], e, false))
	}
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

// wholeRow reports whether a row's first cell is one element and its last another.
func wholeRow(tr, first, last *xmltree.Node) bool {
	cells := descend(tr, "tc")
	return len(cells) > 0 && cells[0] == first && cells[len(cells)-1] == last
}

// moveTo takes an action out of what it is in and puts it before or behind that, in the right order with others that
// came from there.
func moveTo(e, x *xmltree.Node, before bool) {
	if x == e {
		return
	}
	others := slices.DeleteFunc(slices.Clone(e.Up().Kids()), func(c *xmltree.Node) bool { return c == e })
	e.Up().SetKids(others...)
	siblings, number := x.Up().Kids(), actionOf(e).number
	at := slices.Index(siblings, x)
	if before {
		for at > 0 && isAction(siblings[at-1]) && actionOf(siblings[at-1]).number > number {
			at--
		}
	} else {
		at++
		for at < len(siblings) && isAction(siblings[at]) && actionOf(siblings[at]).number < number {
			at++
		}
	}
	x.Up().SetKids(slices.Insert(slices.Clone(siblings), at, e)...)
}
