package webpage

import (
	"strings"
	"unicode/utf8"

	"nianbao/grid"
)

// superscriptSign stands in a line before what is written higher. In a cell it becomes ^, as a footnote's mark behind
// a figure is no digit of it. No page can hold the character.
const superscriptSign = "\x00"

// A line is a line of the page being put together from pieces of text.
type line struct {
	text           []byte
	space, feed    bool   // space is due before the next character; a line of the source ended in it
	number         string // that a list writes before it
	superscriptDue bool   // the next character is the first that is written higher

	look          shown // of what is put
	struck, faint []byte
}

// add takes a piece of text and returns what of it belongs on the next line, which only preformatted text has.
func (l *line) add(text []byte, preformatted bool) (next []byte, more bool) {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		switch {
		case preformatted && r == '\n':
			return text, true
		case !preformatted && (r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f'):
			l.space = true
			l.feed = l.feed || r == '\n'
		case r == 0:
			l.put(utf8.RuneError)
		default:
			l.put(r)
		}
	}
	return nil, false
}

// put takes a character. Where a line of the source ends between two Chinese characters, nobody typed a space.
func (l *line) put(r rune) {
	if l.space && len(l.text) > 0 {
		last, _ := utf8.DecodeLastRune(l.text)
		if !l.feed || !chinese(last) || !chinese(r) {
			l.text = append(l.text, ' ')
		}
	}
	if l.superscriptDue {
		l.text = append(l.text, superscriptSign...)
	}
	l.space, l.feed, l.superscriptDue = false, false, false
	l.text = utf8.AppendRune(l.text, r)
	if l.look.struck {
		l.struck = utf8.AppendRune(l.struck, r)
	}
	if l.look.faint {
		l.faint = utf8.AppendRune(l.faint, r)
	}
}

// take returns the line without the space around it, and how it looks, and begins a new one.
func (l *line) take() (string, grid.Look) {
	text := strings.TrimSpace(string(l.text))
	seen := grid.Look{Struck: string(l.struck), Faint: string(l.faint)}
	*l = line{text: l.text[:0], superscriptDue: l.superscriptDue, look: l.look, struck: l.struck[:0], faint: l.faint[:0]}
	return text, seen
}

// chinese reports whether a character is as wide as Chinese ones, or one of the marks that Chinese writes with others.
func chinese(r rune) bool {
	switch {
	case r >= 0x2E80 && r <= 0x9FFF, r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF01 && r <= 0xFF60,
		r >= 0x20000 && r <= 0x3FFFF:
		return true
	}
	return strings.ContainsRune("“”‘’—…·", r)
}
