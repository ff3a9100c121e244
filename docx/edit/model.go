package edit

import (
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// Models are the paragraphs whose formatting new ones take: one for lines that begin with a heading, one for the
// others.
type Models struct{ headed, plain *Paragraph }

// ModelsOf returns the longest paragraphs of each kind; the first one where all are blank; none of none.
func ModelsOf(paragraphs []*Paragraph) Models {
	var m Models
	sizes := map[*Paragraph]int{}
	for _, p := range paragraphs {
		text := strings.TrimSpace(p.text())
		sizes[p] = len(text)
		best := &m.plain
		if p.headed() != "" {
			best = &m.headed
		}
		if (text != "" || p.isPrompt()) && (*best == nil || sizes[p] > sizes[*best]) {
			*best = p
		}
	}
	if m == (Models{}) && len(paragraphs) > 0 {
		m.plain = paragraphs[0]
	}
	return m
}

// For returns the model for a line, nil for none.
func (m Models) For(line action.Paragraph) *Paragraph {
	if m.plain == nil || line.Heading != "" && m.headed != nil {
		return m.headed
	}
	return m.plain
}

// headed returns the heading with which a paragraph's text begins, as a paragraph of a report may.
func (p *Paragraph) headed() string {
	text := strings.TrimLeft(p.text(), " \t\u00a0\u3000")
	if list := action.Paragraphs(text); len(list) > 0 {
		return list[0].Heading
	}
	return ""
}

// isPrompt reports whether a content control on the paragraph shows its prompt.
func (p *Paragraph) isPrompt() bool {
	return slices.ContainsFunc(p.spans, func(n textSpan) bool { return n.prompt })
}

func (p *Paragraph) text() string {
	return (&Cell{lines: [][]*Paragraph{{p}}}).Text()
}

// A paragraphFormat is how a model is formatted.
type paragraphFormat struct {
	prefix        string // of its elements, with its colon
	properties    *xmltree.Node
	heading, body *xmltree.Node // run properties
}

// format returns how a model was formatted before anything in it was replaced.
func (s *Story) format(model *Paragraph) *paragraphFormat {
	if p := s.formats[model]; p != nil {
		return p
	}
	el := s.element(model)
	p := &paragraphFormat{prefix: el.Prefix(), properties: withoutHistory(el.Child("pPr"))}
	if p.properties != nil {
		removeChildren(p.properties, "sectPr", "numPr") // a section ends once; numbers are typed
		removeChildren(p.properties.Child("rPr"), tracked...)
		if model.numbered { // also by its style
			unnumber(p.properties)
		}
	}
	p.heading, p.body = s.runFormats(model)
	s.formats[model] = p
	return p
}

// unnumber takes a paragraph out of the list in which its style puts it.
func unnumber(properties *xmltree.Node) {
	none := xmltree.New(properties.Prefix() + "numId")
	none.SetAttr(properties.Prefix()+"val", "0")
	properties.InsertInOrder(xmltree.New(properties.Prefix()+"numPr", none), numberOrder)
}

// numberOrder are the properties of a paragraph up to its number (ECMA-376 part 1, 17.3.1.26).
var numberOrder = []string{"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"}

// paragraph returns a line so formatted. Only the first one may begin a page.
func (p *paragraphFormat) paragraph(line action.Paragraph, first bool) *xmltree.Node {
	el := xmltree.New(p.prefix + "p")
	if p.properties != nil {
		properties := p.properties.Copy()
		if !first {
			removeChildren(properties, "pageBreakBefore")
		}
		el.Append(properties)
	}
	if line.Heading != "" {
		el.Append(newRun(p.prefix, p.heading, line.Heading))
	}
	if line.Body != "" {
		el.Append(newRun(p.prefix, p.body, line.Body))
	}
	return el
}

// runFormats returns how the beginning of a paragraph's text looks, and how most of what follows its heading does.
func (s *Story) runFormats(p *Paragraph) (heading, body *xmltree.Node) {
	rest := len(p.headed())
	sizes := map[string]int{} // of the text by its run properties
	found, most := false, 0
	for i := range p.spans {
		n := &p.spans[i]
		run := s.node(p, n).Ancestor("r")
		if run == nil || strings.TrimSpace(n.text) == "" {
			continue
		}
		own := withoutHistory(run.Child("rPr"))
		if n.prompt || run.Ancestor("hyperlink") != nil {
			removeChildren(own, "rStyle")
		}
		if !found {
			found, heading, body = true, own, own
		}
		key := written(own)
		sizes[key] += max(0, len(n.text)-max(0, rest))
		rest -= len(n.text)
		if sizes[key] > most {
			most, body = sizes[key], own
		}
	}
	if !found {
		heading = withoutHistory(paragraphMarkFormat(s.element(p)))
		body = heading
	}
	return heading, body
}

// written returns an element as it is written, "" for nil.
func written(e *xmltree.Node) string {
	if e == nil {
		return ""
	}
	return e.String()
}
