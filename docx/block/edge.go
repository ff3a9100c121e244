package block

import (
	"slices"

	"nianbao/ooxml/xmltree"
)

// isBetweenRows reports whether an action stands between the rows of a table.
func isBetweenRows(e *xmltree.Node) bool {
	up := e.Up()
	for wrapsAny[up.Name()] {
		up = up.Up()
	}
	return up.Name() == "tbl"
}

// wrapsAny are elements that may be around paragraphs, rows or cells.
var wrapsAny = map[string]bool{"sdt": true, "sdtContent": true, "ins": true, "customXml": true}

// dividable are elements before or behind which an action may go that begins or ends in them.
var dividable = map[string]bool{
	"p": true, "tc": true, "tr": true, "sdt": true, "sdtContent": true, "hyperlink": true, "smartTag": true,
	"ins": true, "moveTo": true, "customXml": true, "bdo": true, "dir": true,
}

// canLeave reports whether an action may go out of an element through all that is around it there.
func canLeave(x, e *xmltree.Node) bool {
	for e != x {
		if e = e.Up(); !dividable[e.Name()] {
			return false
		}
	}
	return true
}

// commonParent returns the nearest element around all the actions of a block, nil where it is right around each.
func commonParent(block []*xmltree.Node) *xmltree.Node {
	if !slices.ContainsFunc(block, func(e *xmltree.Node) bool { return e.Up() != block[0].Up() }) {
		return nil
	}
	return nearest(block...)
}

// nearest returns the nearest element around all of some nodes.
func nearest(nodes ...*xmltree.Node) *xmltree.Node {
	around := nodes[0].Up()
	for _, e := range nodes[1:] {
		for childOf(around, e) == nil {
			around = around.Up()
		}
	}
	return around
}

// childOf returns the child of an element in which another is, which may be it, nil where it is in none.
func childOf(around, e *xmltree.Node) *xmltree.Node {
	for ; e != nil; e = e.Up() {
		if e.Up() == around {
			return e
		}
	}
	return nil
}

// onEdge reports whether nothing shows in an element before an action in it, or behind it.
func onEdge(around, e *xmltree.Node, behind bool) bool {
	for ; e != around; e = e.Up() {
		at, others := e.Index(), e.Up().Kids()
		if behind {
			others = others[at+1:]
		} else {
			others = others[:at]
		}
		if slices.ContainsFunc(others, visible) {
			return false
		}
	}
	return true
}
