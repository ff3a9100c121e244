package docx

import (
	"strings"
	"unicode"

	"nianbao/action"
	"nianbao/docx/block"
	"nianbao/ooxml/xmltree"
)

// A textNode is a child of a run that holds a piece of its paragraph's text.
type textNode struct {
	run  *xmltree.Node
	node *xmltree.Node // w:t, w:tab, w:br
	text string
	from int // where its text begins in the paragraph's
}

func (a *textNode) end() int { return a.from + len(a.text) }

// A paragraphText is the text of a paragraph. What is no text stands in it as an action.Barrier.
type paragraphText struct {
	compiler *compiler
	nodes    []textNode
	only     string // the text, as long as it is of one piece
	more     strings.Builder
	at       location
	boxes    *section // the paragraphs in text boxes on it

	instruction []*xmltree.Node // the pieces of the field's whose begin was last
}

func (l *paragraphText) add(run, node *xmltree.Node, text string) {
	l.nodes = append(l.nodes, textNode{run, node, text, max(l.more.Len(), len(l.only))})
	l.write(text)
}

func (l *paragraphText) write(text string) {
	switch {
	case l.more.Len() > 0:
		l.more.WriteString(text)
	case l.only == "":
		l.only = text
	default:
		l.more.WriteString(l.only)
		l.more.WriteString(text)
	}
}

func (l *paragraphText) text() string {
	if l.more.Len() > 0 {
		return l.more.String()
	}
	return l.only
}

// barrier keeps actions from reaching over something.
func (l *paragraphText) barrier() { l.write(action.Barrier) }

// paragraph compiles a paragraph and those in the text boxes on it.
func (c *compiler) paragraph(p *xmltree.Node, s *section) {
	at := s.paragraph()
	at.from = p.From() + 1
	if p.IsSealed() {
		return
	}
	l := paragraphText{compiler: c, at: at}
	l.inlines(p)
	text := l.text()
	l.endInstruction()
	spans := c.unmarked(text, c.scan(text, at), inText)
	if len(spans) == 0 {
		return
	}
	splitter := actionSplitter{
		paragraphText: &l,
		whole:         text,
		spans:         spans,
		cuts:          make([]action.Span, len(spans)),
		actions:       make([]*xmltree.Node, len(spans)),
	}
	for i, span := range spans {
		node, e := c.addAction(text[span.From:span.To], at)
		splitter.actions[i] = e
		splitter.cuts[i] = trimmed(text, span, node.Action)
	}
	splitter.split()
	if !c.part.Drawn { // the text of a title is never without a paragraph
		c.hoistBlocks(p, &splitter)
	}
}

// trimmed returns what is cut out of a text for an action: with {{- and -}} the space beside it, too.
func trimmed(text string, s action.Span, a *action.Action) action.Span {
	if a.TrimLeft {
		s.From = len(strings.TrimRightFunc(text[:s.From], unicode.IsSpace))
	}
	if a.TrimRight {
		s.To = len(text) - len(strings.TrimLeftFunc(text[s.To:], unicode.IsSpace))
	}
	return s
}

// inlines adds the text of the runs below an element.
func (l *paragraphText) inlines(e *xmltree.Node) {
	for _, child := range block.Below(e) {
		switch child.Name() {
		case "", "pPr", "rPr", "sdtPr", "del", "moveFrom":
		case "r":
			l.run(child)
		case "p": // of a drawing's own kind
			l.compiler.paragraph(child, l.box())
		case "hyperlink", "smartTag", "smartTagPr", "sdt", "sdtContent", "ins", "moveTo", "fldSimple", "customXml",
			"bdo", "dir":
			l.attributes(child)
			l.inlines(child)
		default:
			if len(block.Below(child)) > 0 { // a formula, alternatives: what is in it is a text by itself
				l.barrier()
				l.inlines(child)
				l.barrier()
			}
		}
	}
}

// attributes compiles what a person sees of an element around runs beside these: where a field is that is one element, a
// link's tooltip, a control's title.
func (l *paragraphText) attributes(e *xmltree.Node) {
	s := &section{around: l.at.String(), from: l.at.from}
	found := l.compiler.attributes(e, s)
	if e.Name() == "fldSimple" {
		at := location{around: l.at.String() + "的", named: "域", from: l.at.from}
		found = l.compiler.attribute(e, "instr", e.Attr("instr"), at, inInstructionAttribute) || found
	}
	if properties := open(e, "sdtPr"); properties != nil {
		l.compiler.blocks(properties, s)
		found = true
	}
	if found { // it is no paragraph of actions alone
		l.barrier()
	}
}

// endInstruction compiles the instruction of a field that ends.
func (l *paragraphText) endInstruction() {
	if len(l.instruction) > 0 {
		l.compiler.instruction(l.instruction, location{around: l.at.String() + "的", from: l.at.from})
	}
	l.instruction = nil
}

// boxed is behind the place of a paragraph of what is on it.
const boxed = "的文本框"

// box returns what counts the paragraphs in text boxes.
func (l *paragraphText) box() *section {
	if l.boxes == nil {
		l.boxes = &section{around: l.at.String() + boxed, from: l.at.from}
	}
	return l.boxes
}

func (l *paragraphText) run(run *xmltree.Node) {
	for _, node := range block.Below(run) {
		switch node.Name() {
		case "t":
			l.add(run, node, node.Text())
		case "tab", "ptab":
			l.add(run, node, "\t")
		case "br", "cr":
			if kind := node.Attr("type"); kind == "page" || kind == "column" {
				l.barrier() // it must stay
			} else {
				l.add(run, node, "\n")
			}
		case "noBreakHyphen":
			l.add(run, node, "-")
		case "softHyphen":
			l.add(run, node, "\u00ad")
		case "lastRenderedPageBreak":
			l.add(run, node, "\u200b")
		case "instrText":
			l.instruction = append(l.instruction, node)
		case "", "rPr", "delText", "delInstrText", "commentReference", "annotationRef":
		case "fldChar":
			l.endInstruction()
			l.barrier()
			if len(block.Below(node)) > 0 {
				l.compiler.block(node, l.box())
			}
		case "ruby":
			l.barrier()
			for _, part := range block.Below(node) {
				l.inlines(part)
				l.barrier()
			}
		default:
			l.barrier()
			if note := l.compiler.part.notes.Of(node); note != nil {
				l.compiler.note(node, note)
			} else if len(block.Below(node)) > 0 {
				l.compiler.block(node, l.box())
			}
		}
	}
}
