package block

import (
	"slices"

	"nianbao/ooxml/xmltree"
)

// dividesLast reports whether a block has an else, and each stands within the last of its cells and not at a border of
// that: what is behind it is in place of what the cell holds, and the other cells are blank then.
func (p *placement) dividesLast(block []*xmltree.Node) bool {
	ends := len(block) - 1
	return ends > 1 && !slices.ContainsFunc(block[1:ends], func(e *xmltree.Node) bool {
		return cellAround(e) != p.last || !canDivide(p.last, e) || p.first != p.last && onEdge(p.last, e, false)
	})
}

// divideRow puts the actions of a block around a row, and behind each else a row like it that is blank but for the last
// of the block's cells.
func (p *placement) divideRow(block []*xmltree.Node, from, to *xmltree.Node) {
	ends, last := len(block)-1, p.last
	for _, e := range block[1:ends] {
		tail := divide(last, e)
		tr := xmltree.New(p.rows[p.Row].Prefix() + "tr")
		for _, properties := range []string{"tblPrEx", "trPr"} {
			if own := p.rows[p.Row].Child(properties); own != nil {
				tr.Append(own.Copy())
			}
		}
		tr.Append(branchOf(p.cells[p.Row], p.last, tail)...)
		Of(e).Alone = ""
		at := put(e, to, false)
		at.Up().Insert(at.Index()+1, tr)
		last, to = tail, tr
	}
	moveTo(block[0], from, true)
	moveTo(block[ends], to, false)
	leaveParagraph(p.first, Of(block[0]))
	leaveParagraph(last, Of(block[ends]))
}

// canDivide reports whether a cell can be divided at an action: that stands in a paragraph of it, or for one.
func canDivide(tc, e *xmltree.Node) bool {
	return e.Up() == tc || e.Up().Name() == "p" && e.Up().Up() == tc
}

// divide takes an action out of a cell, with all that is behind it, and returns a cell like it that holds this.
func divide(tc, e *xmltree.Node) *xmltree.Node {
	tail := cellLike(tc)
	at := e
	if p := e.Up(); p != tc {
		p.Data = nil
		half := paragraphLike(p)
		half.Append(p.Kids()[e.Index()+1:]...)
		tail.Append(half)
		at = p
	}
	tail.Append(tc.Kids()[at.Index()+1:]...)
	e.Detach()
	return tail
}

// branchOf returns cells like others that hold nothing, but one of them, in whose place its tail is.
func branchOf(cells []*xmltree.Node, divided, tail *xmltree.Node) (copies []*xmltree.Node) {
	for _, tc := range cells {
		if tc == divided {
			copies = append(copies, tail)
			continue
		}
		blank := cellLike(tc)
		if p := tc.Child("p"); p != nil {
			blank.Append(paragraphLike(p))
		} else {
			blank.Append(xmltree.New(tc.Prefix() + "p"))
		}
		copies = append(copies, blank)
	}
	return copies
}

// cellLike returns a cell with the properties of another, and nothing in it.
func cellLike(like *xmltree.Node) *xmltree.Node {
	tc := xmltree.New(like.Prefix() + "tc")
	if properties := like.Child("tcPr"); properties != nil {
		tc.Append(properties.Copy())
	}
	return tc
}

// takeOut takes an action out of where it stands.
func takeOut(e *xmltree.Node) {
	loosen(e)
	e.Detach()
}

// loosen prepares for an action to leave what it stands in.
func loosen(e *xmltree.Node) {
	if p := e.Ancestor("p"); p != nil && KindOf(p) == OmittedIfEmpty {
		p.Data = nil // its block encloses more than it
	}
	Of(e).Alone = "" // which cannot stand where it goes
}

// put puts another node of an action before or behind a cell and returns it.
func put(e, x *xmltree.Node, before bool) *xmltree.Node {
	n := xmltree.Source("")
	n.Data = e.Data
	x.Up().Append(n)
	moveTo(n, x, before)
	return n
}
