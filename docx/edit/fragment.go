package edit

import (
	"strings"

	"github.com/beevik/etree"

	"nianbao/ooxml/xmlscan"
)

// A fragment is a paragraph of a story as a tree, with what stands in text boxes on it.
type fragment struct {
	holder  *etree.Element         // around the paragraph: others may come to stand beside it
	at      map[int]*etree.Element // the elements by where they begin in the story's source
	changed bool
}

func (s *Story) fragment(p *Paragraph) *fragment {
	f := s.opened[p.root]
	if f == nil {
		f = &fragment{holder: etree.NewElement("holder"), at: map[int]*etree.Element{}}
		f.read(s.source[p.root.from:p.root.to], p.root.from)
		s.opened[p.root] = f
	}
	return f
}

// element returns a paragraph's element, to be looked at.
func (s *Story) element(p *Paragraph) *etree.Element { return s.fragment(p).at[p.from] }

// changed returns a paragraph's element, to be changed.
func (s *Story) changed(p *Paragraph) *etree.Element {
	f := s.fragment(p)
	f.changed = true
	return f.at[p.from]
}

// read puts a paragraph's source into the holder. It begins in the story's source at from.
func (f *fragment) read(source string, from int) {
	scan := xmlscan.New([]byte(source))
	e := f.holder
	for {
		switch scan.Next() {
		case xmlscan.None:
			return
		case xmlscan.Start:
			e = e.CreateElement(scan.FullName())
			f.at[from+scan.From()] = e
			for name, value := range scan.Attrs() {
				e.CreateAttr(name, value)
			}
		case xmlscan.End:
			e = e.Parent()
		case xmlscan.Text:
			if scan.IsCDATA() {
				e.CreateCData(scan.Text())
			} else {
				e.CreateText(scan.Text())
			}
		case xmlscan.Comment:
			e.CreateComment(scan.Text())
		case xmlscan.Instruction:
			target, rest, _ := strings.Cut(scan.Text(), " ")
			e.CreateProcInst(target, rest)
		}
	}
}

// written returns what stands in the holder.
func (f *fragment) written() string {
	var b strings.Builder
	for _, child := range f.holder.Child {
		child.WriteTo(&b, &etree.WriteSettings{CanonicalAttrVal: true, CanonicalText: true})
	}
	return b.String()
}

// ancestor returns the nearest element with a name that e is or stands in, nil for none.
func ancestor(e *etree.Element, tag string) *etree.Element {
	for ; e != nil && e.Tag != tag; e = e.Parent() {
	}
	return e
}

// walk calls visit for the elements below e that belong to its paragraph, not to those in text boxes on it, until one
// returns false.
func walk(e *etree.Element, visit func(*etree.Element) bool) bool {
	for _, child := range e.ChildElements() {
		if child.Tag == "txbxContent" {
			continue
		}
		if !visit(child) || !walk(child, visit) {
			return false
		}
	}
	return true
}

// contains reports whether the test holds for an element below e. It walks by hand: etree's paths cost more than
// everything else here.
func contains(e *etree.Element, test func(*etree.Element) bool) bool {
	for _, token := range e.Child {
		if child, ok := token.(*etree.Element); ok && (test(child) || contains(child, test)) {
			return true
		}
	}
	return false
}
