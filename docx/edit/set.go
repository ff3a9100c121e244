package edit

import (
	"slices"
	"strings"

	"nianbao/ooxml/xmltree"
)

// set replaces a paragraph's text. What stands in it besides text stays; tracked deletions and fields that the text
// came from go.
func (s *Story) set(p *Paragraph, text string) {
	if text != "" {
		s.insertionPoint(p).add(text)
	}
	s.clear(p)
	p.spans = []textSpan{{at: noElement, text: text}}
}

// clear takes a paragraph's text away.
func (s *Story) clear(p *Paragraph) {
	el := s.changed(p)
	var gone []*xmltree.Node
	walk(el, func(e *xmltree.Node) bool {
		if e.Name() == "del" || e.Name() == "moveFrom" {
			gone = append(gone, e) // also in the mark's properties: it is a mark again
		}
		return true
	})
	detachAll(gone)
	s.flattenFields(p, p.spans)
	for i := len(p.spans) - 1; i >= 0; i-- {
		n := &p.spans[i]
		s.dropWrappers(n.wrapper)
		if n.at != noElement {
			if node := s.node(p, n); node != nil {
				detach(node)
			}
		}
	}
	s.dropWrappers(p.wrapper)
	p.spans, p.joined = nil, false
}

// dropWrappers makes the wrappers around a text give way.
func (s *Story) dropWrappers(around *wrapper) {
	for ; around != nil; around = around.outer {
		s.dropped[around] = true
	}
}

// inlineContainers are the elements around runs that go with the last of them.
var inlineContainers = map[string]bool{
	"r": true, "ins": true, "moveTo": true, "hyperlink": true, "smartTag": true, "customXml": true,
	"fldSimple": true, "bdo": true, "dir": true, "ruby": true, "rubyBase": true,
}

// invisible are the elements that show nothing by themselves.
var invisible = map[string]bool{
	"rPr": true, "lastRenderedPageBreak": true, "smartTagPr": true, "customXmlPr": true, "fldData": true,
	"proofErr": true, "rubyPr": true, "rt": true,
}

// detach takes an element out, and what is around it as far as nothing else is left there. A content control keeps its
// last run.
func detach(e *xmltree.Node) {
	for parent := e.Up(); parent != nil; e, parent = parent, parent.Up() {
		isOther := func(child *xmltree.Node) bool { return child != e }
		if e.Name() == "r" && parent.Name() == "sdtContent" && !hasChild(parent, isOther) {
			return
		}
		e.Detach()
		if !inlineContainers[parent.Name()] || hasChild(parent, isVisible) {
			return
		}
	}
}

func isVisible(e *xmltree.Node) bool { return !invisible[e.Name()] }

// hasChild reports whether the test holds for a child element.
func hasChild(e *xmltree.Node, test func(*xmltree.Node) bool) bool {
	for child := range e.Elements() {
		if test(child) {
			return true
		}
	}
	return false
}

// detachAll detaches elements from the last on: those behind one that is taken out are numbered anew.
func detachAll(list []*xmltree.Node) {
	for _, e := range slices.Backward(list) {
		detach(e)
	}
}

// SetText replaces the text of a cell, which has paragraphs, by one line.
func (s *Story) SetText(at *Cell, text string) {
	all := at.Paragraphs()
	host := all[0]
	for _, p := range all {
		if p.fitness() > host.fitness() {
			host = p
		}
	}
	for _, p := range all {
		if p == host || p.fitness() < 2 { // a blank paragraph stays
			continue
		}
		s.clear(p)
		if isRemovable(s.element(p)) && p.container == host.container {
			s.remove(p)
		}
	}
	s.set(host, text)
}

// fitness is greatest for that of a cell's paragraphs into which a text goes: which asks for it, which has one, which
// has room for one.
func (p *Paragraph) fitness() int {
	switch {
	case p.isPrompt():
		return 3
	case strings.TrimSpace(p.text()) != "":
		return 2
	case len(p.spans) > 0:
		return 1
	}
	return 0
}
