package edit

import (
	"strings"

	"github.com/beevik/etree"
)

// Pictures returns the paragraphs outside tables, by row, in which a picture or an embedded object stands. A chart that
// is drawn from figures is none, nor is a text box.
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
	if !strings.Contains(source, "blip") && !strings.Contains(source, "imagedata") &&
		!strings.Contains(source, "object") {
		return false
	}
	return contains(s.element(p), func(e *etree.Element) bool {
		return e.Tag == "blip" || e.Tag == "imagedata" || e.Tag == "object"
	})
}
