package edit

import (
	"slices"
	"strings"

	"nianbao/ooxml/xmltree"
)

// shown are the elements of what Pictures finds: pictures, embedded objects, diagrams.
var shown = []string{"blip", "imagedata", "object", "relIds"}

// Pictures returns the paragraphs outside tables, by row, in which a picture, an embedded object or a diagram stands. A
// chart that is drawn from figures is none, nor is a text box.
func (s *Story) Pictures() []int {
	var rows []int
	for row, paragraphs := range s.rows {
		for _, p := range paragraphs {
			if s.hasPicture(p) {
				rows = append(rows, row)
				break
			}
		}
	}
	return rows
}

func (s *Story) hasPicture(p *Paragraph) bool {
	if p.root != p {
		return false
	}
	source := s.source[p.from:p.to] // most paragraphs need not be parsed
	if !slices.ContainsFunc(shown, func(tag string) bool { return strings.Contains(source, tag) }) {
		return false
	}
	return contains(s.element(p), func(e *xmltree.Node) bool { return slices.Contains(shown, e.Name()) })
}
