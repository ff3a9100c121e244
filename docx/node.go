package docx

import (
	"strings"

	"nianbao/ooxml/xmltree"
)

// The compiler keeps with a node, as its Data, that it is an action (*actionNode), what takes its place (replacement),
// or what care it needs (paragraphKind); never two of them.

// A replacement is what takes a node's place once the actions are in theirs.
type replacement []*xmltree.Node

// replace puts others in a node's place.
func replace(n *xmltree.Node, with ...*xmltree.Node) { n.Data = replacement(with) }

// replaced returns what takes a node's place, and whether anything does.
func replaced(n *xmltree.Node) (replacement, bool) {
	with, is := n.Data.(replacement)
	return with, is
}

func isReplaced(n *xmltree.Node) bool {
	_, is := n.Data.(replacement)
	return is
}

// actionOf returns the action that a node stands for, nil for none.
func actionOf(n *xmltree.Node) *actionNode {
	a, _ := n.Data.(*actionNode)
	return a
}

func isAction(n *xmltree.Node) bool { return actionOf(n) != nil }

func kindOf(n *xmltree.Node) paragraphKind {
	kind, _ := n.Data.(paragraphKind)
	return kind
}

// below returns what a node holds; of what holds no action, and so is sealed, nothing.
func below(n *xmltree.Node) []*xmltree.Node {
	if n.IsSealed() {
		return nil
	}
	return n.Kids()
}

// braces reports whether something in source may belong to an action: a brace, or what may be one by its number or as
// links have it.
func braces(source string) bool {
	return strings.IndexByte(source, '{') >= 0 || strings.IndexByte(source, '}') >= 0 ||
		strings.Contains(source, "&#") || strings.Contains(source, "%7") || strings.Contains(source, "｛") || strings.Contains(source, "｝")
}
