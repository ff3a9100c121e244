package edit

import (
	"slices"

	"nianbao/ooxml/xmltree"
)

// A fragment is a paragraph of a story as a tree, with what stands in text boxes on it.
type fragment struct {
	holder  *xmltree.Node         // around the paragraph: others may come to stand beside it
	at      map[int]*xmltree.Node // the elements by where they begin in the story's source
	changed bool
}

func (s *Story) fragment(p *Paragraph) *fragment {
	f := s.opened[p.root]
	if f == nil {
		f = &fragment{at: map[int]*xmltree.Node{}}
		f.read(s.source[p.root.from:p.root.to], p.root.from)
		s.opened[p.root] = f
	}
	return f
}

// element returns a paragraph's element, to be looked at.
func (s *Story) element(p *Paragraph) *xmltree.Node { return s.fragment(p).at[p.from] }

// changed returns a paragraph's element, to be changed.
func (s *Story) changed(p *Paragraph) *xmltree.Node {
	f := s.fragment(p)
	f.changed = true
	return f.at[p.from]
}

// read puts a paragraph's source into the holder. It begins in the story's source at from. The story was read to its
// end before, so that nothing can be wrong with it.
func (f *fragment) read(source string, from int) {
	holder, err := xmltree.Parse([]byte(source), nil)
	if err != nil {
		holder, _ = xmltree.Fragment("")
		holder.Append(xmltree.Source(source))
	}
	f.holder = holder
	f.keep(holder, from)
}

// keep notes where the elements below a node begin.
func (f *fragment) keep(n *xmltree.Node, from int) {
	for e := range n.Elements() {
		f.at[from+e.From()] = e
		f.keep(e, from)
	}
}

// walk calls visit for the elements below e that belong to its paragraph, not to those in text boxes on it, until one
// returns false.
func walk(e *xmltree.Node, visit func(*xmltree.Node) bool) bool {
	for _, child := range slices.Collect(e.Elements()) {
		if child.Name() == "txbxContent" {
			continue
		}
		if !visit(child) || !walk(child, visit) {
			return false
		}
	}
	return true
}

// contains reports whether the test holds for an element below e.
func contains(e *xmltree.Node, test func(*xmltree.Node) bool) bool {
	for child := range e.Elements() {
		if test(child) || contains(child, test) {
			return true
		}
	}
	return false
}
