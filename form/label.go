package form

import (
	"strings"
	"unicode"

	"nianbao/form/folding"
	"nianbao/near"
)

// Key returns what is left of a label when everything in which printed forms differ is taken away: width, spaces and
// line breaks, quotation marks, brackets' kinds, leading numbering, closing punctuation. Two labels with equal keys are
// the same label.
func Key(label string) string {
	label = strings.TrimLeftFunc(label, func(r rune) bool {
		return r >= 0x2460 && r <= 0x249B || unicode.IsSpace(r) // ① ⑴ ⒈
	})
	key := folding.Label(label)
	if rest := strings.TrimLeft(unnumbered(key), "."); rest != "" {
		key = rest
	}
	return strings.Trim(key, ".;:")
}

// Folded returns a label as package folding does.
func Folded(label string) string { return folding.Label(label) }

func isNumeral(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return true
	}
	return r >= '0' && r <= '9'
}

// unnumbered cuts a leading number in any of the forms (一) 一. 1. 1) off a key, once.
func unnumbered(key string) string {
	body, opened := strings.CutPrefix(key, "(")
	rest := strings.TrimLeftFunc(body, isNumeral)
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

// BareKey cuts a remark in brackets off the end of a key: 部分公开(区分处理的…) is 部分公开.
func BareKey(key string) string {
	if strings.HasSuffix(key, ")") {
		if i := strings.IndexByte(key, '('); i > 0 {
			return key[:i]
		}
	}
	return key
}

// Similarity returns how much of two labels is common to both, in order: 0 to 1; 0 for long ones.
func Similarity(a, b string) float64 { return near.Similarity(a, b) }
