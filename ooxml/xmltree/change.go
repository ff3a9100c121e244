package xmltree

import (
	"slices"
	"strings"
)

// touch marks the node and those that hold it as changed.
func (n *Node) touch() {
	for ; n != nil && !n.changed; n = n.up {
		n.changed = true
	}
}

// Insert puts nodes among what the node holds, the first before what stands at the place given. What stands elsewhere
// is taken out there; a root gives what it holds.
func (n *Node) Insert(at int, kids ...*Node) {
	n.unseal()
	var behind *Node
	if at < len(n.kids) {
		behind = n.kids[at]
	}
	kids = n.adopt(kids)
	if len(kids) == 0 {
		return
	}
	if behind == nil || behind.up != n {
		at = min(at, len(n.kids))
	} else if at >= len(n.kids) || n.kids[at] != behind {
		at = behind.Index()
	}
	n.touch()
	n.widen()
	n.kids = slices.Insert(n.kids, at, kids...)
}

// widen gives an element that may hold nothing an end tag.
func (n *Node) widen() {
	if n.kind == element && n.end == "" {
		n.open = strings.TrimRight(strings.TrimSuffix(n.open, "/>"), space) + ">"
		n.end = "</" + n.name + ">"
	}
}

// SetKids makes a list, which belongs to the node from then on, all that it holds; its tags stay where that is nothing.
// It is for trees that are built anew from others: what held the nodes of the list before is not told that they have
// gone.
func (n *Node) SetKids(kids ...*Node) {
	n.unseal()
	n.touch()
	if len(kids) > 0 {
		n.widen()
	}
	n.kids = kids
	for _, kid := range kids {
		kid.up = n
	}
}

// With returns an element with the node's tags around other nodes, which are taken as [Node.SetKids] takes them. It
// stands in no tree.
func (n *Node) With(kids ...*Node) *Node {
	n.unseal()
	c := &Node{kind: n.kind, name: n.name, local: n.local, open: n.open, end: n.end, from: -1}
	c.SetKids(kids...)
	return c
}

// adopt takes nodes out of where they stand: many out of one all at once.
func (n *Node) adopt(kids []*Node) []*Node {
	kids = slices.Clone(kids) // it may be the list that they are taken out of
	const few = 8
	if len(kids) > few && kids[0] != nil && kids[0].up != nil {
		going := make(map[*Node]bool, len(kids))
		for _, kid := range kids {
			going[kid] = true
		}
		kids[0].up.RemoveFunc(func(kid *Node) bool { return going[kid] })
	}
	list := kids
	if slices.ContainsFunc(kids, func(kid *Node) bool { return kid == nil || kid.kind == root }) {
		list = nil
		for _, kid := range kids {
			switch {
			case kid == nil:
			case kid.kind == root:
				list = append(list, kid.kids...)
				kid.kids = nil
			default:
				list = append(list, kid)
			}
		}
	}
	for _, kid := range list {
		kid.Detach()
		kid.up = n
	}
	return list
}

// Append puts nodes behind what the node holds.
func (n *Node) Append(kids ...*Node) { n.Insert(len(n.Kids()), kids...) }

// InsertBefore puts nodes before this one.
func (n *Node) InsertBefore(kids ...*Node) { n.up.Insert(n.Index(), kids...) }

// Replace puts nodes, none of which holds this one, in its place; it stands in no tree then.
func (n *Node) Replace(with ...*Node) {
	n.InsertBefore(with...)
	n.Detach()
}

// Detach takes the node out of the one that holds it.
func (n *Node) Detach() {
	if up := n.up; up != nil {
		n.up = nil
		if at := up.indexOf(n); at >= 0 { // SetKids may have put it elsewhere
			up.kids = slices.Delete(up.kids, at, at+1)
			up.touch()
			up.shrink()
		}
	}
}

// RemoveFunc takes those children out of which match says so, all at once.
func (n *Node) RemoveFunc(match func(kid *Node) bool) {
	n.unseal()
	before := len(n.kids)
	n.kids = slices.DeleteFunc(n.kids, func(kid *Node) bool {
		gone := match(kid)
		if gone {
			kid.up = nil
		}
		return gone
	})
	if len(n.kids) < before {
		n.touch()
		n.shrink()
	}
}

// Remove takes the child elements of some names out.
func (n *Node) Remove(names ...string) {
	n.RemoveFunc(func(kid *Node) bool { return kid.kind == element && slices.Contains(names, kid.Name()) })
}

// Clear takes everything out that the node holds.
func (n *Node) Clear() { n.RemoveFunc(func(*Node) bool { return true }) }

// shrink makes an element that has lost all it held an empty-element tag.
func (n *Node) shrink() {
	if n.kind == element && len(n.kids) == 0 && n.end != "" {
		n.open, n.end = strings.TrimSuffix(n.open, ">")+"/>", ""
	}
}

// Rename gives an element another name under its prefix.
func (n *Node) Rename(name string) {
	n.unseal()
	n.touch()
	full := n.Prefix() + name
	n.open = "<" + full + n.open[1+len(n.name):]
	if n.end != "" {
		n.end = "</" + full + ">"
	}
	n.name = full
}

// Text returns the characters right in an element, or those of a text.
func (n *Node) Text() string {
	if n.kind == text {
		return n.characters()
	}
	kids := n.Kids()
	if len(kids) == 1 && kids[0].kind == text {
		return kids[0].characters()
	}
	var b strings.Builder
	for _, kid := range kids {
		if kid.kind == text {
			b.WriteString(kid.characters())
		}
	}
	return b.String()
}

// SetText makes a text all that an element holds, without the characters that XML cannot hold.
func (n *Node) SetText(s string) {
	n.Clear()
	if s != "" {
		n.Append(NewText(s))
	}
}
