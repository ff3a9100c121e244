package prose

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// headingFaults tells of the headings that are missing, otherwise numbered or hardly the form's, and of sections that
// are none of the form's. A document with hardly any heading is not told of all that it does not have.
func (b *Source) headingFaults(o *outline) {
	if len(o.chosen) < leastHeadings {
		return
	}
	before := b.ownSections(o)
	for _, s := range b.Form.Sections {
		at := o.headingOf(s)
		if at < 0 {
			if s.Text != "" || len(b.tablesOf(s)) > 0 {
				b.fault(form.Fault{Kind: form.NoHeading, Label: s.Title, Places: b.tablesOf(s)})
			}
			continue
		}
		h := o.chosen[at]
		fault := form.Fault{Label: s.Title, Texts: []string{OneLine(o.lines[at].text)},
			Places: []form.Place{o.lines[at].place}}
		if h.rest != "" {
			fault.Texts[0] = strings.TrimSpace(strings.TrimSuffix(fault.Texts[0], OneLine(h.rest)))
		}
		switch want := s.Number(); {
		case h.near:
			fault.Kind = form.Misworded
		case h.Number == 0 || want == 0 || h.Number == want || h.Number == want+before(at):
			continue
		default:
			fault.Kind = form.Misnumbered
		}
		b.fault(fault)
	}
}

// leastHeadings is how many headings of the form a document must have for the others to be missed. Chosen: a table with
// a line above it has one.
const leastHeadings = 2

// tablesOf returns where in the document a section's tables stand.
func (b *Source) tablesOf(s *form.Section) []form.Place {
	if at, ok := b.Corners[s]; ok {
		if grid, _, _ := at.At(); b.Book.Grids[grid].Source != sheet {
			return []form.Place{at}
		}
	}
	return nil
}

const sheet = grid.Sheet

// ownSections tells of the headings that go on with the numbers of the document's own and are none of the form's. It
// returns how many of them stand before a line.
func (b *Source) ownSections(o *outline) (before func(line int) int) {
	var own []int
	last, inner := 0, 0 // the number of the last heading, and in a list within a text
	for _, h := range o.found {
		chosen, isChosen := o.chosen[h.line]
		switch {
		case isChosen:
			last, inner = chosen.Number, 0
		case h.Numbering != form.Chapters || o.main != form.Chapters || last == 0:
		case inner > 0 && h.Number == inner+1 || h.Number == 1:
			inner = h.Number
		case h.Number == last+1 && isTitle(h.Words):
			last, inner = h.Number, 0
			own = append(own, h.line)
			place := o.lines[h.line].place
			b.fault(form.Fault{Kind: form.OwnSection, Label: OneLine(o.lines[h.line].text), Texts: b.keptIn(place),
				Places: []form.Place{place}})
		}
	}
	return func(line int) int {
		n, _ := slices.BinarySearch(own, line)
		return n
	}
}

// isTitle reports whether words are as short as a heading, and no sentence.
func isTitle(words string) bool {
	return len(words) <= 30*len("字") && !strings.ContainsAny(words, "。；，！？;,!?")
}

// keptIn returns the title of the text that has taken a line in, nothing for one that none has.
func (b *Source) keptIn(place form.Place) []string {
	for _, s := range b.Form.AllTexts() {
		for _, l := range b.Texts[s.Text].Lines {
			if l.Place == place {
				return []string{s.Title}
			}
		}
	}
	return nil
}
