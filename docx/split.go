package docx

import (
	"slices"
	"sort"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
)

// An actionSplitter takes the actions' text out of a paragraph's runs and puts their elements in its place: a value's
// into the text in which it begins, any other's between two runs with that run's formatting.
type actionSplitter struct {
	*paragraphText
	whole   string // the paragraph's text
	spans   []action.Span
	cuts    []action.Span // what goes: the actions, and the space that {{- takes with it
	actions []*element
}

func (s *actionSplitter) split() {
	for i := 0; i < len(s.nodes); {
		j, touched, divides := i, false, false
		for ; j < len(s.nodes) && s.nodes[j].run == s.nodes[i].run; j++ {
			a := &s.nodes[j]
			for k := s.from(a); k < len(s.cuts) && s.cuts[k].From < a.end(); k++ {
				touched = true
				divides = divides || s.actions[k].action.Kind != action.Value
			}
		}
		switch {
		case divides:
			r := runBuilder{actionSplitter: s, run: s.nodes[i].run, nodes: s.nodes[i:j]}
			r.run.replace(r.build()...)
		case touched:
			s.cutOut(s.nodes[i].run, s.nodes[i:j])
		}
		i = j
	}
}

// touches reports whether something is cut out of a text node.
func (s *actionSplitter) touches(a *textNode) bool {
	i := s.from(a)
	return i < len(s.cuts) && s.cuts[i].From < a.end()
}

// from returns the number of the first cut that does not end before a text node.
func (s *actionSplitter) from(a *textNode) int {
	return sort.Search(len(s.cuts), func(i int) bool { return s.cuts[i].To > a.from })
}

// items returns what the cuts leave of a node's text, and the actions that begin in it.
func (s *actionSplitter) items(a *textNode) []*element {
	var items []*element
	at := a.from
	write := func(to int) {
		if to > at {
			items = append(items, asIs(wml.Escape(s.whole[at:to])))
		}
	}
	for i := s.from(a); i < len(s.cuts) && s.cuts[i].From < a.end(); i++ {
		write(s.cuts[i].From)
		at = max(at, min(s.cuts[i].To, a.end()))
		if open := s.spans[i].From; open >= a.from && open < a.end() {
			s.inheritFormat(a, s.actions[i].action)
			items = append(items, s.actions[i])
		}
	}
	write(a.end())
	return items
}

// inheritFormat tells an action what it is to be written in.
func (s *actionSplitter) inheritFormat(a *textNode, act *actionNode) {
	act.prefix = a.node.prefix()
	if properties := a.run.child("rPr"); properties != nil {
		act.run = properties.source()
	}
}

// cutOut changes a run that nothing divides.
func (s *actionSplitter) cutOut(run *element, nodes []textNode) {
	for i := range nodes {
		a := &nodes[i]
		if !s.touches(a) {
			continue
		}
		items := s.items(a)
		if a.node.tag != "t" || len(items) == 0 {
			a.node.replace()
			continue
		}
		a.node.open, a.node.children = preserving(a.node), items
	}
	if !slices.ContainsFunc(run.children, func(e *element) bool { return !e.replaced && e.tag != "rPr" }) {
		run.replace()
	}
}

// A runBuilder divides a run.
type runBuilder struct {
	*actionSplitter
	run   *element
	nodes []textNode
	parts []*element // whole runs and actions so far
	now   *element   // the run being filled, nil before anything is in it
}

func (r *runBuilder) build() []*element {
	nodes := r.nodes
	for _, child := range r.run.children {
		switch {
		case child.tag == "rPr":
		case len(nodes) > 0 && child == nodes[0].node:
			r.add(&nodes[0])
			nodes = nodes[1:]
		default:
			r.put(child)
		}
	}
	r.flush()
	return r.parts
}

// put adds a child to the run being filled.
func (r *runBuilder) put(child *element) {
	if r.now == nil {
		r.now = &element{name: r.run.name, tag: r.run.tag, open: r.run.open, close: r.run.close}
		if properties := r.run.child("rPr"); properties != nil {
			r.now.children = append(r.now.children, properties)
		}
	}
	r.now.children = append(r.now.children, child)
}

func (r *runBuilder) flush() {
	if r.now != nil {
		r.parts = append(r.parts, r.now)
	}
	r.now = nil
}

// add adds what the cuts leave of a text node.
func (r *runBuilder) add(a *textNode) {
	if !r.touches(a) {
		r.put(a.node)
		return
	}
	if a.node.tag != "t" {
		return
	}
	var t *element
	for _, item := range r.items(a) {
		if item.action != nil && item.action.Kind != action.Value {
			r.flush()
			r.parts, t = append(r.parts, item), nil
			continue
		}
		t = r.textOf(a, t)
		t.children = append(t.children, item)
	}
}

// textOf returns t, or where that is nil a new element for the text of a node.
func (r *runBuilder) textOf(a *textNode, t *element) *element {
	if t == nil {
		t = &element{name: a.node.name, tag: a.node.tag, open: preserving(a.node), close: a.node.close}
		r.put(t)
	}
	return t
}

// preserving returns the start tag of a text that keeps its spaces. The text of a drawing always does, and has no
// attribute for it.
func preserving(t *element) string {
	if t.prefix() == "a:" {
		return t.open
	}
	if value, at := wml.Attribute(t.open, "xml:space"); at >= 0 {
		if value == "preserve" {
			return t.open
		}
		return t.open[:at] + "preserve" + t.open[at+len(value):]
	}
	return "<" + t.name + ` xml:space="preserve"` + strings.TrimPrefix(t.open, "<"+t.name)
}
