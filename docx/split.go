package docx

import (
	"slices"
	"sort"

	"nianbao/action"
	"nianbao/docx/block"
	"nianbao/ooxml/xmltree"
)

// An actionSplitter takes the actions' text out of a paragraph's runs and puts their elements in its place: a value's
// into the text in which it begins, any other's between two runs with that run's formatting.
type actionSplitter struct {
	*paragraphText
	whole   string // the paragraph's text
	spans   []action.Span
	cuts    []action.Span // what goes: the actions, and the space that {{- takes with it
	actions []*xmltree.Node
}

func (s *actionSplitter) split() {
	for i := 0; i < len(s.nodes); {
		j, touched, divided := i, false, false
		for ; j < len(s.nodes) && s.nodes[j].run == s.nodes[i].run; j++ {
			a := &s.nodes[j]
			for k := s.from(a); k < len(s.cuts) && s.cuts[k].From < a.end(); k++ {
				touched = true
				divided = divided || divides(s.actions[k])
			}
		}
		switch {
		case divided:
			r := runBuilder{actionSplitter: s, run: s.nodes[i].run, nodes: s.nodes[i:j]}
			block.Replace(r.run, r.build()...)
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
func (s *actionSplitter) items(a *textNode) []*xmltree.Node {
	var items []*xmltree.Node
	at := a.from
	write := func(to int) {
		if to > at {
			items = append(items, xmltree.NewText(s.whole[at:to]))
		}
	}
	for i := s.from(a); i < len(s.cuts) && s.cuts[i].From < a.end(); i++ {
		write(s.cuts[i].From)
		at = max(at, min(s.cuts[i].To, a.end()))
		if open := s.spans[i].From; open >= a.from && open < a.end() {
			s.inheritFormat(a, actionOf(s.actions[i]))
			items = append(items, s.actions[i])
		}
	}
	write(a.end())
	return items
}

// inheritFormat tells an action what it is to be written in.
func (s *actionSplitter) inheritFormat(a *textNode, act *actionNode) {
	act.prefix, act.around = a.node.Prefix(), a.node.Prefix()
	if p := a.run.Ancestor("p"); p != nil {
		act.around = p.Prefix()
	}
	if properties := a.run.Child("rPr"); properties != nil {
		act.run = properties.String()
	}
}

// cutOut changes a run that nothing divides.
func (s *actionSplitter) cutOut(run *xmltree.Node, nodes []textNode) {
	for i := range nodes {
		a := &nodes[i]
		if !s.touches(a) {
			continue
		}
		items := s.items(a)
		if a.node.Name() != "t" || len(items) == 0 {
			block.Replace(a.node)
			continue
		}
		a.node.SetKids(items...)
		preserve(a.node)
	}
	if !slices.ContainsFunc(block.Below(run), func(e *xmltree.Node) bool { return !block.IsReplaced(e) && e.Name() != "rPr" }) {
		block.Replace(run)
	}
}

// A runBuilder divides a run.
type runBuilder struct {
	*actionSplitter
	run   *xmltree.Node
	nodes []textNode
	parts []*xmltree.Node // whole runs and actions so far
	now   []*xmltree.Node // what the run being filled holds, nil before anything is in it
}

func (r *runBuilder) build() []*xmltree.Node {
	nodes := r.nodes
	for _, child := range block.Below(r.run) {
		switch {
		case child.Name() == "rPr":
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
func (r *runBuilder) put(child *xmltree.Node) {
	if properties := r.run.Child("rPr"); properties != nil && len(r.now) == 0 {
		r.now = append(r.now, properties.Copy())
	}
	r.now = append(r.now, child)
}

func (r *runBuilder) flush() {
	if len(r.now) > 0 {
		r.parts = append(r.parts, r.run.With(r.now...))
	}
	r.now = nil
}

// add adds what the cuts leave of a text node.
func (r *runBuilder) add(a *textNode) {
	if !r.touches(a) {
		r.put(a.node)
		return
	}
	if a.node.Name() != "t" {
		return
	}
	items := r.items(a)
	for len(items) > 0 {
		texts := slices.IndexFunc(items, divides)
		if texts < 0 {
			texts = len(items)
		}
		if texts > 0 {
			t := a.node.With(items[:texts:texts]...)
			preserve(t)
			r.put(t)
		}
		if items = items[texts:]; len(items) > 0 {
			r.flush()
			r.parts, items = append(r.parts, items[0]), items[1:]
		}
	}
}

// divides reports whether a node is an action that cannot stand in a run.
func divides(n *xmltree.Node) bool { return isAction(n) && actionOf(n).Kind != action.Output }

// preserve makes a text keep its spaces. The text of a drawing always does, and has no attribute for it.
func preserve(t *xmltree.Node) {
	if t.Prefix() != "a:" {
		t.SetAttr("xml:space", "preserve")
	}
}
