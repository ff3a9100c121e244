package xmltree

import (
	"strings"
	"unicode/utf8"

	"nianbao/ooxml/xmlscan"
)

// characters returns the text that a text's source stands for.
func (n *Node) characters() string {
	const open, end = "<![CDATA[", "]]>"
	if data, isData := strings.CutPrefix(n.open, open); isData {
		return xmlscan.Lines(strings.TrimSuffix(data, end))
	}
	return xmlscan.Characters(n.open)
}

// Printable returns a text without the characters that XML cannot hold, and with U+FFFD, which people see, for bytes
// that are no character.
func Printable(s string) string {
	if isPlain(s) || utf8.ValidString(s) && !strings.ContainsFunc(s, xmlscan.IsForbidden) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if xmlscan.IsForbidden(r) {
			return -1
		}
		return r
	}, s)
}

var (
	textEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	attrEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;",
		`"`, "&quot;", "\t", "&#9;", "\n", "&#10;")
)

// EscapeText returns a text as it stands in an element, [Printable].
func EscapeText(s string) string {
	if isPlain(s) {
		return s
	}
	return textEscapes.Replace(Printable(s))
}

// isPlain reports whether a text stands anywhere as it is. It is quick: all figures and names of a report come by.
func isPlain(s string) bool {
	for i := range len(s) {
		if isSpecial[s[i]] {
			return false
		}
	}
	return utf8.ValidString(s)
}

// isSpecial are the bytes with which a character may begin that is not written as it is.
var isSpecial = func() (list [256]bool) {
	for c := range byte(' ') {
		list[c] = true
	}
	for _, c := range []byte{'&', '<', '>', '"', "\uFFFE"[0]} {
		list[c] = true
	}
	return list
}()

// EscapeAttr returns a text as it stands in an attribute between double quotation marks, [Printable].
func EscapeAttr(s string) string {
	if isPlain(s) {
		return s
	}
	return attrEscapes.Replace(Printable(s))
}
