package prose

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/contact"
	"nianbao/form/unit"
	"nianbao/regex"
)

// readProse reads the texts of a document: what stands below the headings, before the first, around the tables and at
// the end.
func (b *Source) readProse() {
	lines := b.prose()
	if len(lines) == 0 || !slices.ContainsFunc(lines, func(l proseLine) bool { return !l.table }) {
		return
	}
	r := regionReader{Source: b, outline: newOutline(b.Form, b.Agency, lines)}
	r.read(r.introduction)
}

// read reads the lines that follow what first has dealt with, and tells of their headings.
func (r *regionReader) read(first func() int) {
	b, o, lines := r.Source, r.outline, r.lines
	r.texts = map[*form.Section][]form.Line{}
	r.walk(first())
	for _, s := range b.Form.Texts() {
		if at := o.headingOf(s); at >= 0 {
			grid, row, col := lines[at].place.At()
			b.text(s, r.texts[s], b.PlaceOf(grid, row+1, col))
		}
	}
	for _, n := range b.Form.Notes {
		if len(r.texts[n]) > 0 {
			b.text(n, r.texts[n], r.texts[n][0].Place)
		}
	}
	b.headingFaults(o)
	b.headingOrder(o)
}

// A regionReader goes through a document and gives each line to a text.
type regionReader struct {
	*Source
	*outline
	texts  map[*form.Section][]form.Line
	region *form.Section // the text or note that lines go to
	behind []form.Line   // the last lines for which the form has no text: they may be a signature

	paper   paperDay
	doubled int                   // headings
	above   map[*form.Section]int // how many lines of a note stand above a table
}

// moved tells of the paragraphs above a table that are printed below it, as all that stands beside the tables of a
// section is.
func (r *regionReader) moved(s *form.Section) {
	n := r.noteBeside(s)
	if r.above == nil {
		r.above = map[*form.Section]int{}
	}
	for _, l := range r.texts[n][r.above[n]:] {
		r.tell(form.Fault{Kind: form.Moved, Label: s.Title, Texts: []string{form.OneLine(l.Text)}, Places: []form.Place{l.Place}})
	}
	r.above[n] = len(r.texts[n])
}

// unit tells of a line that states the unit of a table: no report prints it, and that of amounts is read.
func (r *regionReader) unit(l *proseLine) {
	if unit.InNote(l.text) == "" && !r.IsUnitOfCounts(l.place) && unitLine.MatchString(form.Squeeze(form.HalfWidth(l.text))) {
		r.leftOut(l.text, l.place)
	}
}

// maxDoubled is how many headings that stand twice are told of. A document with more is several reports.
const maxDoubled = 20

func (r *regionReader) walk(from int) {
	if r.Headings == nil {
		r.Headings = map[form.Place]*form.Section{}
	}
	for i := from; i < len(r.lines); i++ {
		l := &r.lines[i]
		if h, isHeading := r.chosen[i]; isHeading {
			r.leaveOut(r.behind)
			r.open(h)
			continue
		}
		if l.table {
			r.leaveOut(r.behind)
			if l.of != nil {
				r.region = r.noteBeside(l.of)
				r.moved(l.of)
			}
			continue
		}
		if last, again := r.again(i); again {
			i = last
			continue
		}
		if r.region == unprinted || r.region.Beside != nil {
			if r.isFurniture(l.text) || r.IsUnitOfCounts(l.place) {
				r.unit(l)
				continue
			}
		}
		r.add(r.region, form.Line{Text: l.text, Place: l.place})
	}
	kept, after := r.takeSignature(r.behind)
	r.leaveOut(slices.Concat(kept, after))
	r.close(r.region)
	if texts := r.Form.Texts(); len(texts) > 0 && texts[len(texts)-1] != r.region {
		r.close(texts[len(texts)-1])
	}
	r.tellDay()
}

// unprinted stands for a place where the form has no text.
var unprinted = &form.Section{}

// open begins a section with its heading.
func (r *regionReader) open(h foundHeading) {
	r.Headings[r.lines[h.line].place] = h.Section
	r.region = h.Section
	if h.Section.Text == "" {
		r.region = r.noteBeside(h.Section)
		return
	}
	if h.rest != "" {
		r.add(r.region, form.Line{Text: h.rest, Place: r.lines[h.line].place})
	}
}

// noteBeside returns the note beside a section's tables, unprinted where the form has none.
func (r *regionReader) noteBeside(s *form.Section) *form.Section {
	if n := r.Form.NoteBeside(s); n != nil {
		return n
	}
	return unprinted
}

// again reads a line as a heading that stands elsewhere: a table's caption below it, a list of contents, a text pasted
// with its heading, or the heading of a second text, which goes on with the first. last is the last line that it has
// dealt with; ok is false for any other line.
func (r *regionReader) again(i int) (last int, ok bool) {
	h, ok := r.headingAt(i)
	if ok && h.Section != nil && h.Exact && h.Section.Text == "" && r.region == r.noteBeside(h.Section) {
		return i, true // a table's caption, however it is numbered
	}
	if !ok || h.Section == nil || h.rest != "" { // 六、其他事项：无 is a line of a text where it heads none
		return i, false
	}
	at := r.headingOf(h.Section)
	chosen := r.chosen[at]
	switch same := h.Numbering == chosen.Numbering; {
	case at < 0 || !h.Exact && h.Words != chosen.Words || !same && h.Numbering != form.Unnumbered:
		return i, false
	case r.region == nil: // contents
		return i, true
	case h.Section.Text == "":
		return i, r.region == r.noteBeside(h.Section) // in other words
	case r.region == h.Section && len(r.texts[h.Section]) == 0:
		return i, true
	case !same:
		return i, false
	}
	return r.second(h, at), true
}

// second reads a text that stands below a second heading. What it says follows the first, unless it is the same. It
// returns the last line that it has dealt with.
func (r *regionReader) second(h foundHeading, first int) (last int) {
	var lines []form.Line
	last = h.line
	for last+1 < len(r.lines) && !r.lines[last+1].table && last+1 != first {
		if g, ok := r.headingAt(last + 1); ok && g.Section != nil && g.Numbering == h.Numbering {
			break
		}
		last++
		lines = append(lines, form.Line{Text: r.lines[last].text, Place: r.lines[last].place})
	}
	have := r.texts[h.Section]
	same := func(a, b form.Line) bool { return strings.TrimSpace(a.Text) == strings.TrimSpace(b.Text) }
	fault := form.Fault{Kind: form.TwoHeadings, Label: h.Section.Title, Texts: []string{form.OneLine(r.lines[h.line].text)},
		Places: []form.Place{r.lines[first].place, r.lines[h.line].place}}
	switch {
	case len(lines) > 0 && slices.EqualFunc(have, lines, same):
		return last
	case len(lines) > 0 && len(have) > 0:
		fault.Kind, fault.Places = form.DoubledText, []form.Place{have[0].Place, lines[0].Place}
	}
	if r.doubled++; r.doubled <= maxDoubled {
		r.fault(fault)
	}
	r.texts[h.Section], r.region = append(have, lines...), h.Section
	return last
}

// add gives a line to a text. Where the form has none, it is left out, unless it turns out to be the signature.
func (r *regionReader) add(to *form.Section, l form.Line) {
	switch to {
	case nil:
		r.leftOut(l.Text, l.Place)
	case unprinted:
		r.behind = append(r.behind, l)
	default:
		r.texts[to] = append(r.texts[to], l)
	}
}

// leaveOut tells of lines for which the form has no text.
func (r *regionReader) leaveOut(lines []form.Line) {
	for _, l := range lines {
		r.leftOut(l.Text, l.Place)
	}
	r.behind = nil
}

// introduction reads what stands before the first heading or table, and returns the line at which that stands. What is
// made of the particulars is no text of its own, unless more stands with it.
func (r *regionReader) introduction() (end int) {
	for end < len(r.lines) && r.lines[end].of == nil {
		if _, isHeading := r.chosen[end]; isHeading {
			break
		}
		end++
	}
	intro := r.Form.Note(form.Intro)
	var about, own []form.Line
	title := r.lastTitleLine(end)
	for i := range end {
		if r.lines[i].table {
			continue
		}
		l := form.Line{Text: r.lines[i].text, Place: r.lines[i].place}
		switch text := strings.TrimSpace(l.Text); {
		case r.Taken[r.lines[i].at] || r.Titles[r.lines[i].at] || r.saysTitle(text) || r.isContents(i) ||
			r.isFurniture(text):
		case r.takeAbout(text, l.Place):
			about = append(about, l)
		case r.takeContacts(text, l.Place) || r.takeDay(text, l.Place):
		case i < title:
			r.leftOut(l.Text, l.Place)
		default:
			about, own = append(about, l), append(own, l)
		}
	}
	if len(own) > 0 {
		for _, l := range about {
			r.add(intro, l)
		}
	}
	return end
}

// isContents reports whether a line before the first heading is one of the table of contents.
func (r *regionReader) isContents(i int) bool {
	text := strings.TrimSpace(r.lines[i].text)
	if _, again := r.again(i); again || strings.Join(strings.Fields(text), "") == "目录" {
		return true
	}
	return contentsLine.MatchString(text)
}

// contentsLine is a line of a table of contents: 一、总体情况……1.
var contentsLine = regex.New(`^\S.*(?:\t|\x{2003}|[ \x{3000}]{2}|…|\.{3,}|·{3,})\s*[-—]?\s*\d{1,3}\s*[-—]?$`)

// lastTitleLine returns behind which of the first lines the report's title ends, 0 for none.
func (r *regionReader) lastTitleLine(end int) int {
	for i := end - 1; i >= 0; i-- {
		if r.Titles[r.lines[i].at] {
			return i
		}
	}
	return 0
}

// takeAbout takes the paragraph that the form begins with, and what particulars it names besides agency and year.
func (r *regionReader) takeAbout(text string, place form.Place) bool {
	if text == r.Form.About(r.Particular) {
		return true
	}
	found := r.Form.ReadAbout(text)
	for id, value := range found {
		if have := r.Particular(id); have != value && (have != "" || id == form.Agency || id == form.Year) {
			return false
		}
	}
	for id, value := range found {
		if r.Particular(id) == "" {
			r.SetParticular(id, value, place)
		}
	}
	return len(found) > 0
}

// takeContacts takes the particulars from the paragraph that was made of them.
func (r *regionReader) takeContacts(text string, place form.Place) bool {
	found := contact.Read(text)
	for id, value := range found {
		if have := r.Particulars[id]; have != "" && have != value || !r.Form.HasParticular(id) {
			return false
		}
	}
	for id, value := range found {
		if r.Particulars[id] == "" {
			r.SetParticular(id, value, place)
		}
	}
	return len(found) > 0
}

func (r *regionReader) setDate(text string, place form.Place) bool {
	date := form.PlainDate(text)
	if have := r.Particulars[form.Date]; have != "" && have != date {
		return false
	}
	if r.Particulars[form.Date] == "" {
		r.SetParticular(form.Date, date, place)
	}
	return true
}

// close takes what closes the document off its last text: agency and date, what stands behind them, and an appendix
// of charts.
func (r *regionReader) close(last *form.Section) {
	lines := r.texts[last]
	if len(lines) == 0 {
		return
	}
	lines, behind := splitAppendix(lines)
	kept, after := r.takeSignature(lines)
	lines, behind = kept, append(after, behind...)
	r.texts[last] = lines
	closing := r.Form.Note(form.Closing)
	for _, l := range behind {
		r.add(closing, l)
	}
}
