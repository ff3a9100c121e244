package docx

import (
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/docx/block"
	"nianbao/docx/pass"
	"nianbao/docx/seen"
	"nianbao/docx/table"
	"nianbao/ooxml/xmltree"
)

// flatten lays the tree flat into the part's nodes.
func (c *compiler) flatten(root *xmltree.Node) {
	f := flattener{compiler: c}
	c.part.nodes = f.children(root)
	for _, node := range c.part.actions {
		node.Cell = nil // the tree is not needed any more
	}
	for _, at := range pass.HalfFields(c.part.nodes) {
		c.refuseAction(c.part.actions[at], "它和 {{end}} 之间只有半个域（页码、目录、引用等）")
	}
	for _, at := range pass.WithoutLists(c.part.nodes, c.part.styles) {
		c.refuseAction(c.part.actions[at], "循环里没有自动编号的段落，不能重新编号")
	}
	for _, fault := range table.Equal(c.part.nodes) {
		c.refuseAction(c.part.actions[fault.At], fault.Reason)
	}
	if !slices.ContainsFunc(c.part.actions, func(node *actionNode) bool { return strings.Contains(node.Source, "$") }) {
		return
	}
	for _, use := range action.Uses(c.part.nodes) {
		for _, name := range use.Undeclared {
			node := c.part.actions[use.At]
			c.refuseAction(node, "变量 "+name+" 还没有值，前面要有 {{"+name+" := …}}")
		}
	}
}

// A flattener makes nodes of elements.
type flattener struct {
	*compiler
	row   []action.Node // so far, blocks not yet made
	text  []byte        // behind that
	table tableNodes    // around
}

// nested returns what write writes as nodes of their own.
func (f *flattener) nested(write func()) []action.Node {
	f.flush()
	row := f.row
	f.row = make([]action.Node, 0, 4)
	write()
	f.flush()
	nodes, faults := action.Nest(f.row)
	for _, fault := range faults {
		node := f.part.actions[fault.At]
		f.refuseAction(node, fault.Reason)
	}
	f.row = row
	return nodes
}

func (f *flattener) children(e *xmltree.Node) []action.Node { return f.nested(func() { f.list(e) }) }

func (f *flattener) write(source string) { f.text = append(f.text, source...) }

func (f *flattener) flush() {
	if len(f.text) > 0 {
		f.row = append(f.row, action.Node{Text: string(f.text)})
		f.text = f.text[:0]
	}
}

// wrap adds a node that takes care of what write writes.
func (f *flattener) wrap(w action.Wrap, write func()) {
	body := f.nested(write)
	f.row = append(f.row, action.Node{Block: &action.Block{Wrap: w, Body: body}})
}

func (f *flattener) list(e *xmltree.Node) {
	behindAction := false
	for _, child := range block.Below(e) {
		switch {
		case isAction(child), block.KindOf(child) == block.OmittedIfEmpty, block.KindOf(child) == block.EmptyGoes:
			behindAction = true
		case child.Name() == "tbl" && behindAction:
			f.wrap(table.Separator{Prefix: child.Prefix()}, func() {})
			behindAction = false
		case child.Name() == "p":
			behindAction = false
		}
		f.element(child)
	}
}

func (f *flattener) element(e *xmltree.Node) {
	switch {
	case isAction(e):
		f.flush()
		a := actionOf(e)
		if a.context == inText {
			a.context = contextOf(e.Up())
		}
		f.row = append(f.row, action.Node{Action: a.Action, At: a.Number})
	case isAttributes(e): // in the tag
	case block.KindOf(e) == block.EmptyGoes:
		f.wrap(takeEmptyBack{e.Up().Prefix()}, func() {})
	case isTarget(e):
		f.wrap(e.Data.(pass.LinkWriter), func() { f.list(e) })
	case e.Name() == "tblGrid" && f.table.Table != nil && f.table.HasColumns():
		f.wrap(table.Grid{}, func() { f.write(e.String()) })
	case !e.IsElement() || e.IsSealed():
		f.write(e.String())
	case block.KindOf(e) == block.RepeatedPerLine:
		f.lines(e)
	case block.KindOf(e) == block.OmittedIfEmpty:
		f.wrap(omitIfEmpty{}, func() { f.whole(e) })
	case f.part.notes.Of(e) != nil:
		f.wrap(f.part.notes.Of(e).Writer(e), func() { f.note(e) })
	case e.Name() == "sdt":
		f.control(e)
	case e.Name() == "tbl":
		f.tbl(e)
	case e.Name() == "tr" && f.table.rows[e] != nil:
		f.wrap(f.table.rows[e], func() { f.whole(e) })
	case e.Name() == "tc" && f.table.cells[e] != nil:
		f.tc(e, f.table.cells[e])
	case needsParagraph[e.Name()] && mayBecomeEmpty(e):
		f.write(e.StartTag())
		f.wrap(ensureParagraphIn(e), func() { f.list(e) })
		f.write(e.EndTag())
	default:
		f.whole(e)
	}
}

// whole writes an element and what is in it.
func (f *flattener) whole(e *xmltree.Node) {
	kids := block.Below(e)
	if len(kids) == 0 || !isAttributes(kids[0]) {
		f.write(e.StartTag())
		f.list(e)
		f.write(e.EndTag())
		return
	}
	f.write(strings.TrimSuffix(e.StartTag(), ">"))
	for _, item := range kids[0].Kids() {
		f.element(item)
	}
	if len(kids) == 1 { // as it most likely was
		f.write("/>")
		return
	}
	f.write(">")
	f.list(e)
	f.write(e.EndTag())
}

// control writes a content control. What stands in one is no longer the prompt that Word would take it for when it is
// filled.
func (f *flattener) control(e *xmltree.Node) {
	const prompt = "showingPlcHdr"
	properties := e.Child("sdtPr")
	if properties != nil && strings.Contains(properties.String(), prompt) && holdsAction(e) {
		properties.Remove(prompt)
	}
	binding, bound := seen.BindingOf(properties)
	if !bound || !holdsAction(e) {
		f.whole(e)
		return
	}
	f.wrap(boundControl{binding}, func() { f.whole(e) })
}

func holdsAction(e *xmltree.Node) bool {
	return slices.ContainsFunc(block.Below(e), func(c *xmltree.Node) bool { return isAction(c) || holdsAction(c) })
}

// lines writes a paragraph that is one value.
func (f *flattener) lines(p *xmltree.Node) {
	body := f.nested(func() { f.whole(p) })
	for i := range body {
		if body[i].Action != nil && body[i].Action.Kind == action.Output {
			f.row = append(f.row, action.Node{Block: &action.Block{Wrap: repeatPerLine{i}, Body: body}})
			return
		}
	}
}

// note writes what is in the note below a reference.
func (f *flattener) note(reference *xmltree.Node) {
	for e := range reference.Elements() {
		if mayBecomeEmpty(e) {
			f.wrap(ensureParagraphIn(e), func() { f.list(e) })
		} else {
			f.list(e)
		}
	}
}
