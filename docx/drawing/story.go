package drawing

import (
	"fmt"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/xmltree"
)

// A story is a part of the document that holds text.
type story struct {
	part, title string
	all         *xmltree.Node // all that it holds, nil where nothing was read
	drawings    []*sketch
	old         []*sketch // VML
}

// A sketch is a drawing: one picture, one chart, one shape, or a group of them.
type sketch struct {
	*xmltree.Node
	location string
	fallback bool // for programs that do not know the drawing before it
}

// read finds the drawings in a part.
func (s *story) read(data []byte, kind Kind) error {
	all, err := xmltree.Parse(data, wml.Seal(func(paragraph string) bool {
		return strings.Contains(paragraph, "drawing") || strings.Contains(paragraph, "alt")
	}))
	if err != nil {
		return err
	}
	s.all = all
	s.find(all, kind, false)
	return nil
}

// find keeps the drawings below a node. Fallback is what stands there for programs that do not know the drawing before
// it.
func (s *story) find(n *xmltree.Node, kind Kind, fallback bool) {
	if n.IsSealed() {
		return
	}
	for e := range n.Elements() {
		isDrawing := e.Name() == "drawing"
		if isDrawing {
			location := fmt.Sprintf("第 %d 个图形", len(s.drawings)+1)
			s.drawings = append(s.drawings, &sketch{e, location, fallback})
		} else if e.Ancestor("drawing") == nil {
			s.noteOld(e, kind, fallback)
		}
		s.find(e, kind, fallback || e.Name() == "Fallback")
	}
}

// noteOld keeps an old drawing that has a tag. Word writes such ones as a fallback only.
func (s *story) noteOld(e *xmltree.Node, kind Kind, fallback bool) {
	if name, fault := kind.Name(e.Attr("alt")); name != "" || fault != "" {
		s.old = append(s.old, &sketch{e, "的旧式图形", fallback})
	}
}

// bytes returns the part as changed so far, and whether it is.
func (s *story) bytes() ([]byte, bool) {
	if s.all == nil || !s.all.IsChanged() {
		return nil, false
	}
	return s.all.Bytes(), true
}
