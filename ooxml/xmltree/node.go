// Package xmltree is the XML of a package's part as a tree that can be changed and is written back.
//
// What nobody changed is written byte for byte as it was read: quotation marks, spaces in tags, the order of
// attributes, empty elements with and without an end tag, comments, references, CDATA sections. Names are looked up
// without their prefix; which namespace a prefix stands for is not resolved, and what is put into a tree is named with
// the prefix of its neighbours. A tree is read in one pass; what its reader need not look into stays sealed, one
// string, until somebody asks for what is in it.
package xmltree

import (
	"iter"
	"slices"
	"strings"
)

// A Node is an element, what stands between elements, or the root above all that a part holds.
type Node struct {
	// Data is what the user of a tree keeps with the node. It is not written.
	Data any

	name  string // an element's, with its prefix
	local int    // where the name without prefix begins in it
	open  string // the start tag; of what is sealed, or is no element, all of its source
	end   string // the end tag, "" for an empty-element tag
	kids  []*Node
	up    *Node
	from  int
	seal  *Seal // of what is sealed: what of it stays sealed when it is opened
	kind  kind

	changed bool // since it was read, or something in it
}

type kind uint8

const (
	other   kind = iota // comments, instructions, source that was put in
	element             //
	text                // characters, or a CDATA section
	root                //
)

// New returns an element with a name, which includes its prefix, and children.
func New(name string, kids ...*Node) *Node {
	n := &Node{kind: element, name: name, local: strings.IndexByte(name, ':') + 1, open: "<" + name + "/>", from: -1}
	n.Append(kids...)
	return n
}

// NewText returns a text, without the characters that XML cannot hold.
func NewText(s string) *Node { return &Node{kind: text, open: EscapeText(s), from: -1} }

// Source returns what is written as it is given: well-formed XML, or a piece of it. It has no name and no children.
func Source(s string) *Node { return &Node{open: s, from: -1} }

// Copy returns a copy of the node and all below it, which stands in no tree.
func (n *Node) Copy() *Node {
	c := *n
	c.up, c.kids = nil, nil
	if len(n.kids) > 0 {
		c.kids = make([]*Node, len(n.kids))
		for i, kid := range n.kids {
			c.kids[i] = kid.Copy()
			c.kids[i].up = &c
		}
	}
	return &c
}

// IsElement reports whether the node is an element.
func (n *Node) IsElement() bool { return n.kind == element }

// IsText reports whether the node is a text.
func (n *Node) IsText() bool { return n.kind == text }

// IsSealed reports whether nobody has looked into the element yet.
func (n *Node) IsSealed() bool { return n.seal != nil }

// IsChanged reports whether the node, or something in it, was changed since it was read.
func (n *Node) IsChanged() bool { return n.changed }

// Name returns an element's name without its prefix, "" for what is no element.
func (n *Node) Name() string { return n.name[n.local:] }

// FullName returns an element's name as it stands.
func (n *Node) FullName() string { return n.name }

// Prefix returns the prefix of an element's name with its colon: w:
func (n *Node) Prefix() string { return n.name[:n.local] }

// StartTag returns an element's start tag as it is written.
func (n *Node) StartTag() string {
	n.unseal()
	return n.open
}

// EndTag returns an element's end tag as it is written, "" for an empty-element tag.
func (n *Node) EndTag() string {
	n.unseal()
	return n.end
}

// From returns where the node begins in the part as UTF-8, without a byte order mark; -1 for what was not read.
func (n *Node) From() int { return max(n.from, -1) }

// Up returns the node that holds this one, nil for none.
func (n *Node) Up() *Node { return n.up }

// Ancestor returns the nearest element of a name that the node is or stands in, nil for none.
func (n *Node) Ancestor(name string) *Node {
	for ; n != nil && n.Name() != name; n = n.up {
	}
	return n
}

// Kids returns everything right below the node. The list belongs to the node.
func (n *Node) Kids() []*Node {
	n.unseal()
	return n.kids
}

// Elements yields the elements right below the node. What they hold may be changed meanwhile, they themselves may not.
func (n *Node) Elements() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for _, kid := range n.Kids() {
			if kid.kind == element && !yield(kid) {
				return
			}
		}
	}
}

// All yields the elements of a name right below the node.
func (n *Node) All(name string) iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for kid := range n.Elements() {
			if kid.Name() == name && !yield(kid) {
				return
			}
		}
	}
}

// Within yields the elements of a name anywhere below the node, in their order.
func (n *Node) Within(name string) iter.Seq[*Node] {
	return func(yield func(*Node) bool) { n.within(name, yield) }
}

func (n *Node) within(name string, yield func(*Node) bool) bool {
	for kid := range n.Elements() {
		if kid.Name() == name && !yield(kid) || !kid.within(name, yield) {
			return false
		}
	}
	return true
}

// Child returns the first element that a path of names leads to, nil where there is none.
func (n *Node) Child(path ...string) *Node {
	for _, name := range path {
		kids := n.Kids()
		i := slices.IndexFunc(kids, func(kid *Node) bool { return kid.kind == element && kid.Name() == name })
		if i < 0 {
			return nil
		}
		n = kids[i]
	}
	return n
}

// Root returns the outermost element below the root of a part.
func (n *Node) Root() *Node {
	for kid := range n.Elements() {
		return kid
	}
	return nil
}

// Index returns the node's place among what its parent holds, -1 where it has none. It is looked for from both ends:
// many are taken out one by one, from the last or from the first on.
func (n *Node) Index() int {
	if n.up == nil {
		return -1
	}
	return n.up.indexOf(n)
}

func (n *Node) indexOf(kid *Node) int {
	kids := n.kids
	for i, j := 0, len(kids)-1; i <= j; i, j = i+1, j-1 {
		switch kid {
		case kids[i]:
			return i
		case kids[j]:
			return j
		}
	}
	return -1
}

// String returns the node's source.
func (n *Node) String() string {
	if len(n.kids) == 0 && n.end == "" {
		return n.open
	}
	var b strings.Builder
	b.Grow(n.size())
	n.write(&b)
	return b.String()
}

func (n *Node) write(b *strings.Builder) {
	b.WriteString(n.open)
	for _, kid := range n.kids {
		kid.write(b)
	}
	b.WriteString(n.end)
}

// Bytes returns the node's source.
func (n *Node) Bytes() []byte { return n.append(make([]byte, 0, n.size())) }

func (n *Node) append(b []byte) []byte {
	b = append(b, n.open...)
	for _, kid := range n.kids {
		b = kid.append(b)
	}
	return append(b, n.end...)
}

// size returns how many bytes the node's source has.
func (n *Node) size() int {
	size := len(n.open) + len(n.end)
	for _, kid := range n.kids {
		size += kid.size()
	}
	return size
}
