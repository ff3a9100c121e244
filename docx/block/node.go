package block

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// A node of the tree keeps, as its Data, that it is an action (what holds a Mark), what takes its place (replacement),
// or what care it needs (ParagraphKind); never two of them.

// A Mark is an action in the tree. Whoever makes one embeds it in what is the Data of its node.
type Mark struct {
	*action.Action
	At          fmt.Stringer  // where it stands, as people are told
	Number      int           // among the part's actions, once they are in their places
	Paragraph   string        // the properties of the paragraph that it stands alone in
	Cell        *xmltree.Node // the whole cell or row in whose place it stands
	Alone       string        // what it stands alone in, as that was: a paragraph, a cell, a row
	Copied      bool          // it stands in every row of the columns that its block is around
	opener      *Mark         // of its block, which it may be
	closer      *Mark         // what ends its block, of what opens one
	loop        *Mark         // what opens the innermost block around that changes the dot, nil for none
	Function    bool          // its 行 is the function, not the axis
	SameColumns bool          // the cells behind it, an {{else}}, stand in the same columns as those before it
}

func (m *Mark) mark() *Mark { return m }

// encloses reports whether a block is within another as they are written.
func (m *Mark) encloses(other *Mark) bool {
	return m.Number < other.Number && other.closer.Number < m.closer.Number
}

// Of returns the action that a node stands for, nil for none.
func Of(n *xmltree.Node) *Mark {
	if m, is := n.Data.(interface{ mark() *Mark }); is {
		return m.mark()
	}
	return nil
}

func isAction(n *xmltree.Node) bool { return Of(n) != nil }

// A replacement is what takes a node's place once the actions are in theirs.
type replacement []*xmltree.Node

// Replace puts others in a node's place.
func Replace(n *xmltree.Node, with ...*xmltree.Node) { n.Data = replacement(with) }

// IsReplaced reports whether others are in a node's place.
func IsReplaced(n *xmltree.Node) bool {
	_, is := n.Data.(replacement)
	return is
}

// Placed returns nodes with others in the place of those that are replaced.
func Placed(list []*xmltree.Node) []*xmltree.Node {
	if !slices.ContainsFunc(list, IsReplaced) {
		return list
	}
	var now []*xmltree.Node
	for _, e := range list {
		if with, is := e.Data.(replacement); is {
			now = append(now, Placed(with)...)
		} else {
			now = append(now, e)
		}
	}
	return now
}

// A ParagraphKind says what care a paragraph needs when it is written.
type ParagraphKind uint8

// What a paragraph may need.
const (
	Ordinary        ParagraphKind = iota
	RepeatedPerLine               // it is one value, and written for each of the value's lines
	OmittedIfEmpty                // it is nothing but conditions, and goes with what they enclose
	EmptyGoes                     // the node is no paragraph, and the one written before it goes if nothing is in it
)

// KindOf returns what care a node needs.
func KindOf(n *xmltree.Node) ParagraphKind {
	kind, _ := n.Data.(ParagraphKind)
	return kind
}

// Below returns what a node holds; of what holds no action, and so is sealed, nothing.
func Below(n *xmltree.Node) []*xmltree.Node {
	if n.IsSealed() {
		return nil
	}
	return n.Kids()
}

// Descend returns the rows of a table or the cells of a row, through content controls and the like.
func Descend(e *xmltree.Node, tag string) []*xmltree.Node {
	var found []*xmltree.Node
	for _, child := range Below(e) {
		switch child.Name() {
		case tag:
			found = append(found, child)
		case "sdt", "sdtContent", "ins", "customXml", "smartTag":
			found = append(found, Descend(child, tag)...)
		}
	}
	return found
}

// PropertiesOf returns the source of an element's properties, "" for none.
func PropertiesOf(e *xmltree.Node, tag string) string {
	if properties := e.Child(tag); properties != nil {
		return properties.String()
	}
	return ""
}

// EndsSection reports whether a section of the document ends with a paragraph.
func EndsSection(p *xmltree.Node) bool { return strings.Contains(PropertiesOf(p, "pPr"), "sectPr") }
