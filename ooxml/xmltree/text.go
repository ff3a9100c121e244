package xmltree

import (
	"strings"

	"nianbao/ooxml/xmlscan"
)

// characters returns the text that a text's source stands for.
func (n *Node) characters() string {
	const open, end = "<![CDATA[", "]]>"
	source := n.open
	data, isData := strings.CutPrefix(source, open)
	if isData {
		source = strings.TrimSuffix(data, end)
	}
	if strings.IndexByte(source, '\r') >= 0 {
		source = strings.ReplaceAll(strings.ReplaceAll(source, "\r\n", "\n"), "\r", "\n")
	}
	if isData {
		return source
	}
	return xmlscan.Resolve(source)
}

// IsForbidden reports whether XML cannot hold a character (XML 1.0, 2.2). U+FFFD is one that it can; a reader that
// found bytes which are no characters has put it there.
func IsForbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF || 0xD800 <= r && r < 0xE000
}

// Printable returns a text without the characters that XML cannot hold.
func Printable(s string) string {
	if !strings.ContainsFunc(s, IsForbidden) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if IsForbidden(r) {
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

// EscapeText returns a text as it stands in an element, without the characters that XML cannot hold.
func EscapeText(s string) string {
	s = Printable(s)
	if !strings.ContainsAny(s, "&<>\r") {
		return s
	}
	return textEscapes.Replace(s)
}

// EscapeAttr returns a text as it stands in an attribute between double quotation marks, without the characters that
// XML cannot hold.
func EscapeAttr(s string) string {
	s = Printable(s)
	if !strings.ContainsAny(s, "&<>\r\"\t\n") {
		return s
	}
	return attrEscapes.Replace(s)
}
