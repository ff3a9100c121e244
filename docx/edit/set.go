package edit

import (
	"slices"
	"strings"

	"github.com/beevik/etree"
)

// set replaces a paragraph's text. What stands in it besides text stays; tracked deletions and fields that the text came from go.
func (s *Story) set(p *Paragraph, text string) {
	if text != "" {
		s.slot(p).add(text)
	}
	s.clear(p)
	p.snippets = []snippet{{at: nowhere, text: text}}
}

// clear takes a paragraph's text away.
func (s *Story) clear(p *Paragraph) {
	el := s.changed(p)
	var gone []*etree.Element
	elements(el, func(e *etree.Element) bool {
		if e.Tag == "del" || e.Tag == "moveFrom" {
			gone = append(gone, e) // also in the mark's properties: it is a mark again
		}
		return true
	})
	pruneAll(gone)
	s.unlink(p, p.snippets)
	for i := len(p.snippets) - 1; i >= 0; i-- {
		n := &p.snippets[i]
		s.yield(n.shell)
		if n.at != nowhere {
			if node := s.node(p, n); node != nil {
				prune(node)
			}
		}
	}
	s.yield(p.shell)
	p.snippets, p.joined = nil, false
}

// yield makes the shells around a text give way.
func (s *Story) yield(around *shell) {
	for ; around != nil; around = around.outer {
		s.shells[around] = true
	}
}

// bindings are the elements around runs that go with the last of them.
var bindings = map[string]bool{"r": true, "ins": true, "moveTo": true, "hyperlink": true, "smartTag": true, "customXml": true,
	"fldSimple": true, "bdo": true, "dir": true, "ruby": true, "rubyBase": true}

// idle are the elements that show nothing by themselves.
var idle = map[string]bool{"rPr": true, "lastRenderedPageBreak": true, "smartTagPr": true, "customXmlPr": true, "fldData": true,
	"proofErr": true, "rubyPr": true, "rt": true}

// prune takes an element out, and what is around it as far as nothing else is left there. A content control keeps its last run.
func prune(e *etree.Element) {
	for parent := e.Parent(); parent != nil; e, parent = parent, parent.Parent() {
		if e.Tag == "r" && parent.Tag == "sdtContent" && !has(parent, func(other *etree.Element) bool { return other != e }) {
			return
		}
		parent.RemoveChild(e)
		if !bindings[parent.Tag] || has(parent, func(other *etree.Element) bool { return !idle[other.Tag] }) {
			return
		}
	}
}

// has reports whether the test holds for a child element. It makes no list of them: a paragraph may have very many.
func has(e *etree.Element, test func(*etree.Element) bool) bool {
	return slices.ContainsFunc(e.Child, func(t etree.Token) bool {
		child, ok := t.(*etree.Element)
		return ok && test(child)
	})
}

// pruneAll prunes elements from the last on: those behind one that is taken out are numbered anew.
func pruneAll(list []*etree.Element) {
	for _, e := range slices.Backward(list) {
		prune(e)
	}
}

// SetText replaces the text of a cell by one line.
func (s *Story) SetText(at *Cell, text string) {
	all := at.Paragraphs()
	host := all[0]
	for _, p := range all {
		if p.room() > host.room() {
			host = p
		}
	}
	for _, p := range all {
		if p == host || p.room() < 2 { // a blank paragraph stays
			continue
		}
		s.clear(p)
		if goes(s.element(p)) && p.container == host.container {
			s.drop(p)
		}
	}
	s.set(host, text)
}

// room tells which of a cell's paragraphs a text goes into: that which asks for it, that which has one, that which has a place for one.
func (p *Paragraph) room() int {
	switch {
	case p.asks():
		return 3
	case strings.TrimSpace(p.text()) != "":
		return 2
	case len(p.snippets) > 0:
		return 1
	}
	return 0
}
