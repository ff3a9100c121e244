package drawing

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"nianbao/ooxml/xmlscan"
)

// maxDepth is how deep elements may lie in one another; package opc lets no more through.
const maxDepth = 256

// A story is a part of the document that holds text.
type story struct {
	part, title string
	bom         string // in front of the source
	src         string
	roots       []*Node // what may be changed, in its order: drawings that stand in no other, old pictures
	drawings    []*sketch
	old         []*sketch // VML
}

// A sketch is a drawing: one picture, one chart, one shape, or a group of them.
type sketch struct {
	*Node
	location string
	fallback bool // for programs that do not know the drawing before it
}

// An edit replaces a piece of a part's source.
type edit struct {
	from, to int
	text     string
}

// read finds the drawings in a part.
func (s *story) read(data []byte, kind Kind) error {
	m := xmlscan.New(data)
	s.src = m.Source()
	if bytes.HasPrefix(data, []byte("\uFEFF")) {
		s.bom = "\uFEFF"
	}
	var at *Node
	fallback := 0
	for {
		switch m.Next() {
		case xmlscan.None:
			return m.Err()
		case xmlscan.Start:
			if m.Depth() > maxDepth {
				return xmlscan.ErrSyntax
			}
			if m.Name() == "Fallback" {
				fallback++
			}
			if at != nil || m.Name() == "drawing" {
				at = newNode(m, at)
				s.note(at, fallback > 0)
			} else {
				s.noteOld(m, kind, fallback > 0)
			}
		case xmlscan.End:
			if m.Name() == "Fallback" {
				fallback--
			}
			if at != nil {
				at.close, at.end = m.From(), m.To()
				at = at.up
			}
		}
	}
}

// note keeps an element that is a drawing.
func (s *story) note(n *Node, fallback bool) {
	if n.Name != "drawing" {
		return
	}
	n.nested = n.up != nil
	if !n.nested {
		s.roots = append(s.roots, n)
	}
	s.drawings = append(s.drawings, &sketch{n, fmt.Sprintf("第 %d 个图形", len(s.drawings)+1), fallback})
}

// noteOld keeps an old drawing that has a tag. Word writes such ones as a fallback only.
func (s *story) noteOld(m *xmlscan.Scanner, kind Kind, fallback bool) {
	alt, ok := m.Attr("alt")
	if !ok {
		return
	}
	if name, fault := kind.Name(alt); name != "" || fault != "" {
		n := newNode(m, nil)
		s.roots = append(s.roots, n)
		s.old = append(s.old, &sketch{n, "的旧式图形", fallback})
	}
}

// bytes returns the part as changed so far, and whether it is.
func (s *story) bytes() ([]byte, bool) {
	var edits []edit
	for _, n := range s.roots {
		edits = n.edits(edits)
	}
	if len(edits) == 0 {
		return nil, false
	}
	var b strings.Builder
	at := 0
	b.WriteString(s.bom)
	for _, e := range edits {
		b.WriteString(s.src[at:e.from] + e.text)
		at = e.to
	}
	b.WriteString(s.src[at:])
	return []byte(UTF8(b.String())), true
}

var encoding = regexp.MustCompile(`(?i)^(\x{FEFF}?\s*<\?xml[^>]*encoding\s*=\s*["'])(?:utf-16\w*|(?:us-)?ascii)(["'])`)

// UTF8 corrects what a part that came in UTF-16, or calls itself ASCII, says of its encoding.
func UTF8(source string) string { return encoding.ReplaceAllString(source, "${1}UTF-8${2}") }
