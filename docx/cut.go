package docx

import (
	"slices"
	"sort"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
)

// A actionSplitter takes the actions' text out of a paragraph's runs and puts the marking elements in its place: a value's into the text in which
// it begins, any other's between two runs with that run's formatting.
type actionSplitter struct {
	*paragraphText
	whole   string // the line's text
	spans   []action.Span
	cuts    []action.Span // what goes: the actions, and the space that {{- takes with it
	actions []*element
}

func (c *actionSplitter) split() {
	for i := 0; i < len(c.nodes); {
		j, touched, divides := i, false, false
		for ; j < len(c.nodes) && c.nodes[j].run == c.nodes[i].run; j++ {
			a := &c.nodes[j]
			for k := c.from(a); k < len(c.cuts) && c.cuts[k].From < a.end(); k++ {
				touched = true
				divides = divides || c.actions[k].action.Kind != action.Value
			}
		}
		switch {
		case divides:
			r := runBuilder{actionSplitter: c, run: c.nodes[i].run, nodes: c.nodes[i:j]}
			r.run.replace(r.build()...)
		case touched:
			c.cutOut(c.nodes[i].run, c.nodes[i:j])
		}
		i = j
	}
}

// touches reports whether something is cut out of an atom.
func (c *actionSplitter) touches(a *textNode) bool {
	i := c.from(a)
	return i < len(c.cuts) && c.cuts[i].From < a.end()
}

// from returns the first cut that does not end before an atom.
func (c *actionSplitter) from(a *textNode) int {
	return sort.Search(len(c.cuts), func(i int) bool { return c.cuts[i].To > a.from })
}

// items returns what the cuts leave of an atom's text, and the marks that begin in it.
func (c *actionSplitter) items(a *textNode) []*element {
	var items []*element
	at := a.from
	write := func(to int) {
		if to > at {
			items = append(items, asIs(wml.Escape(c.whole[at:to])))
		}
	}
	for i := c.from(a); i < len(c.cuts) && c.cuts[i].From < a.end(); i++ {
		write(c.cuts[i].From)
		at = max(at, min(c.cuts[i].To, a.end()))
		if open := c.spans[i].From; open >= a.from && open < a.end() {
			c.inheritFormat(a, c.actions[i].action)
			items = append(items, c.actions[i])
		}
	}
	write(a.end())
	return items
}

// inheritFormat tells a mark what it is to be written in.
func (c *actionSplitter) inheritFormat(a *textNode, mk *actionNode) {
	mk.prefix = a.node.prefix()
	if properties := a.run.child("rPr"); properties != nil {
		mk.run = properties.source()
	}
}

// cutOut changes a run that nothing divides.
func (c *actionSplitter) cutOut(run *element, atoms []textNode) {
	for i := range atoms {
		a := &atoms[i]
		if !c.touches(a) {
			continue
		}
		items := c.items(a)
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

// A runBuilder is a run being divided.
type runBuilder struct {
	*actionSplitter
	run   *element
	nodes []textNode
	parts []*element // whole runs and marks so far
	now   *element   // the run being filled, nil before anything is in it
}

func (r *runBuilder) build() []*element {
	atoms := r.nodes
	for _, child := range r.run.children {
		switch {
		case child.tag == "rPr":
		case len(atoms) > 0 && child == atoms[0].node:
			r.add(&atoms[0])
			atoms = atoms[1:]
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

// add adds what the cuts leave of an add.
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

// textOf returns the element for the text of an atom that is being written, a new one where there is none.
func (r *runBuilder) textOf(a *textNode, t *element) *element {
	if t == nil {
		t = &element{name: a.node.name, tag: a.node.tag, open: preserving(a.node), close: a.node.close}
		r.put(t)
	}
	return t
}

// preserving returns the start tag of a text that keeps its spaces. The text of a drawing always does, and has no attribute for it.
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
