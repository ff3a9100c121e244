package form

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"nianbao/form/folding"
)

// IsUnseen reports whether a character is drawn as nothing at all: a space of no width, a joiner, a mark of direction,
// a soft hyphen, a selector of a variant. A control character is not: some programs draw a box for it.
func IsUnseen(r rune) bool {
	switch r {
	case '\u034F', '\u115F', '\u1160', '\u17B4', '\u17B5', '\u2800', '\u3164', '\uFFA0':
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector)
}

// isOddSpace reports whether a character is drawn as a space and is none that a keyboard gives: what no spreadsheet
// passes over beside a figure.
func isOddSpace(r rune) bool {
	return r != ' ' && r != '\n' && r != '\r' && (unicode.IsSpace(r))
}

// reversal is the character behind which everything is drawn from right to left, up to popReversal.
const (
	reversal    = '\u202E'
	popReversal = '\u202C'
)

// Seen returns a text without the characters that nobody sees. It is false for one that is drawn in another order than
// it is written in: 12 that is seen as 21 is nobody's figure.
func Seen(text string) (string, bool) {
	if !strings.ContainsFunc(text, IsUnseen) {
		return text, true
	}
	var b strings.Builder
	reversed := -1 // how many characters are drawn backwards by now
	for _, r := range text {
		switch {
		case r == reversal:
			reversed = 0
		case r == popReversal:
			reversed = -1
		case IsUnseen(r):
		default:
			if b.WriteRune(r); reversed >= 0 && !unicode.IsSpace(r) {
				if reversed++; reversed > 1 {
					return text, false
				}
			}
		}
	}
	return b.String(), true
}

// Unseen names the characters of a text that nobody sees, or sees as an ordinary space, each once: U+200B、U+00A0.
func Unseen(text string) string {
	var names []string
	for _, r := range text {
		if IsUnseen(r) || isOddSpace(r) {
			if name := fmt.Sprintf("U+%04X", r); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, "、")
}

// IsForbidden reports whether no report may hold a character: XML cannot (XML 1.0, 2.2), or it is U+FFFD, which stands
// for what could not be read.
func IsForbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0xFFFD && r <= 0xFFFF || 0xD800 <= r && r < 0xE000
}

// OneLine returns a text without line breaks, control characters and spaces around it.
func OneLine(text string) string {
	return strings.TrimSpace(folding.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) || IsForbidden(r) {
			return -1
		}
		return r
	}, text))
}

// Clip returns a text as a message quotes it: its first n characters where it has more.
func Clip(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n]) + "…"
	}
	return text
}

// CountHan counts the Chinese characters of a text, up to some.
func CountHan(text string, most int) int {
	n := 0
	for _, r := range text {
		if r >= 0x4E00 && r <= 0x9FFF || unicode.Is(unicode.Han, r) {
			if n++; n == most {
				break
			}
		}
	}
	return n
}
