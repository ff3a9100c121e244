package docx

import (
	"fmt"

	"nianbao/action"
	"nianbao/docx/block"
	"nianbao/docx/pass"
	"nianbao/docx/seen"
	"nianbao/docx/wml"
	"nianbao/ooxml/xmltree"
)

// An actionNode is an action in the tree: where it stands, and how it is written there.
type actionNode struct {
	block.Mark
	location location
	written  string // as it stands, with its braces
	bad      bool   // it cannot be parsed
	context  context

	prefix string     // of the names around it: w:
	around string     // of the paragraph's: in a formula they are others
	run    string     // the properties of the run in which it begins
	field  seen.Field // in whose instruction it stands
	leads  bool       // what it gives is where a link leads
}

// actionOf returns the action that a node stands for, nil for none.
func actionOf(n *xmltree.Node) *actionNode {
	a, _ := n.Data.(*actionNode)
	return a
}

func isAction(n *xmltree.Node) bool { return actionOf(n) != nil }

// context is what an action stands in, and so how it is written.
type context uint8

const (
	inText        context = iota // a run's text
	betweenRuns                  // and whatever else a paragraph has
	betweenBlocks                // paragraphs and tables
	betweenRows
	betweenCells
	inAttribute
	inMark                 // the name in the tag of a picture
	inPlain                // the text of an element that knows no breaks
	inTarget               // where a link leads
	inInstruction          // a field's
	inInstructionAttribute // that of a field which is one element
)

// contextOf returns the context of an action right below an element.
func contextOf(e *xmltree.Node) context {
	switch e.Name() {
	case "t":
		return inText
	case "p", "hyperlink", "fldSimple", "smartTag", "bdo", "dir", "moveTo", "oMath", "rubyBase", "rt":
		return betweenRuns
	case "tbl":
		return betweenRows
	case "tr":
		return betweenCells
	case "sdt", "sdtContent", "ins", "customXml":
		return contextOf(e.Up())
	}
	return betweenBlocks
}

// A compiler makes nodes of a part: it puts an element in the place of each action of the tree, brings those to their
// places that enclose paragraphs, rows or cells, and lays the tree flat.
type compiler struct {
	part     *part
	problems wml.Errors
	placer   block.Placer
}

// addAction adds an action and returns it with the element that stands for it in the tree.
func (c *compiler) addAction(written string, at location) (*actionNode, *xmltree.Node) {
	a, err := action.ParseAction(written[2 : len(written)-2])
	if err != nil {
		c.refuse(at, err.Action, err.Reason)
	}
	node := &actionNode{Mark: block.Mark{Action: a}, location: at, written: written, bad: err != nil}
	node.At = &node.location
	c.part.actions = append(c.part.actions, node)
	n := xmltree.Source("")
	n.Data = node
	return node, n
}

func (c *compiler) refuse(at location, action, reason string) {
	e := &wml.Error{Part: c.part.Called(), Location: at.String(), Action: action, Reason: reason,
		At: c.part.at(at)}
	c.problems = append(c.problems, e)
}

func (c *compiler) refuseAction(node *actionNode, reason string) {
	c.refuse(node.location, node.Source, reason)
}

// story compiles a part whose text is paragraphs.
func (c *compiler) story(root *xmltree.Node) { c.blocks(root, &section{}) }

// blocks compiles the paragraphs and tables below an element.
func (c *compiler) blocks(e *xmltree.Node, s *section) {
	for _, child := range block.Below(e) {
		c.block(child, s)
	}
}

func (c *compiler) block(e *xmltree.Node, s *section) {
	c.attributes(e, s)
	switch e.Name() {
	case "":
	case "p":
		c.paragraph(e, s)
	case "tbl":
		c.table(e, s)
	case "footnote", "endnote", "comment":
		if kind := e.Attr("type"); kind == "" || kind == "normal" {
			s.notes++
		}
		c.blocks(e, &section{around: fmt.Sprintf("第 %d 条", s.notes)})
	case "AlternateContent": // each says the same in its way
		before := *s
		for _, alternative := range block.Below(e) {
			*s = before
			c.blocks(alternative, s)
		}
	case "textpath":
		c.wordArt(e, s)
	case "sdt":
		open(e, "sdtPr")
		c.blocks(e, s)
	case "v": // what a chart keeps of its workbook: names of series and categories
		if items := c.cached(e, s); items != nil {
			e.SetKids(items...)
		}
	default:
		c.blocks(e, s)
	}
}

// cached compiles a text that a chart keeps of its workbook.
func (c *compiler) cached(v *xmltree.Node, s *section) []*xmltree.Node {
	if !c.part.Drawn || len(v.Kids()) == 0 {
		return nil
	}
	return c.texts(v.Text(), s.paragraph(), inPlain)
}

// note compiles a note where it is referred to: each pass of the loop there has one of its own.
func (c *compiler) note(reference *xmltree.Node, note *pass.Note) {
	title := map[string]string{"footnoteReference": "脚注", "endnoteReference": "尾注"}[reference.Name()]
	e := note.Element()
	reference.Append(e)
	links := c.part.links
	c.part.links = c.part.linked[note.Part()]
	c.blocks(e, &section{around: fmt.Sprintf("%s第 %d 条", title, note.Number)})
	c.part.links = links
}

func (c *compiler) table(tbl *xmltree.Node, s *section) {
	s.tables++
	if properties := open(tbl, "tblPr"); properties != nil {
		c.blocks(properties, &section{around: fmt.Sprintf("%s第 %d 个表格", s.around, s.tables)})
	}
	at := location{around: s.around, table: s.tables}
	if s.cell != nil {
		at.around = s.cell.String() + "里的"
	}
	for _, tr := range block.Descend(tbl, "tr") {
		at.row++
		at.cell = 0
		cells := block.Descend(tr, "tc")
		for _, tc := range cells {
			at.cell++
			here := at
			c.blocks(tc, &section{cell: &here})
		}
		c.placer.Row(tr, cells)
	}
}
