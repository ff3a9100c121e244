package xlsx

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// printable drops the characters that XML cannot hold.
func printable(s string) string {
	if !strings.ContainsFunc(s, unprintable) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return -1
		}
		return r
	}, s)
}

func unprintable(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError
}

// literal writes a text so that it is not taken for an escaped character: _x0041_ would be read as A. excelize leaves this to the caller.
func literal(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if escapeShape.MatchString(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

var escapeShape = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)
