package webpage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/grid"
)

// A script is where text is written: on its line, or above or below it.
type script uint8

const (
	level script = iota
	raised
	lowered
)

// A line is a line of the page being put together from pieces of text.
type line struct {
	text        []byte
	space, feed bool   // space is due before the next character; a line of the source ended in it
	number      string // that a list writes before it

	look          shown // of what is put
	struck, faint []byte
	script        script // of what is put
	shifts        []grid.Shift
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
	l.space, l.feed = false, false
	at := len(l.text)
	l.text = utf8.AppendRune(l.text, r)
	if l.script != level {
		l.shift(at)
	}
	if l.look.struck {
		l.struck = utf8.AppendRune(l.struck, r)
	}
	if l.look.faint {
		l.faint = utf8.AppendRune(l.faint, r)
	}
}

// shift notes that the text from a place on is above or below the line.
func (l *line) shift(from int) {
	s := grid.Shift{From: from, To: len(l.text), Mark: l.script == raised}
	if n := len(l.shifts); n > 0 && l.shifts[n-1].To == from && l.shifts[n-1].Mark == s.Mark {
		l.shifts[n-1].To = s.To
		return
	}
	l.shifts = append(l.shifts, s)
}

// cut takes back the text from a place on.
func (l *line) cut(at int) {
	l.text = l.text[:min(at, len(l.text))]
	l.shifts = slices.DeleteFunc(l.shifts, func(s grid.Shift) bool { return s.To > len(l.text) })
}

// take returns the line without the space around it, and begins a new one.
func (l *line) take() item {
	text := string(l.text)
	i := item{text: strings.TrimSpace(text), unshifted: strings.TrimSpace(grid.Unshifted(text, l.shifts)),
		number: l.number, look: grid.Look{Struck: string(l.struck), Faint: string(l.faint)}}
	*l = line{text: l.text[:0], look: l.look, struck: l.struck[:0], faint: l.faint[:0], script: l.script, shifts: l.shifts[:0]}
	return i
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
