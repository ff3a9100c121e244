package xmltree

import "slices"

// InsertInOrder puts a child where an order of names has it: behind all that come before it. What the order does not
// know stays with its left neighbour.
func (n *Node) InsertInOrder(kid *Node, order []string) {
	rank, at := slices.Index(order, kid.Name()), 0
	for i, other := range n.Kids() {
		if r := other.rank(order); r >= 0 && r <= rank {
			at = i + 1
		}
	}
	n.Insert(at, kid)
}

// rank returns an element's index in an order, -1 where it has none. Alternative content stands where that stands
// which it holds (ECMA-376 part 3).
func (n *Node) rank(order []string) int {
	if n.Name() != "AlternateContent" {
		return slices.Index(order, n.Name())
	}
	for choice := range n.Elements() {
		for kid := range choice.Elements() {
			if r := slices.Index(order, kid.Name()); r >= 0 {
				return r
			}
		}
	}
	return -1
}
