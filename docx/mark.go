package docx

import (
	"fmt"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
)

// A actionNode is an action in its place.
type actionNode struct {
	*action.Action
	location location
	written  string // as it stands, with its braces
	context  context

	number    int      // among the part's actions, once the tree is settled
	prefix    string   // of the names around it: w:
	run       string   // the properties of the run in which it begins
	paragraph string   // those of the paragraph that it stands alone in
	cell      *element // the whole cell or row in whose place it stands
	source    string   // what it stands alone in, as that was: a paragraph, a cell, a row
}

// context is what an action stands in, and so how it is written.
type context uint8

const (
	inText        context = iota // a run's text
	betweenRuns                  // and whatever else a paragraph has
	betweenBlocks                // paragraphs and tables
	betweenRows
	betweenCells
	inAttribute
	inPlain // the text of an element that knows no breaks
)

// contextOf returns the standing of an action right below an element.
func contextOf(e *element) context {
	switch e.tag {
	case "t":
		return inText
	case "p", "hyperlink", "fldSimple", "smartTag", "bdo", "dir", "moveTo", "oMath", "rubyBase", "rt":
		return betweenRuns
	case "tbl":
		return betweenRows
	case "tr":
		return betweenCells
	case "sdt", "sdtContent", "ins", "customXml":
		return contextOf(e.up)
	}
	return betweenBlocks
}

// A compiler walks a part and puts a marking element in the place of each action.
type compiler struct {
	part     *part
	problems wml.Errors
}

// addAction adds an action and returns its place in the tree.
func (m *compiler) addAction(written string, at location) (*actionNode, *element) {
	a, err := action.ParseAction(written[2 : len(written)-2])
	if err != nil {
		m.problems = append(m.problems, &wml.Error{Part: m.part.called(), Place: at.String(), Action: err.Action, Reason: err.Reason})
	}
	mk := &actionNode{Action: a, location: at, written: written}
	m.part.actions = append(m.part.actions, mk)
	return mk, &element{action: mk}
}

func (m *compiler) refuse(at location, action, reason string) {
	m.problems = append(m.problems, &wml.Error{Part: m.part.called(), Place: at.String(), Action: action, Reason: reason})
}

// unclosed reports the actions of a text that do not end.
func (m *compiler) unclosed(at location, text string, list []action.Unclosed) {
	for _, u := range list {
		reason := "有 {{ 而没有配对的 }}"
		if u.Quote {
			reason = "引号没有配对，或者 {{ 没有配对的 }}"
		}
		m.refuse(at, first(text[u.At+2:], 20), reason)
	}
}

// first returns the first characters of a text, up to what is none and up to a line's end.
func first(s string, n int) string {
	s, _, _ = strings.Cut(s, action.Barrier)
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s[:min(len(s), 4*n+4)]); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

// story marks a part whose text is paragraphs.
func (m *compiler) story(root *element) { m.blocks(root, &section{}) }

// blocks marks the paragraphs and tables below an element.
func (m *compiler) blocks(e *element, s *section) {
	for _, child := range e.children {
		m.block(child, s)
	}
}

func (m *compiler) block(e *element, s *section) {
	switch e.tag {
	case "":
	case "p":
		m.paragraph(e, s)
	case "tbl":
		m.table(e, s)
	case "footnote", "endnote", "comment":
		if kind, _ := wml.Attribute(e.open, "type"); kind == "" || kind == "normal" {
			s.notes++
		}
		m.blocks(e, &section{around: fmt.Sprintf("第 %d 条", s.notes)})
	case "AlternateContent": // each says the same in its way
		before := *s
		for _, alternative := range e.children {
			*s = before
			m.blocks(alternative, s)
		}
	case "textpath":
		m.wordArt(e, s)
	default:
		m.blocks(e, s)
	}
}

func (m *compiler) table(tbl *element, s *section) {
	s.tables++
	at := location{around: s.around, table: s.tables}
	if s.cell != nil {
		at.around = s.cell.String() + "里的"
	}
	for _, tr := range descend(tbl, "tr") {
		at.row++
		at.cell = 0
		cells := descend(tr, "tc")
		for _, tc := range cells {
			at.cell++
			here := at
			m.blocks(tc, &section{cell: &here})
		}
		m.hoistRow(tr, cells)
	}
}

// descend returns the rows of a table or the cells of a row, through content controls and the like.
func descend(e *element, tag string) []*element {
	var found []*element
	for _, child := range e.children {
		switch child.tag {
		case tag:
			found = append(found, child)
		case "sdt", "sdtContent", "ins", "customXml", "smartTag":
			found = append(found, descend(child, tag)...)
		}
	}
	return found
}
