package block

import (
	"slices"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// alignEnds brings the actions of a block to one level: each goes before what it is the first of, or behind what it is
// the last of. {{range 行们}}{{.名}} in a row's first cell and {{.数}}{{end}} in the last of the next enclose the two
// rows, and 共{{range 行们}} at the end of a paragraph encloses those that follow. A block that begins or ends in the
// midst of a paragraph encloses the text from there on, with the ends of the paragraphs in it.
func (c *Placer) alignEnds(block []*xmltree.Node) {
	common := commonParent(block)
	if common == nil {
		return
	}
	sides, before := make([]*xmltree.Node, len(block)), make([]bool, len(block))
	for i, e := range block {
		x := childOf(common, e)
		first, last := x == e || onEdge(x, e, false), x == e || onEdge(x, e, true)
		if !canLeave(x, e) {
			c.refuseBlock(block, e)
			return
		}
		sides[i], before[i] = x, first && i < len(block)-1 || !last
		outward := first && i == 0 || last && i == len(block)-1 || 0 < i && i < len(block)-1 && (first || last)
		if !outward && (!first && !last || x.Name() == "tr" || x.Name() == "tc") {
			c.alignText(block, e)
			return
		}
	}
	for i, e := range block {
		moveTo(e, sides[i], before[i])
	}
}

// alignText leaves the actions of a block in their paragraphs, if between them there is nothing but text and whole
// blocks: what is written then ends paragraphs and begins others, as many as it began and ended. stuck is the action
// because of which that is to be. One that stood alone in its paragraph takes it with it, unless something comes to
// stand in it: each time then begins, or ends, a paragraph of its own.
func (c *Placer) alignText(block []*xmltree.Node, stuck *xmltree.Node) {
	around := stuck.Up().Up()
	for i, e := range block {
		switch up := e.Up(); {
		case stuck.Up().Name() != "p", up != around && (up.Name() != "p" || up.Up() != around):
			c.refuseBlock(block, stuck)
			return
		case i > 0 && up != around && EndsSection(up):
			c.refuse(Of(block[0]), "从一段中间开始或在一段中间结束，而里面有分节符：请把它和 {{end}} 各自独占一段")
			return
		}
	}
	for i, e := range block {
		if e.Up() == around {
			bed(e, likeness(block, i, around))
		} else if !onEdge(e.Up(), e, true) {
			continue
		}
		behind := xmltree.Source("")
		behind.Data = EmptyGoes
		around.Insert(e.Up().Index()+1, behind)
	}
}

// likeness returns the paragraph whose text comes to stand in that of an action which stood alone: the loop's own when
// it begins anew, else what is behind the block or its next branch.
func likeness(block []*xmltree.Node, i int, around *xmltree.Node) *xmltree.Node {
	order := slices.Concat(block[i+1:], block[:i])
	if i == len(block)-1 || i > 0 && Of(block[0]).Kind == action.Range {
		order = block
	}
	for _, e := range order {
		if e.Up() != around {
			return e.Up()
		}
	}
	return nil
}

// bed puts an action into a paragraph with the properties of another.
func bed(e, like *xmltree.Node) {
	p := paragraphLike(like)
	e.InsertBefore(p)
	p.Append(e)
	Of(e).Alone = "" // a paragraph cannot stand in one
}

// paragraphLike returns an empty paragraph with the properties of another.
func paragraphLike(like *xmltree.Node) *xmltree.Node {
	p := xmltree.New(like.Prefix() + "p")
	if properties := like.Child("pPr"); properties != nil {
		properties = properties.Copy()
		properties.Remove("sectPr", "pPrChange")
		p.Append(properties)
	}
	return p
}

// moveTo takes an action out of what it is in and puts it before or behind that, in the right order with others that
// came from there.
func moveTo(e, x *xmltree.Node, before bool) {
	if x == e {
		return
	}
	loosen(e)
	if up := e.Up(); len(up.Kids()) > 1 {
		e.Detach()
	} else {
		up.SetKids() // with its end tag: a cell is then given a paragraph
	}
	around, number := x.Up(), Of(e).Number
	siblings, at := around.Kids(), x.Index()
	if before {
		for at > 0 && isAction(siblings[at-1]) && Of(siblings[at-1]).Number > number {
			at--
		}
	} else {
		at++
		for at < len(siblings) && isAction(siblings[at]) && Of(siblings[at]).Number < number {
			at++
		}
	}
	around.Insert(at, e)
}
