// Package folding makes one of the forms in which a character is written: full and half width, brackets, quotation marks,
// spaces.
package folding

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Label returns a label with its forms of characters made the same and without spaces, quotation marks and line breaks,
// its numbering kept: 三、（三）不予公开—1.属于国家秘密 is 三.(三)不予公开—1.属于国家秘密.
func Label(label string) string {
	hasRare := false
	folded := Map(func(r rune) rune {
		hasRare = hasRare || rare(r)
		return fold(r)
	}, label)
	if hasRare {
		return Map(fold, norm.NFKC.String(label))
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

// HalfWidth returns a text with full-width letters, digits and signs made plain. Circled digits and superscripts stay:
// they are no digits of a figure but marks of a footnote.
func HalfWidth(text string) string { return Map(HalfRune, text) }

// HalfRune is HalfWidth for a character.
func HalfRune(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFF01 + '!'
	case r == 0x3000, r == 0xA0, r == 0x2007, r == 0x202F:
		return ' '
	case r == 0x2212, r == 0x2013:
		return '-'
	}
	return r
}

// HalfMarks is HalfWidth that also makes full width of the marks that a number may end with: ､ ｡ ﹒.
func HalfMarks(line string) string { return Map(halfMark, line) }

func halfMark(r rune) rune {
	switch r {
	case '､':
		return '、'
	case '｡':
		return '。'
	case '﹒':
		return '.'
	}
	return HalfRune(r)
}

// Digits makes full-width digits plain and leaves all else as it is written.
func Digits(text string) string { return Map(digit, text) }

func digit(r rune) rune {
	if r >= '０' && r <= '９' {
		return r - '０' + '0'
	}
	return r
}

// Squeeze returns a text without the spaces in it.
func Squeeze(text string) string {
	if !Has(text, unicode.IsSpace) {
		return text
	}
	return strings.Join(strings.Fields(text), "")
}
