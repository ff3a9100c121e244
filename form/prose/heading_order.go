package prose

import (
	"slices"
	"strings"

	"nianbao/form"
)

// headingOrder tells of headings without a number, of those in other words than the form's, and of those that stand in
// another order: in the report they are numbered, worded and ordered as the form has them.
func (b *Source) headingOrder(o *outline) {
	if len(o.chosen) < leastHeadings || b.isSheet(o) {
		return
	}
	last := -1 // the section of the heading before
	before := form.Fault{}
	for _, h := range o.inOrder() {
		l := &o.lines[h.line]
		if h.near {
			continue
		}
		fault := form.Fault{Label: h.Section.Title, Texts: []string{headingText(l.text, h.rest)}, Places: []form.Place{l.place}}
		section := slices.Index(o.form.Sections, h.Section)
		if section < last {
			b.fault(form.Fault{Kind: form.Misplaced, Label: before.Label, Texts: []string{before.Texts[0], fault.Texts[0]},
				Places: []form.Place{before.Places[0], l.place}})
		}
		last, before = section, fault
		of, number, _, _ := form.Numbered(h.Section.Title)
		switch {
		case h.Number == 0 && number > 0:
			fault.Kind = form.NoNumber
			b.fault(fault)
		case b.isMisnumbered(l):
		case !h.Exact, h.Marked, h.Number > 0 && h.Numbering != of,
			isPart(fault.Texts[0]) != isPart(h.Section.Title):
			fault.Kind = form.Reworded
			b.fault(fault)
		}
	}
}

// isPart reports whether a heading is numbered as 第一部分.
func isPart(heading string) bool { return strings.HasPrefix(form.Squeeze(heading), "第") }

// inOrder returns the headings that were chosen as they stand in the document.
func (o *outline) inOrder() []foundHeading {
	var list []foundHeading
	for _, h := range o.chosen {
		list = append(list, h)
	}
	slices.SortFunc(list, func(a, b foundHeading) int { return a.line - b.line })
	return list
}

// headingText returns a heading as it is written, without the text that stands in the same line.
func headingText(line, rest string) string {
	if rest == "" {
		return form.OneLine(line)
	}
	return strings.TrimSpace(strings.TrimSuffix(form.OneLine(line), form.OneLine(rest)))
}

// isMisnumbered reports whether a heading is told of already, with the words that the form has for it.
func (b *Source) isMisnumbered(l *proseLine) bool {
	return slices.ContainsFunc(b.Faults, func(f form.Fault) bool {
		return f.Kind == form.Misnumbered && f.Places[0] == l.place
	})
}
