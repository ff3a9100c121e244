package edit

import "strings"

// A cellSpan is a span with its offset in a cell's text.
type cellSpan struct {
	*textSpan
	of   *Paragraph
	from int
}

func (c *Cell) spans() []cellSpan {
	var spans []cellSpan
	at := 0
	for i, line := range c.lines {
		if i > 0 {
			at++ // the line feed between two lines
		}
		for _, p := range line {
			for k := range p.spans {
				if n := &p.spans[k]; !n.prompt {
					spans = append(spans, cellSpan{n, p, at})
					at += len(n.text)
				}
			}
		}
	}
	return spans
}

// Text returns what stands in the cell now.
func (c *Cell) Text() string {
	var b strings.Builder
	for _, n := range c.spans() {
		for b.Len() < n.from {
			b.WriteByte('\n')
		}
		b.WriteString(n.text)
	}
	return b.String()
}

// Splice replaces a part of a cell's text, in bytes of [Cell.Text], keeping the formatting of the run in which it
// begins. It reports whether that can be.
func (s *Story) Splice(at *Cell, from, to int, text string) bool {
	var touched []cellSpan
	held := -1 // which of them takes the text
	for _, n := range at.spans() {
		end := n.from + len(n.text)
		apart := end < from || n.from > to || from < to && (end == from || n.from == to)
		node := s.node(n.of, n.textSpan)
		if node == nil || apart {
			continue
		}
		if held < 0 && node.Name() == "t" {
			held = len(touched)
		}
		touched = append(touched, n)
	}
	if held < 0 {
		return false
	}
	for i, n := range touched {
		cut := byteRange{max(from-n.from, 0), min(to-n.from, len(n.text))}
		switch {
		case i == held:
			s.rewrite(n, n.text[:cut.from]+text+n.text[cut.to:])
		case cut.from < cut.to:
			s.rewrite(n, n.text[:cut.from]+n.text[cut.to:])
		}
	}
	return true
}

func (s *Story) rewrite(n cellSpan, text string) {
	s.changed(n.of)
	s.flattenFields(n.of, []textSpan{*n.textSpan})
	s.dropWrappers(n.wrapper)
	n.text = text
	if node := s.node(n.of, n.textSpan); text == "" {
		detach(node)
		n.at = noElement
	} else {
		setContent(node, text)
	}
}
