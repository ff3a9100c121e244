package edit

import (
	"encoding/xml"
	"strconv"
	"strings"

	"nianbao/ooxml/xmlscan"
	"nianbao/xlsx"
)

// start returns a scanner that stands at the node's start tag.
func (n *node) start() *xmlscan.Scanner {
	s := xmlscan.New([]byte(n.tag + "/>"))
	s.Next()
	return s
}

// attr returns an attribute by its full name, empty where there is none.
func (n *node) attr(name string) string {
	_, value, to := attributeIn(n.tag, name)
	if to == 0 {
		return ""
	}
	if raw := n.tag[value : to-1]; strings.IndexByte(raw, '&') < 0 {
		return raw
	}
	for full, value := range n.start().Attrs() {
		if full == name {
			return value
		}
	}
	return ""
}

func (n *node) isTrue(name string) bool { v := n.attr(name); return v == "1" || v == "true" }

// relationID returns the id attribute of the relationships namespace, whatever its prefix; a sheet's own attribute is
// sheetId.
func (n *node) relationID() string {
	for name, value := range n.start().Attrs() {
		if strings.HasSuffix(name, ":id") {
			return value
		}
	}
	return ""
}

// number returns an attribute that is a count or an index, 0 where it is none.
func (n *node) number(name string) int {
	i, err := strconv.Atoi(strings.TrimSpace(n.attr(name)))
	if err != nil || i < 0 {
		return 0
	}
	return i
}

// set gives an attribute a value. The other attributes stay as they are written.
func (n *node) set(name, value string) {
	n.touch()
	written := " " + name + `="` + escapeXML(value) + `"`
	if from, _, to := attributeIn(n.tag, name); to > 0 {
		n.tag = n.tag[:from] + written + n.tag[to:]
		return
	}
	n.tag += written
}

// unset takes an attribute away.
func (n *node) unset(name string) {
	if from, _, to := attributeIn(n.tag, name); to > 0 {
		n.touch()
		n.tag = n.tag[:from] + n.tag[to:]
	}
}

// attributeIn returns where an attribute stands in a well-formed start tag: from the space before it, its value from
// behind the quotation mark, to behind the closing one; to is 0 where it does not.
func attributeIn(tag, name string) (from, value, to int) {
	const space = " \t\r\n"
	for at := strings.IndexAny(tag, space); at >= 0 && at < len(tag); at = to {
		word, rest, _ := strings.Cut(tag[at:], "=")
		rest = strings.TrimLeft(rest, space)
		if rest == "" {
			return 0, 0, 0
		}
		end := strings.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return 0, 0, 0
		}
		value = len(tag) - len(rest) + 1
		to = value + end + 1
		if strings.Trim(word, space) == name {
			return at, value, to
		}
	}
	return 0, 0, 0
}

// escapeXML writes a text for an element or an attribute.
func escapeXML(s string) string {
	if !strings.ContainsAny(s, "<>&'\"\t\n\r") {
		return s
	}
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

// cellText writes what people read for a part in which _x0041_ is an escaped letter, without the characters that XML
// cannot hold.
func cellText(s string) string { return escapeXML(xlsx.Escape(xlsx.Printable(s))) }
