package form

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"nianbao/near"
)

// Key returns what is left of a label when everything in which printed forms differ is taken away: width, spaces and
// line breaks, quotation marks, brackets' kinds, leading numbering, closing punctuation. Two labels with equal keys are
// the same label.
func Key(label string) string {
	label = strings.TrimLeftFunc(label, func(r rune) bool {
		return r >= 0x2460 && r <= 0x249B || unicode.IsSpace(r) // ① ⑴ ⒈
	})
	key := Folded(label)
	if rest := strings.TrimLeft(unnumbered(key), "."); rest != "" {
		key = rest
	}
	return strings.Trim(key, ".;:")
}

// Folded returns a label with its forms of characters made the same and without spaces, quotation marks and line breaks,
// its numbering kept: 三、（三）不予公开—1.属于国家秘密 is 三.(三)不予公开—1.属于国家秘密.
func Folded(label string) string {
	hasRare := false
	folded := mapped(func(r rune) rune {
		hasRare = hasRare || rare(r)
		return fold(r)
	}, label)
	if hasRare {
		return mapped(fold, norm.NFKC.String(label))
	}
	return folded
}

// rare reports whether a character may have another form that fold does not know. Nearly no label has one, and
// normalising costs more than all the rest of reading.
func rare(r rune) bool {
	return r >= 0x80 && !(r >= 0x4E00 && r <= 0x9FFF) && !(r >= 0x3000 && r <= 0x3017) &&
		!(r >= 0xFF01 && r <= 0xFF5E) && !(r >= 0x2013 && r <= 0x201D)
}

// fold returns the form of a character in which all its forms are the same, -1 for one that does not count.
func fold(r rune) rune {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		return r
	case r >= 0xFF01 && r <= 0xFF5E: // full width
		r -= 0xFF01 - '!'
	}
	switch r {
	case '"', '\'', '“', '”', '‘', '’', '「', '」', '『', '』', '《', '》', '〈', '〉', '*':
		return -1
	case '〔', '[', '【', '{':
		return '('
	case '〕', ']', '】', '}':
		return ')'
	case ',', '、', '。', '.':
		return '.'
	}
	if r < 0x80 && r > ' ' && r != 0x7F {
		return r
	}
	if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

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
