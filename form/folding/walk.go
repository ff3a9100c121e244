package folding

import (
	"strings"
	"unicode/utf8"
)

// Labels and texts are nearly all Chinese characters, which have one form. To ask of each what its form is took a tenth
// of the time in which a filing is read.

// behindPlain returns where the Chinese characters, Latin letters and digits end that stand in a text from a place on.
func behindPlain(text string, at int) int {
	for at < len(text) {
		switch c := text[at]; {
		case c >= 0xE4 && c <= 0xE9 && isHan(text[at:]): // most of U+4E00 to U+9FFF begin so
			at += len("一")
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			at++
		default:
			return at
		}
	}
	return at
}

// isHan reports whether a text that begins with a byte from 0xE4 to 0xE9 begins with a whole character of U+4E00 to
// U+9FFF.
func isHan(text string) bool {
	return len(text) >= len("一") && text[1]&0xC0 == 0x80 && text[2]&0xC0 == 0x80 && (text[0] > 0xE4 || text[1] >= 0xB8)
}

// Map is strings.Map for a function that leaves Chinese characters, Latin letters and digits as they are.
func Map(change func(rune) rune, text string) string {
	var b strings.Builder
	done := 0 // up to where the text is in b
	for at := behindPlain(text, 0); at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		to := change(r)
		if to != r || r == utf8.RuneError && size == 1 {
			if done == 0 {
				b.Grow(len(text) + utf8.UTFMax)
			}
			b.WriteString(text[done:at])
			if to >= 0 {
				b.WriteRune(to)
			}
			done = at + size
		}
		at = behindPlain(text, at+size)
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// Has is strings.ContainsFunc for what is true of no Chinese character, Latin letter or digit.
func Has(text string, is func(rune) bool) bool {
	for at := behindPlain(text, 0); at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if is(r) {
			return true
		}
		at = behindPlain(text, at+size)
	}
	return false
}
