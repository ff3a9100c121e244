package xlsx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"nianbao/markup"
)

// start returns the node's start tag with its attributes.
func (n *node) start() element {
	s := markup.New([]byte(n.tag + "/>"))
	s.Next()
	return element{s}
}

// attr returns an attribute by its full name, empty where there is none.
func (n *node) attr(name string) string { return attr(n.start(), name) }

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
	if from, to := attributeIn(n.tag, name); to > 0 {
		n.tag = n.tag[:from] + written + n.tag[to:]
		return
	}
	n.tag += written
}

// unset takes an attribute away.
func (n *node) unset(name string) {
	if from, to := attributeIn(n.tag, name); to > 0 {
		n.touch()
		n.tag = n.tag[:from] + n.tag[to:]
	}
}

// attributeIn returns where an attribute stands in a well-formed start tag, from the space before it; to is 0 where it does not.
func attributeIn(tag, name string) (from, to int) {
	const space = " \t\r\n"
	at := strings.IndexAny(tag, space)
	for at >= 0 && at < len(tag) {
		begin := at
		rest := strings.TrimLeft(tag[at:], space)
		equal := strings.IndexByte(rest, '=')
		if equal < 0 {
			return 0, 0
		}
		value := strings.TrimLeft(rest[equal+1:], space)
		if value == "" {
			return 0, 0
		}
		end := strings.IndexByte(value[1:], value[0])
		if end < 0 {
			return 0, 0
		}
		at = len(tag) - len(value) + end + 2
		if strings.TrimRight(rest[:equal], space) == name {
			return begin, at
		}
	}
	return 0, 0
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

// cellText writes what people read for a part in which _x0041_ is an escaped letter, without the characters that XML cannot hold.
func cellText(s string) string { return escapeXML(literal(printable(s))) }
