package docx

import (
	"slices"

	"nianbao/action"
)

// applyReplacements puts every element in the place that it is to have, and the actions in their order.
func (c *compiler) applyReplacements(root *element) {
	c.part.actions = c.part.actions[:0]
	var walk func(e *element)
	walk = func(e *element) {
		e.children = withReplacements(e.children)
		for _, child := range e.children {
			child.up = e
			if child.action != nil {
				child.action.number = len(c.part.actions)
				c.part.actions = append(c.part.actions, child.action)
			}
			walk(child)
		}
	}
	walk(root)
}

// actionsIn appends the elements that are actions, in their order.
func actionsIn(e *element, found []*element) []*element {
	for _, child := range e.children {
		if child.action != nil {
			found = append(found, child)
		}
		found = actionsIn(child, found)
	}
	return found
}

// matchBlocks matches the block actions and refuses those that do not pair or that enclose half of a paragraph, cell or
// row.
func (c *compiler) matchBlocks(root *element) {
	var open [][]*element              // blocks: what opens each, and what divides it
	leaving := map[*element]*element{} // what leaves a loop, and the loop
	for _, e := range actionsIn(root, nil) {
		switch a := e.action; {
		case a.Kind.Opens():
			open = append(open, []*element{e})
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
		c.refuseAction(b[0].action, "没有与它配对的 {{end}}")
	}
	for e, loop := range leaving {
		c.checkBreak(e, loop)
	}
}

// innermost returns what opens the innermost of the open blocks of a kind, nil for none.
func innermost(open [][]*element, kind action.Kind) *element {
	for _, b := range slices.Backward(open) {
		if b[0].action.Kind == kind {
			return b[0]
		}
	}
	return nil
}

// checkElse refuses an else that its block cannot have.
func (c *compiler) checkElse(block []*element, e *element) {
	last := block[len(block)-1].action
	switch {
	case last.Kind == action.Else && last.Then == action.Value:
		c.refuseAction(e.action, "前面（"+last.location.String()+"）已经有 {{else}}")
	case block[0].action.Kind == action.Range && e.action.Then != action.Value:
		c.refuseAction(e.action, "循环里只能写 {{else}}")
	}
}

// checkBreak refuses a break that would leave a loop from within a paragraph or row: half of it would be written.
func (c *compiler) checkBreak(e, loop *element) {
	switch {
	case loop == nil:
		c.refuseAction(e.action, "只能写在 {{range}} 和 {{end}} 之间")
	case loop.up != e.up:
		c.refuseAction(e.action, "要和"+loop.action.location.String()+"的 {{"+loop.action.Source+"}} 写在同一层："+
			"要么在同一段文字里，要么各自独占一段或一行")
	}
}

// alignBlock brings the actions of a block to one level. Where they do not stand there, each must be the first or
// the last of what it is in there: {{range 行们}}{{.名}} in a row's first cell and {{.数}}{{end}} in its last enclose
// the row.
func (c *compiler) alignBlock(block []*element) {
	common := commonParent(block)
	if common == nil {
		return
	}
	sides := make([]*element, len(block))
	for i, e := range block {
		x := childOf(common, e)
		first, last := x == e || onEdge(x, e, false), x == e || onEdge(x, e, true)
		if i == 0 && !first || i == len(block)-1 && !last || !first && !last || !canLeave(x, e) {
			opener, closer := block[0].action, e.action
			if i == 0 {
				closer = block[len(block)-1].action
			}
			c.refuseAction(closer, "与"+opener.location.String()+"的 {{"+opener.Source+"}} 不在同一层："+
				"两者要么在同一段文字里，要么各自独占一段或一行")
			return
		}
		sides[i] = x
	}
	if common.tag == "tr" && wholeRow(common, sides[0], sides[len(sides)-1]) && len(block) == 2 {
		for i := range sides {
			sides[i] = common
		}
	}
	for i, e := range block {
		e.moveTo(sides[i], i == 0 || i < len(block)-1 && onEdge(sides[i], e, false))
	}
}

// dividable are elements before or behind which an action may go that begins or ends in them.
var dividable = map[string]bool{
	"p": true, "tc": true, "tr": true, "sdt": true, "sdtContent": true, "hyperlink": true, "smartTag": true,
	"ins": true, "moveTo": true, "customXml": true, "bdo": true, "dir": true,
}

// canLeave reports whether an action may go out of an element through all that is around it there.
func canLeave(x, e *element) bool {
	for e != x {
		if e = e.up; !dividable[e.tag] {
			return false
		}
	}
	return true
}

// commonParent returns the nearest element around all the actions of a block, nil where it is right around each.
func commonParent(block []*element) *element {
	around := block[0].up
	level := true
	for _, e := range block[1:] {
		level = level && e.up == block[0].up
		for childOf(around, e) == nil {
			around = around.up
		}
	}
	if level {
		return nil
	}
	return around
}

// childOf returns the child of an element in which another is, which may be it, nil where it is in none.
func childOf(around, e *element) *element {
	for ; e != nil; e = e.up {
		if e.up == around {
			return e
		}
	}
	return nil
}

// onEdge reports whether nothing shows in an element before an action in it, or behind it.
func onEdge(around, e *element, behind bool) bool {
	for ; e != around; e = e.up {
		at := slices.Index(e.up.children, e)
		others := e.up.children[:at]
		if behind {
			others = e.up.children[at+1:]
		}
		if slices.ContainsFunc(others, visible) {
			return false
		}
	}
	return true
}

// wholeRow reports whether a row's first cell is one element and its last another.
func wholeRow(tr, first, last *element) bool {
	cells := descend(tr, "tc")
	return len(cells) > 0 && cells[0] == first && cells[len(cells)-1] == last
}

// moveTo takes an action out of what it is in and puts it before or behind that, in the right order with others that
// came from there.
func (e *element) moveTo(x *element, before bool) {
	if x == e {
		return
	}
	e.up.children = slices.DeleteFunc(slices.Clone(e.up.children), func(c *element) bool { return c == e })
	siblings := x.up.children
	at := slices.Index(siblings, x)
	if before {
		for at > 0 && siblings[at-1].action != nil && siblings[at-1].action.number > e.action.number {
			at--
		}
	} else {
		at++
		for at < len(siblings) && siblings[at].action != nil && siblings[at].action.number < e.action.number {
			at++
		}
	}
	x.up.children = slices.Insert(slices.Clone(siblings), at, e)
	e.up = x.up
}
