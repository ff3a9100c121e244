package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How wide a gap is, in heights of the font.
const (
	latinGap = 0.18 // between words of letters and figures
	wideGap  = 0.8  // between Chinese characters that are set apart; justified text is set closer
	twice    = 0.12 // between a character and itself, at most: it is drawn twice to look bold
	oneLine  = 0.45 // between the feet of characters of one line
)

// twiceWide is how far a character and itself are apart that is drawn twice, at most, in its widths: neighbours of
// narrow fonts stand closer than figures that are drawn twice.
const twiceWide = 0.3

// maxTwice is how many characters at one place are looked through for one that is drawn twice.
const maxTwice = 20

// A line is characters beside each other.
type line struct {
	box
	base   float64
	size   float64
	text   string
	glyphs []glyph // without spaces at its ends
	spaced bool    // a space stood at its end
}

// linesOf returns the lines that characters make, from top to bottom.
func linesOf(glyphs []glyph) []*line {
	glyphs = slices.Clone(glyphs)
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.base, b.base) })
	var lines []*line
	for begin := 0; begin < len(glyphs); {
		end := begin + 1
		size := glyphs[begin].size()
		for end < len(glyphs) && glyphs[end].base-glyphs[begin].base <= oneLine*max(size, glyphs[end].size()) {
			size = max(size, glyphs[end].size())
			end++
		}
		if l := newLine(glyphs[begin:end]); l != nil {
			lines = append(lines, l)
		}
		begin = end
	}
	return lines
}

// newLine makes a line of characters beside each other, nil where they are spaces.
func newLine(glyphs []glyph) *line {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
	glyphs = single(glyphs)
	isBlank := func(g glyph) bool { return strings.TrimSpace(g.text) == "" }
	first := slices.IndexFunc(glyphs, func(g glyph) bool { return !isBlank(g) })
	if first < 0 {
		return nil
	}
	last := len(glyphs)
	for isBlank(glyphs[last-1]) {
		last--
	}
	l := &line{glyphs: glyphs[first:last], spaced: last < len(glyphs)}
	l.box = l.glyphs[0].box
	sizes := make([]float64, 0, len(l.glyphs))
	for _, g := range l.glyphs {
		l.box = l.box.with(g.box)
		sizes = append(sizes, g.size())
	}
	slices.Sort(sizes)
	l.size, l.base = sizes[len(sizes)/2], l.glyphs[0].base
	l.text = l.words()
	return l
}

// single leaves out characters that are drawn a second time at their place. Those of a line, from left to right.
func single(glyphs []glyph) []glyph {
	var out []glyph
	for _, g := range glyphs {
		again := false
		for i := len(out) - 1; i >= max(0, len(out)-maxTwice) && !again && g.x0-out[i].x0 < twice*g.size(); i-- {
			again = out[i].text == g.text && math.Abs(out[i].base-g.base) < twice*g.size() &&
				g.x0-out[i].x0 <= twiceWide*min(g.width(), out[i].width())
		}
		if !again {
			out = append(out, g)
		}
	}
	return out
}

// words returns the line's text. Between Chinese characters, and between them and figures, word processors leave gaps
// that are no spaces.
func (l *line) words() string {
	var b strings.Builder
	for i, g := range l.glyphs {
		if i > 0 {
			before := l.glyphs[i-1]
			gap := (g.x0 - before.x1) / max(1, l.size)
			switch {
			case g.isSpace() || before.isSpace():
			case gap > wideGap, gap > latinGap && isLatin(before.text) && isLatin(g.text):
				b.WriteByte(' ')
			}
		}
		b.WriteString(g.text)
	}
	return b.String()
}

// isLatin reports whether a character is set as in Western text, where words are parted by spaces.
func isLatin(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r < 0x2000 && !unicode.IsSpace(r)
}

// isWord reports whether a character is part of a word or number that is not broken.
func isWord(text string) bool { return isLatin(text) && text != "-" && text != "/" }

// unit is how wide what the line begins with is, up to where a line may be broken.
func (l *line) unit() float64 {
	end := 0
	for i, g := range l.glyphs {
		negative := i == 1 && isMinus(l.glyphs[0].text) && isDigit(g.text)
		if i > 0 && !negative && !(isWord(g.text) && isWord(l.glyphs[i-1].text)) && !strings.ContainsAny(g.text, closing) &&
			!strings.ContainsAny(l.glyphs[i-1].text, opening) {
			break
		}
		end = i
	}
	return l.glyphs[end].x1 - l.x0
}

func isMinus(text string) bool { return text == "-" || text == "−" || text == "－" }

func isDigit(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsDigit(r)
}

// isBroken reports whether a line ends within a word, a number or an address that the next one continues: behind a
// hyphen or a slash. How much of it had to fit differs among word processors.
func (l *line) isBroken(next *line) bool {
	last := l.glyphs[len(l.glyphs)-1].text
	return len(l.glyphs) > 1 && !l.spaced && (last == "-" || last == "/") && isLatin(next.glyphs[0].text)
}

// What no line begins with, and what none ends with.
const (
	closing = "，。、；：？！）》〉」』】〕’”…,.;:?!)]%％"
	opening = "（《〈「『【〔‘“(["
)

// A flow is a text that is put together of lines. What was put together so far can be read at any time.
type flow struct {
	strings.Builder
	address bool // its last word is an address
}

func (f *flow) write(text string) {
	word := text[strings.LastIndexAny(text, " \n")+1:]
	f.address = strings.ContainsAny(word, "@/") || f.address && len(word) == len(text)
	f.WriteString(text)
}

// join writes the text of a line that continues the one before: Western words are parted by a space unless they belong
// to an address.
func (f *flow) join(before, next *line) {
	last, first := before.glyphs[len(before.glyphs)-1].text, next.glyphs[0].text
	if before.spaced && isLatin(last) && isLatin(first) || isLetter(last) && isLetter(first) && !f.address {
		f.write(" ")
	}
	f.write(next.text)
}

// and returns a text continued by the next line.
func (l *line) and(text string, next *line) string {
	var f flow
	f.write(text)
	f.join(l, next)
	return f.String()
}

func isLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r < 0x2000 && unicode.IsLetter(r)
}
