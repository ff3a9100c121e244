package form

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key returns what is left of a label when everything in which printed forms differ is taken away: width, spaces and line breaks,
// quotation marks, brackets' kinds, leading numbering, closing punctuation. Two labels with equal keys are the same label.
func Key(label string) string {
	var b strings.Builder
	b.Grow(len(label))
	for _, r := range norm.NFKC.String(label) {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		case strings.ContainsRune(`"'“”‘’「」『』《》〈〉*`, r):
		case r == '〔' || r == '[' || r == '【' || r == '{':
			b.WriteByte('(')
		case r == '〕' || r == ']' || r == '】' || r == '}':
			b.WriteByte(')')
		case r == ',' || r == '、' || r == '。' || r == '.' || r == '．':
			b.WriteByte('.')
		default:
			b.WriteRune(r)
		}
	}
	key := b.String()
	if rest := strings.TrimLeft(unnumbered(key), "."); rest != "" {
		key = rest
	}
	return strings.Trim(key, ".;:")
}

const numerals = "0123456789一二三四五六七八九十"

// unnumbered cuts a leading number in any of the forms (一) 一. 1. 1) off a key, once.
func unnumbered(key string) string {
	body, opened := strings.CutPrefix(key, "(")
	rest := strings.TrimLeft(body, numerals)
	if len(rest) == len(body) {
		return key
	}
	for _, end := range []string{").", ")", "."} {
		if (opened || end != ").") && strings.HasPrefix(rest, end) && (!opened || end != ".") {
			return rest[len(end):]
		}
	}
	return key
}

// bare cuts a remark in brackets off the end of a key: 部分公开(区分处理的…) is 部分公开.
func bare(key string) string {
	if strings.HasSuffix(key, ")") {
		if i := strings.IndexByte(key, '('); i > 0 {
			return key[:i]
		}
	}
	return key
}
