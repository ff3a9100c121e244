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
	if b.isSheet(o) {
		return // those that are not there stand elsewhere
	}
	for _, s := range b.Form.Sections {
		at := o.headingOf(s)
		if at < 0 {
			if s.Text != "" || len(b.tablesOf(s)) > 0 {
				b.fault(form.Fault{Kind: form.NoHeading, Label: s.Title, Texts: b.heldBy(s), Places: b.tablesOf(s)})
			}
			continue
		}
		h := o.chosen[at]
		fault := form.Fault{Label: s.Title, Texts: []string{headingText(o.lines[at].text, h.rest)},
			Places: []form.Place{o.lines[at].place}}
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

// heldBy returns the title of the note that has what stands in the place of a text without a heading, nil for none.
func (b *Source) heldBy(s *form.Section) []string {
	if s.Text == "" {
		return nil
	}
	note := b.Form.Note(form.Intro)
	for _, before := range b.Form.Sections[:slices.Index(b.Form.Sections, s)] {
		if before.Text != "" && b.Texts[before.Text].Text != "" {
			note = nil // what stands there has gone on with that text
		} else if len(before.Tables) > 0 {
			note = b.Form.NoteBeside(before)
		}
	}
	if note == nil || b.Texts[note.Text].Text == "" {
		return nil
	}
	return []string{note.Title}
}

// leastHeadings is how many headings of the form a document must have for the others to be missed. Chosen: a table with
// a line above it has one.
const leastHeadings = 2

// tablesOf returns where in the document a section's tables stand.
func (b *Source) tablesOf(s *form.Section) []form.Place {
	if at, ok := b.Corners[s]; ok {
		if of, _, _ := at.At(); b.Book.Grids[of].Source != grid.Sheet {
			return []form.Place{at}
		}
	}
	return nil
}

// isSheet reports whether headings stand on a worksheet, where they are worded, numbered and ordered as one likes.
func (b *Source) isSheet(o *outline) bool {
	at, _, _ := o.lines[0].place.At()
	return b.Book.Grids[at].Source == grid.Sheet
}

// ownSections tells of the headings that go on with the numbers of the document's own and are none of the form's. It
// returns how many of them stand before a line.
func (b *Source) ownSections(o *outline) (before func(line int) int) {
	var own []int
	tell := func(line int) {
		own = append(own, line)
		place := o.lines[line].place
		b.fault(form.Fault{Kind: form.OwnSection, Label: form.OneLine(o.lines[line].text), Texts: b.keptIn(place),
			Places: []form.Place{place}})
	}
	if first := o.ownBeforeAll(); first >= 0 {
		tell(first)
	}
	last, inner := 0, 0 // the number of the last heading, and in a list within a text
	next := o.numbersBehind()
	for i, h := range o.found {
		chosen, isChosen := o.chosen[h.line]
		switch {
		case isChosen:
			last, inner = chosen.Number, 0
		case h.Numbering != form.Chapters || o.main != form.Chapters || last == 0 || o.isRepeated(h):
		case inner > 0 && h.Number == inner+1 || h.Number == 1:
			inner = h.Number
		case (h.Number == last || h.Number == last+1 || h.Number+1 == next[i]) && isTitle(h.Words):
			last, inner = h.Number, 0
			tell(h.line)
		}
	}
	return func(line int) int {
		n, _ := slices.BinarySearch(own, line)
		return n
	}
}

// ownBeforeAll returns the line of a heading that is none of the form's and is numbered as the one before the first of
// the form's, -1 for none: 一、机构职能, where 二、总体情况 follows.
func (o *outline) ownBeforeAll() int {
	before := -1
	for _, h := range o.found {
		if chosen, isChosen := o.chosen[h.line]; isChosen {
			if before >= 0 && chosen.Numbering == form.Chapters && chosen.Number == 2 {
				return before
			}
			return -1
		}
		if h.Section == nil && h.Numbering == form.Chapters && h.Number == 1 && isTitle(h.Words) {
			before = h.line
		}
	}
	return -1
}

// numbersBehind returns for each line that was found the number of the next heading behind it.
func (o *outline) numbersBehind() []int {
	next, number := make([]int, len(o.found)), 0
	for i := len(o.found) - 1; i >= 0; i-- {
		next[i] = number
		if chosen, isChosen := o.chosen[o.found[i].line]; isChosen {
			number = chosen.Number
		}
	}
	return next
}

// isRepeated reports whether a line repeats a heading that the document has: again tells of it.
func (o *outline) isRepeated(h foundHeading) bool {
	if h.Section == nil {
		return false
	}
	at := o.headingOf(h.Section)
	return at >= 0 && (h.Exact || h.Words == o.chosen[at].Words)
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
