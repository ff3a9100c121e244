package edit

import (
	"strconv"
	"strings"

	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// isTrue reports whether an attribute is a true one.
func isTrue(n *xmltree.Node, name string) bool { v := n.Attr(name); return v == "1" || v == "true" }

// relationID returns the id attribute of the relationships namespace, whatever its prefix; a sheet's own attribute is
// sheetId.
func relationID(n *xmltree.Node) string {
	for name, value := range n.Attrs() {
		if strings.HasSuffix(name, ":id") {
			return value
		}
	}
	return ""
}

// numberOf returns an attribute that is a count or an index, 0 where it is none.
func numberOf(n *xmltree.Node, name string) int {
	i, err := strconv.Atoi(strings.TrimSpace(n.Attr(name)))
	if err != nil || i < 0 {
		return 0
	}
	return i
}

// cellText writes what people read for a part in which _x0041_ is an escaped letter, without the characters that XML
// cannot hold.
func cellText(s string) string { return xmltree.EscapeText(xlsx.Escape(xlsx.Printable(s))) }

// cellAttr is cellText for an attribute.
func cellAttr(s string) string { return xmltree.EscapeAttr(xlsx.Escape(xlsx.Printable(s))) }
