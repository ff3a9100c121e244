package docx

import (
	"slices"
	"sort"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
)

// A cutter takes the actions' text out of a paragraph's runs and puts the marking elements in its place: a value's into the text in which
// it begins, any other's between two runs with that run's formatting.
type cutter struct {
	*line
	whole string // the line's text
	spans []action.Span
	cuts  []action.Span // what goes: the actions, and the space that {{- takes with it
	marks []*element
}

func (c *cutter) cut() {
	for i := 0; i < len(c.atoms); {
		j, touched, divides := i, false, false
		for ; j < len(c.atoms) && c.atoms[j].run == c.atoms[i].run; j++ {
			a := &c.atoms[j]
			for k := c.from(a); k < len(c.cuts) && c.cuts[k].From < a.end(); k++ {
				touched = true
				divides = divides || c.marks[k].mark.Kind != action.Value
			}
		}
		switch {
		case divides:
			r := rebuilt{cutter: c, run: c.atoms[i].run, atoms: c.atoms[i:j]}
			r.run.replace(r.build()...)
		case touched:
			c.edit(c.atoms[i].run, c.atoms[i:j])
		}
		i = j
	}
}

// touches reports whether something is cut out of an atom.
func (c *cutter) touches(a *atom) bool {
	i := c.from(a)
	return i < len(c.cuts) && c.cuts[i].From < a.end()
}

// from returns the first cut that does not end before an atom.
func (c *cutter) from(a *atom) int {
	return sort.Search(len(c.cuts), func(i int) bool { return c.cuts[i].To > a.from })
}

// items returns what the cuts leave of an atom's text, and the marks that begin in it.
func (c *cutter) items(a *atom) []*element {
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
			c.dress(a, c.marks[i].mark)
			items = append(items, c.marks[i])
		}
	}
	write(a.end())
	return items
}

// dress tells a mark what it is to be written in.
func (c *cutter) dress(a *atom, mk *mark) {
	mk.prefix = a.node.prefix()
	if properties := a.run.child("rPr"); properties != nil {
		mk.run = properties.source()
	}
}

// edit changes a run that nothing divides.
func (c *cutter) edit(run *element, atoms []atom) {
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

// A rebuilt is a run being divided.
type rebuilt struct {
	*cutter
	run   *element
	atoms []atom
	parts []*element // whole runs and marks so far
	now   *element   // the run being filled, nil before anything is in it
}

func (r *rebuilt) build() []*element {
	atoms := r.atoms
	for _, child := range r.run.children {
		switch {
		case child.tag == "rPr":
		case len(atoms) > 0 && child == atoms[0].node:
			r.atom(&atoms[0])
			atoms = atoms[1:]
		default:
			r.put(child)
		}
	}
	r.flush()
	return r.parts
}

// put adds a child to the run being filled.
func (r *rebuilt) put(child *element) {
	if r.now == nil {
		r.now = &element{name: r.run.name, tag: r.run.tag, open: r.run.open, close: r.run.close}
		if properties := r.run.child("rPr"); properties != nil {
			r.now.children = append(r.now.children, properties)
		}
	}
	r.now.children = append(r.now.children, child)
}

func (r *rebuilt) flush() {
	if r.now != nil {
		r.parts = append(r.parts, r.now)
	}
	r.now = nil
}

// atom adds what the cuts leave of an atom.
func (r *rebuilt) atom(a *atom) {
	if !r.touches(a) {
		r.put(a.node)
		return
	}
	if a.node.tag != "t" {
		return
	}
	var t *element
	for _, item := range r.items(a) {
		if item.mark != nil && item.mark.Kind != action.Value {
			r.flush()
			r.parts, t = append(r.parts, item), nil
			continue
		}
		t = r.textOf(a, t)
		t.children = append(t.children, item)
	}
}

// textOf returns the element for the text of an atom that is being written, a new one where there is none.
func (r *rebuilt) textOf(a *atom, t *element) *element {
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
