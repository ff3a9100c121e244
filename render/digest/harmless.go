package digest

import (
	"strings"
	"unicode"
)

// Visible returns words as they may be shown: a file's name comes from strangers, and what steers a terminal or turns a
// line around is shown as the character that stands for none.
func Visible(words string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) {
			return unicode.ReplacementChar
		}
		return r
	}, words)
}

// Harmless returns words as a spreadsheet may open them, visible, and with an apostrophe before those that begin like a
// formula, in either width: a spreadsheet would carry them out (OWASP, CSV injection).
func Harmless(words string) string {
	words = Visible(words)
	if first := strings.TrimSpace(words); first != "" && strings.ContainsRune("=+-@＝＋－＠\ufffd", []rune(first)[0]) {
		return "'" + words
	}
	return words
}
