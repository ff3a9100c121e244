package prose

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/regex"
)

// An outline is the headings of a document. Agencies word and number them as they like, and texts have headings of
// their own that say the same (（一）主动公开情况 in 一、总体情况): which of several lines is meant, the tables around
// it decide, and how most of the document's headings are numbered.
type outline struct {
	form   *form.Form
	agency string
	lines  []proseLine
	found  []foundHeading
	chosen map[int]foundHeading // by line
	main   form.Numbering
	marked bool // the main numbering goes with the signs of a markup language
	before []int
	behind []int // between which lines each section's heading may stand
}

// A foundHeading is a line that may be a heading.
type foundHeading struct {
	form.HeadingLine
	line int
	rest string // of the section's text what stands in the same line: 六、其他需要报告的事项：无
	near bool   // it is hardly the form's
}

func newOutline(f *form.Form, agency string, lines []proseLine) *outline {
	o := &outline{form: f, agency: agency, lines: lines, chosen: map[int]foundHeading{}}
	for i := range lines {
		if h, ok := o.read(i); ok {
			o.found = append(o.found, h)
		}
	}
	o.bounds()
	o.chooseNumbering()
	for _, s := range f.Sections {
		o.choose(s)
	}
	for _, s := range f.Sections {
		if s.Text != "" && o.headingOf(s) < 0 && !o.chooseNear(s) {
			o.chooseRunOn(s)
		}
	}
	return o
}

// read reads a line as a heading, or its beginning as one with the text behind it.
func (o *outline) read(i int) (foundHeading, bool) {
	text := o.lines[i].text
	if o.lines[i].table {
		return foundHeading{}, false
	}
	h, ok := o.form.ReadHeadingOf(o.agency, text)
	if h.Section != nil {
		return foundHeading{HeadingLine: h, line: i}, true
	}
	if h, rest, ok := o.form.ReadHeadingAndText(o.agency, text); ok {
		return foundHeading{HeadingLine: h, line: i, rest: rest}, true
	}
	return foundHeading{HeadingLine: h, line: i}, ok
}

// headingAt returns what a line was read as; ok is false where that is no heading.
func (o *outline) headingAt(line int) (h foundHeading, ok bool) {
	at, ok := slices.BinarySearchFunc(o.found, line, func(f foundHeading, line int) int { return f.line - line })
	if ok {
		h = o.found[at]
	}
	return h, ok
}

// maxHeading is the longest line, in bytes, that may be a heading, or begin with one. Chosen: fifty characters.
const maxHeading = 150

// bounds finds between which lines each section's heading may stand: the tables of the sections before it end above,
// and its own and those behind it begin below.
func (o *outline) bounds() {
	n := len(o.form.Sections)
	first, last := make([]int, n), make([]int, n)
	for k, s := range o.form.Sections {
		first[k], last[k] = len(o.lines), -1
		for i := range o.lines {
			if o.lines[i].of == s {
				first[k], last[k] = min(first[k], i), i
			}
		}
	}
	o.before, o.behind = make([]int, n), make([]int, n)
	for k := range n {
		after, until := -1, first[k]
		for j := range n {
			if j < k {
				after = max(after, last[j])
			} else {
				until = min(until, first[j])
			}
		}
		if after >= until { // the tables stand in another order
			after, until = -1, len(o.lines)
		}
		o.behind[k], o.before[k] = after, until
	}
}

// fits reports whether a line stands where a section's heading may.
func (o *outline) fits(line int, s *form.Section) bool {
	k := slices.Index(o.form.Sections, s)
	return line > o.behind[k] && line < o.before[k]
}

// chooseNumbering finds how the document numbers its headings: as most sections of the form are, and of several ways
// that with the form's own numbers and words.
func (o *outline) chooseNumbering() {
	best := 0
	for _, n := range []form.Numbering{form.Chapters, form.Figures, form.Parts, form.Unnumbered, form.Points} {
		weight := map[*form.Section]int{}
		marks := 0
		for _, h := range o.found {
			if h.Section == nil || h.Numbering != n || !o.fits(h.line, h.Section) {
				continue
			}
			w := 2
			if h.Exact || h.Number != 0 && h.Number == h.Section.Number() {
				w = 3
			}
			if h.Marked {
				marks++
			}
			weight[h.Section] = max(weight[h.Section], w)
		}
		sum := 0
		for _, w := range weight {
			sum += w
		}
		if sum > best {
			best, o.main, o.marked = sum, n, marks*2 > len(weight)
		}
	}
}

// choose chooses the heading of a section: one that is numbered as most are, else one in the form's own words, else
// any that has its number; where it may stand, with something below it, in the form's own words.
func (o *outline) choose(s *form.Section) {
	best, rank := foundHeading{line: -1}, 0
	for _, h := range o.found {
		if h.Section != s || h.rest != "" && s.Text == "" {
			continue
		}
		if r := o.rank(h); r > rank {
			best, rank = h, r
		}
	}
	if rank > 0 {
		o.chosen[best.line] = best
	}
}

// rank says how well a line does as its section's heading, 0 for not at all.
func (o *outline) rank(h foundHeading) int {
	rank := 0
	switch {
	case h.Numbering == o.main && h.Marked == o.marked:
		rank = 30
	case h.Numbering == o.main:
		rank = 25
	case h.Exact && (h.Numbering == form.Unnumbered || h.Number == h.Section.Number()):
		rank = 20
	case h.Exact && (h.Numbering == form.Chapters || h.Numbering == form.Figures): // with a wrong number
		rank = 15
	case h.Numbering == form.Unnumbered || h.Number == h.Section.Number():
		rank = 10
	default:
		return 0
	}
	if o.fits(h.line, h.Section) {
		rank += 200
	} else if !h.Exact {
		return 0
	}
	if !o.isEmpty(h) {
		rank += 4
	}
	if h.Exact {
		rank += 2
	}
	if h.rest == "" {
		rank++
	}
	return rank
}

// isEmpty reports whether another section's heading stands right below a heading, as in a table of contents.
func (o *outline) isEmpty(h foundHeading) bool {
	if h.rest != "" || h.line+1 >= len(o.lines) {
		return false
	}
	below, _ := o.headingAt(h.line + 1)
	return below.Section != nil && below.Section != h.Section && below.Numbering == h.Numbering && below.rest == ""
}

// headingOf returns the line of a section's heading, -1 for none.
func (o *outline) headingOf(s *form.Section) int {
	for line, h := range o.chosen {
		if h.Section == s {
			return line
		}
	}
	return -1
}

// chooseRunOn takes for the heading of a text that has none the first line that begins with its words and goes on with
// the text: 五、存在的主要问题及改进情况一是…, or, without a number or in other words, 主要问题：….
func (o *outline) chooseRunOn(s *form.Section) {
	for i, l := range o.lines {
		if _, taken := o.chosen[i]; taken || l.table || !o.fits(i, s) {
			continue
		}
		if h, ok := o.runOn(l.text, s); ok {
			h.line = i
			o.chosen[i] = h
			return
		}
	}
}

// runOn reads the beginning of a line as a section's heading.
func (o *outline) runOn(text string, s *form.Section) (h foundHeading, ok bool) {
	head := text[:min(len(text), maxHeading)]
	at := strings.IndexAny(head, "：:")
	if at > 0 {
		h.HeadingLine, _ = o.form.ReadHeading(head[:at])
	}
	if h.Section != s {
		if at = o.ownWords(head, s); at < 0 {
			return h, false
		}
		h.HeadingLine, _ = o.form.ReadHeading(head[:at])
	}
	h.rest = strings.TrimLeftFunc(text[at:], func(r rune) bool {
		return form.DividesHeading(r) || strings.ContainsRune("；;，,、—-", r)
	})
	return h, h.rest != "" && (!isTitle(h.rest) || saysNone.MatchString(h.rest))
}

// ownWords returns where a line's beginning ends that is a section's heading in the form's own words, numbered; -1 for
// none.
func (o *outline) ownWords(head string, s *form.Section) int {
	_, _, _, own := form.Numbered(s.Title)
	if at := strings.Index(head, own); at > 0 {
		h, _ := o.form.ReadHeading(head[:at+len(own)])
		if h.Section == s && h.Exact && h.Numbering != form.Unnumbered {
			return at + len(own)
		}
	}
	return -1
}

// saysNone is the shortest text.
var saysNone = regex.New(`^(?:本年度?)?(?:暂?无|没有)`)

// leastNear is the share of characters that a numbered line has in common with the heading that it is taken for.
// Chosen: 五、存在的主要问睿及改进情况 has nine tenths, 五、专项整改情况 four.
const leastNear = 0.7

// maxNear is how many lines are held against a heading that is missing.
const maxNear = 2000

// chooseNear takes for the heading of a text that has none the line that is most like it.
func (o *outline) chooseNear(s *form.Section) bool {
	best, near := foundHeading{line: -1}, leastNear
	for i, h := range o.found[:min(len(o.found), maxNear)] {
		_, taken := o.chosen[h.line]
		if h.Section != nil || taken || h.Numbering != o.main || !o.fits(h.line, s) || !isTitle(h.Words) {
			continue
		}
		if like := form.Similarity(form.Key(h.Words), form.Key(s.Title)); like > near {
			best, near = o.found[i], like
		}
	}
	if best.line >= 0 {
		best.Section, best.near = s, true
		o.chosen[best.line] = best
	}
	return best.line >= 0
}
