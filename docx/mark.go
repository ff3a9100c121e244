package docx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

// A marker walks a part and puts a marking element in the place of each action.
type marker struct {
	*tree
	part     string
	actions  []*action       // in the order of the marking elements' numbers
	values   map[int]*action // those of framed paragraphs, by the paragraphs' numbers in the tree
	problems Errors

	tables, paragraphs int // counted so far, outside of tables
}

// A place is where the walk stands: numbers from 1, 0 for none.
type place struct{ table, row, cell, paragraph int }

func (p place) String() string {
	switch {
	case p.table > 0:
		return fmt.Sprintf("第 %d 个表格第 %d 行第 %d 格", p.table, p.row, p.cell)
	case p.paragraph > 0:
		return fmt.Sprintf("第 %d 段", p.paragraph)
	}
	return ""
}

// story marks what stands below an element. at is the place in the table around it, nil outside of tables.
func (m *marker) story(e *etree.Element, at *place) {
	for _, child := range e.ChildElements() { // a copy: marking puts new ones among them
		switch child.Tag {
		case "p":
			m.paragraph(child, at)
		case "tbl":
			m.table(child, at)
		default:
			m.story(child, at)
		}
	}
}

func (m *marker) table(tbl *etree.Element, around *place) {
	at := place{}
	if around == nil {
		m.tables++
		at.table = m.tables
	} else {
		at = *around // a table within a table is referred to by the outer cell
	}
	row := 0
	for _, tr := range descend(tbl, "tr") {
		if around == nil {
			row++
			at.row, at.cell = row, 0
		}
		for _, tc := range descend(tr, "tc") {
			if around == nil {
				at.cell++
			}
			here := at
			m.story(tc, &here)
		}
		m.liftRow(tr)
	}
}

// descend returns the rows of a table or the cells of a row, through content controls and the like.
func descend(e *etree.Element, tag string) []*etree.Element {
	var found []*etree.Element
	for _, child := range e.ChildElements() {
		switch child.Tag {
		case tag:
			found = append(found, child)
		case "sdt", "sdtContent", "ins", "customXml", "smartTag":
			found = append(found, descend(child, tag)...)
		}
	}
	return found
}

func (m *marker) paragraph(p *etree.Element, at *place) {
	here := place{}
	if at == nil {
		m.paragraphs++
		here.paragraph = m.paragraphs
	} else {
		here = *at
	}
	if f := m.framed[p]; f != nil {
		if m.values == nil {
			m.values = map[int]*action{}
		}
		m.values[m.number[p]] = &action{kind: framed, source: strings.TrimSpace(f.action), place: here.String(), prefix: f.prefix, head: f.head, tail: f.tail}
		return
	}
	atoms := m.atoms(p, &here, nil)
	var text strings.Builder
	for i := range atoms {
		atoms[i].from = text.Len()
		text.WriteString(atoms[i].text)
	}
	spans, unclosed := scan(text.String())
	if unclosed >= 0 {
		m.refuse(here.String(), first(text.String()[unclosed:], 20), "有 {{ 而没有配对的 }}")
	}
	if len(spans) == 0 {
		return
	}
	marks := make([]*action, len(spans))
	for i, s := range spans {
		marks[i] = newAction(text.String()[s.from+2:s.to-2], here.String())
		if word := marks[i].unsupported(); word != "" {
			m.refuse(here.String(), marks[i].source, "Word 模板里不能用 "+word)
		}
		marks[i].mark = etree.NewElement(m.tag)
		marks[i].mark.CreateAttr("i", strconv.Itoa(len(m.actions)))
		m.actions = append(m.actions, marks[i])
	}
	alone := strings.TrimSpace(outside(text.String(), spans)) == "" && !hasObject(p)
	m.cutRuns(atoms, spans, marks)
	if alone {
		m.liftParagraph(p, marks)
	}
}

// outside returns the text that is in no span.
func outside(text string, spans []span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.from])
		at = s.to
	}
	b.WriteString(text[at:])
	return b.String()
}

// first returns the first characters of a text, up to an object.
func first(s string, n int) string {
	s, _, _ = strings.Cut(s, object)
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

func (m *marker) refuse(place, action, reason string) {
	m.problems = append(m.problems, &Error{Part: m.part, Place: place, Action: strings.TrimPrefix(action, "{{"), Reason: reason})
}

// liftParagraph takes a paragraph that holds nothing but actions: block actions replace it, a lone value is repeated for each of its lines.
func (m *marker) liftParagraph(p *etree.Element, marks []*action) {
	if len(marks) == 1 && marks[0].kind == value {
		if pPr := p.SelectElement("pPr"); pPr == nil || pPr.SelectElement("sectPr") == nil { // a section ends once
			m.repeatLines(p, marks[0])
		}
		return
	}
	for _, a := range marks {
		if a.kind == value {
			return
		}
	}
	parent, at := p.Parent(), p.Index()
	for i, a := range marks {
		a.mark.Parent().RemoveChild(a.mark)
		parent.InsertChildAt(at+i, a.mark)
	}
	if pPr := p.SelectElement("pPr"); pPr == nil || pPr.SelectElement("sectPr") == nil { // a section's end must stay
		parent.RemoveChild(p)
	}
}

// repeatLines makes a value alone in its paragraph one paragraph a line.
func (m *marker) repeatLines(p *etree.Element, a *action) {
	add := func(k kind, at int) {
		extra := &action{kind: k, source: a.source, place: a.place, prefix: a.prefix, mark: etree.NewElement(m.tag)}
		extra.mark.CreateAttr("i", strconv.Itoa(len(m.actions)))
		m.actions = append(m.actions, extra)
		p.Parent().InsertChildAt(at, extra.mark)
	}
	a.kind = line
	add(lines, p.Index())
	add(done, p.Index()+1)
}

// liftRow replaces a row that holds nothing but block actions by them.
func (m *marker) liftRow(tr *etree.Element) {
	var marks []*etree.Element
	for _, tc := range descend(tr, "tc") {
		for _, child := range tc.ChildElements() {
			switch {
			case child.Tag == m.tag:
				marks = append(marks, child)
			case child.Tag == "tcPr" || child.Tag == "p" && m.empty(child):
			default:
				return
			}
		}
	}
	if len(marks) == 0 {
		return
	}
	parent, at := tr.Parent(), tr.Index()
	for i, mark := range marks {
		mark.Parent().RemoveChild(mark)
		parent.InsertChildAt(at+i, mark)
	}
	parent.RemoveChild(tr)
}

// empty reports whether a paragraph shows nothing and holds no action.
func (m *marker) empty(p *etree.Element) bool {
	if m.framed[p] != nil {
		return false
	}
	p = m.opened(p)
	return !hasObject(p) && !within(p, func(e *etree.Element) bool {
		return e.Tag == m.tag || e.Tag == "t" && strings.TrimSpace(e.Text()) != ""
	})
}
