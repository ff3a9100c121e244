// Package block brings the block actions of a Word template, {{if}}, {{range}} and {{with}} with their {{else}} and
// {{end}}, around what they enclose.
//
// A block action alone in its paragraph, cell or table row takes that paragraph, cell or row with it and encloses whole
// paragraphs, columns or rows, and so do two that enclose exactly that. So what a block encloses is well-formed
// whatever becomes of it.
//
// A block in one paragraph encloses text. One from paragraph to paragraph encloses whole paragraphs where it begins at
// an end of one and ends at an end of another; else the text between, with the ends of the paragraphs in it, as in
// docxtemplater. Where one of its actions stands alone in a paragraph that goes with it, and each time of a loop is in
// paragraphs of its own. One from cell to cell is of rows or of columns:
//
//   - from a row's first cell to its last, or from the start of a row to the end of a later one: of these rows;
//   - around some cells of a row: of the row where the rest of it is empty and other rows have cells of their own in
//     these columns; of the columns where they stand under a heading of their own, where another row has a block around
//     them, or where both actions have cells to themselves. A condition that is of neither empties its cells where
//     other rows have their own there; a loop is refused, with its place;
//   - down the same columns from one row to another: of these columns, in each of the rows. {{else}} in the last cell
//     says what that holds in place of the columns, the rest of them blank; at the border of two it divides them.
//
// {{range 行 名单}} or {{if 整行 …}} says that rows are meant, and {{range 列 年份}} columns, as tr and tc do in
// docxtpl and loopOver in easy-template-x; 整行 and 列 also from within one cell, where 行 is the function. What is of
// columns takes no cell from another row: such a row keeps one there, over as many columns as there are. 整列 in one
// row takes the cells of all rows of the table with it. {{else}} in the last cell of a row stands for what it holds.
//
// Blocks that would cross once they are around their rows and columns are refused, and so is a name of one loop's that
// another would take with it.
package block

import (
	"slices"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// A Placer brings the block actions of a tree to their places.
type Placer struct {
	Refuse func(m *Mark, reason string) // is told what is wrong with an action

	refused bool                     // anything was
	alone   map[*xmltree.Node]string // cells that hold nothing but actions, as they were
}

func (c *Placer) refuse(m *Mark, reason string) {
	c.refused = true
	c.Refuse(m, reason)
}

// ActionsIn appends the elements that are actions, in their order.
func ActionsIn(e *xmltree.Node, found []*xmltree.Node) []*xmltree.Node {
	for _, child := range Below(e) {
		if isAction(child) {
			found = append(found, child)
		}
		found = ActionsIn(child, found)
	}
	return found
}

// Match matches the block actions, brings them around what they enclose, and refuses those that do not pair or that
// enclose half of a paragraph, cell or row. By then every element is in its place and the actions are numbered.
func (c *Placer) Match(root *xmltree.Node) {
	var open, closed [][]*xmltree.Node // blocks: what opens each, what divides and what closes it
	var leaving [][2]*xmltree.Node     // what leaves a loop, and the loop
	var loops []*Mark                  // those of open that set the dot or repeat
	for _, e := range ActionsIn(root, nil) {
		a := Of(e)
		if len(loops) > 0 {
			a.loop = loops[len(loops)-1]
		}
		switch {
		case a.Kind.Opens():
			open = append(open, []*xmltree.Node{e})
			if a.Kind != action.If {
				loops = append(loops, a)
			}
		case a.Kind == action.Break || a.Kind == action.Continue:
			leaving = append(leaving, [2]*xmltree.Node{e, innermost(open, action.Range)})
		case a.Kind != action.Else && a.Kind != action.End:
		case len(open) == 0:
			c.refuse(a, "没有与它配对的 {{if}} 或 {{range}}")
		case a.Kind == action.Else:
			c.checkElse(open[len(open)-1], e)
			open[len(open)-1] = append(open[len(open)-1], e)
		default:
			b := append(open[len(open)-1], e)
			for _, e := range b {
				Of(e).opener = Of(b[0])
			}
			Of(b[0]).closer = a
			closed = append(closed, b)
			open = open[:len(open)-1]
			if Of(b[0]).Kind != action.If {
				loops = loops[:len(loops)-1]
			}
		}
	}
	for _, b := range open {
		c.refuse(Of(b[0]), "没有与它配对的 {{end}}")
	}
	places := c.place(closed)
	for _, b := range closed {
		c.align(b, places[b[0]])
	}
	for _, l := range leaving {
		c.checkBreak(l[0], l[1])
	}
	if !c.refused {
		c.checkOrder(root)
	}
}

// checkOrder refuses blocks that cross: one of them is of rows and the other, around it, of cells in these, or of other
// cells. What was moved out of the row would then enclose what enclosed it, or end another block than its own. It
// refuses blocks, too, that take a name with them which is another loop's.
func (c *Placer) checkOrder(root *xmltree.Node) {
	var last *Mark
	var open []*Mark
	for _, e := range ActionsIn(root, nil) {
		a := Of(e)
		if around := loopOf(open); around != a.loop && a.loop != nil && a.Kind != action.End && usesDot(a) {
			if around == nil {
				c.refuseCrossing(a.loop, a)
			} else {
				c.refuseTaken(around, a)
			}
			return
		}
		switch top := len(open) - 1; {
		case a.opener == nil:
		case a.opener == a:
			if at := slices.IndexFunc(open, a.encloses); at >= 0 { // it was the other way round
				c.refuseCrossing(open[at], a)
				return
			}
			open = append(open, a)
		case open[top] != a.opener:
			c.refuseCrossing(a.opener, open[top])
			return
		case a.Kind == action.End:
			open = open[:top]
		}
		if a.Copied {
			continue
		}
		if last != nil && a.Number < last.Number {
			if a.opener == nil && last.opener == last {
				c.refuseMoved(last, a)
			} else {
				c.refuseCrossing(a, last)
			}
			return
		}
		last = a
	}
}

// loopOf returns the innermost of open blocks that changes the dot, nil for none.
func loopOf(open []*Mark) *Mark {
	for _, a := range slices.Backward(open) {
		if a.Kind != action.If {
			return a
		}
	}
	return nil
}

// innermost returns what opens the innermost of the open blocks of a kind, nil for none.
func innermost(open [][]*xmltree.Node, kind action.Kind) *xmltree.Node {
	for _, b := range slices.Backward(open) {
		if Of(b[0]).Kind == kind {
			return b[0]
		}
	}
	return nil
}

// checkElse refuses an else that its block cannot have.
func (c *Placer) checkElse(block []*xmltree.Node, e *xmltree.Node) {
	last := Of(block[len(block)-1])
	switch {
	case last.Kind == action.Else && last.Then == action.Output:
		c.refuse(Of(e), "前面（"+last.At.String()+"）已经有 {{else}}")
	case Of(block[0]).Kind == action.Range && Of(e).Then != action.Output:
		c.refuse(Of(e), "循环里只能写 {{else}}，后面不能带条件")
	}
}

// checkBreak refuses a break that would leave a loop from within a paragraph or row: half of it would be written.
func (c *Placer) checkBreak(e, loop *xmltree.Node) {
	switch {
	case loop == nil:
		c.refuse(Of(e), "只能写在 {{range}} 和 {{end}} 之间")
	case loop.Up() != e.Up():
		opener := Of(loop)
		c.refuse(Of(e), "要和"+opener.At.String()+"的 {{"+opener.Source+"}} 写在同一层："+
			"要么在同一段文字里，要么各自独占一段或一行")
	}
}

// align brings the actions of a block to one level, around what they enclose: rows or cells of a table, or what they
// stand at the ends of.
func (c *Placer) align(block []*xmltree.Node, p *placement) {
	a := Of(block[0])
	axis := a.Axis
	switch {
	case axis == action.AnyAxis && p == nil:
		c.alignEnds(block)
		return
	case axis == action.AnyAxis:
		axis = c.axisOf(block, p)
	case a.Lines && (p == nil || p.first == p.last):
		a.Function = true
		c.alignEnds(block)
		return
	case p != nil:
		a.TakeAxis()
	case axis == action.Rows && isBetweenRows(block[0]):
		a.TakeAxis()
		c.alignEnds(block)
		return
	default:
		a.TakeAxis() // so that nothing is said of the word
		c.refuseAxisAt(block)
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
