package source

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Canonical returns an expression as text/template/parse reads it: spaces source, strings in plain quotation marks;
// with loose, the marks that a Chinese keyboard gives outside of strings, too.
func Canonical(s string, loose bool) string {
	if !strings.ContainsAny(s, "\"'`“”‘’（）｜\u00a0\u3000\u2002\u2003\t\n\r\u200b\ufeff\u00ad") {
		return s
	}
	var b strings.Builder
	scan := scanner{text: s + "}}"}
	begins := true
	for i := 0; i < len(s); {
		if quote := opening(s[i:]); quote != "" && begins {
			if inner, end := scan.closeQuote(i, quote); end >= 0 {
				b.WriteString(quoted(s[i+len(quote):inner], quote))
				i, begins = end, false
				continue
			}
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		r := s[i : i+size]
		i += size
		if loose {
			r = loosened.Replace(r)
		}
		r = spaces.Replace(r)
		begins = strings.Contains(" (|,=", r)
		b.WriteString(r)
	}
	return b.String()
}

var loosened = strings.NewReplacer("（", "(", "）", ")", "｜", "|")

// quoted returns a string in plain marks.
func quoted(inner, quote string) string {
	if quote == "`" {
		return strconv.Quote(inner)
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(inner); i++ {
		switch c := inner[i]; {
		case c == '\\' && i+1 < len(inner):
			if inner[i+1] == '\'' {
				b.WriteByte('\'')
			} else {
				b.WriteString(inner[i : i+2])
			}
			i++
		case c == '"':
			b.WriteString(`\"`)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		default:
			b.WriteByte(c)
		}
	}
	return b.String() + `"`
}

// IsSpace reports whether a character is a space of any kind, or none to see.
func IsSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u2002', '\u2003', '\u200b', '\ufeff', '\u00ad':
		return true
	}
	return false
}

// PlainSpaces returns a text with spaces of any kind as plain ones, and without those that nobody sees.
func PlainSpaces(s string) string { return spaces.Replace(s) }

var spaces = strings.NewReplacer(
	"\u00a0", " ", "\u3000", " ", "\u2002", " ", "\u2003", " ", "\t", " ", "\n", " ", "\r", " ",
	"\u200b", "", "\ufeff", "", "\u00ad", "",
)

// Trim returns a text without the space at its ends that the actions there take with them.
func Trim(text string, left, right bool) string {
	if left {
		text = strings.TrimLeftFunc(text, IsSpace)
	}
	if right {
		text = strings.TrimRightFunc(text, IsSpace)
	}
	return text
}
