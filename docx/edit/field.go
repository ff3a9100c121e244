package edit

import (
	"slices"
	"strings"

	"nianbao/ooxml/xmltree"
)

// flattenFields makes text of the fields whose results some spans of a paragraph are: the next time it is brought up to
// date, a field would put its own result back. A form field stays: it holds what is typed into it.
func (s *Story) flattenFields(p *Paragraph, touched []textSpan) {
	f := fields{results: map[*xmltree.Node]bool{}}
	for i := range touched {
		node := s.node(p, &touched[i])
		if node == nil {
			continue
		}
		f.results[node] = true
		for simple := node.Ancestor("fldSimple"); simple != nil; simple = node.Ancestor("fldSimple") {
			unwrap(simple)
		}
	}
	walk(s.element(p), func(e *xmltree.Node) bool {
		f.visit(e)
		return true
	})
	detachAll(f.gone)
}

// fields are the fields of a paragraph that are open where a walk through it stands.
type fields struct {
	open    []*openField
	results map[*xmltree.Node]bool // what must not be a field's result
	gone    []*xmltree.Node        // the elements of those of which one was
}

// An openField is the elements that make a field of a text.
type openField struct {
	parts   []*xmltree.Node
	touched bool // one of the results is its
	form    bool
}

func (f *fields) visit(e *xmltree.Node) {
	kind := e.Attr("fldCharType")
	if e.Name() == "fldChar" && kind == "begin" {
		f.open = append(f.open, &openField{form: e.Child("ffData") != nil})
	}
	if len(f.open) == 0 {
		return
	}
	last := f.open[len(f.open)-1]
	switch {
	case e.Name() == "instrText":
		last.parts = append(last.parts, e)
		last.form = last.form || strings.Contains(e.Text(), "FORMTEXT")
	case e.Name() == "fldChar":
		last.parts = append(last.parts, e)
		if kind == "end" {
			f.open = f.open[:len(f.open)-1]
			if last.touched && !last.form {
				f.gone = append(f.gone, last.parts...)
			}
		}
	case f.results[e]:
		for _, around := range f.open {
			around.touched = true
		}
	}
}

// unwrap puts what stands in an element into its place.
func unwrap(e *xmltree.Node) {
	parent := e.Up()
	for _, child := range slices.Collect(e.Elements()) {
		if !invisible[child.Name()] {
			parent.Insert(e.Index(), child)
		}
	}
	e.Detach()
}
