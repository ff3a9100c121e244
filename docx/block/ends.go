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
// because of which that is to be.
func (c *Placer) alignText(block []*xmltree.Node, stuck *xmltree.Node) {
	ends := len(block) - 1
	if Of(block[0]).Kind != action.Range {
		into(block[0], true)
		into(block[ends], false)
	}
	around := block[0].Up().Up()
	for _, e := range block {
		if p := e.Up(); p.Name() != "p" || p.Up() != around {
			c.refuseBlock(block, stuck)
			return
		}
	}
	from, to := block[0].Up().Index(), block[ends].Up().Index()
	for _, kid := range around.Kids()[from+1 : to+1] {
		if kid.Name() == "p" && EndsSection(kid) {
			c.refuse(Of(block[0]), "从一段中间开始或在一段中间结束，而里面有分节符：请把它和 {{end}} 各自独占一段")
			return
		}
	}
}

// into moves an action that stands for a paragraph of its own to the start of the next, or to the end of the one before.
func into(e *xmltree.Node, next bool) {
	siblings, at := e.Up().Kids(), e.Index()
	switch {
	case e.Up().Name() == "p":
	case next && at+1 < len(siblings) && siblings[at+1].Name() == "p":
		p := siblings[at+1]
		e.Detach()
		p.Data = nil
		at = 0
		if p.Child("pPr") != nil {
			at = p.Child("pPr").Index() + 1
		}
		p.Insert(at, e)
	case !next && at > 0 && siblings[at-1].Name() == "p":
		p := siblings[at-1]
		e.Detach()
		p.Data = nil
		p.Append(e)
	}
}

// moveTo takes an action out of what it is in and puts it before or behind that, in the right order with others that
// came from there.
func moveTo(e, x *xmltree.Node, before bool) {
	if x == e {
		return
	}
	if p := e.Ancestor("p"); p != nil && KindOf(p) == OmittedIfEmpty {
		p.Data = nil // its block encloses more than it
	}
	Of(e).Alone = "" // which cannot stand where it goes
	others := slices.DeleteFunc(slices.Clone(e.Up().Kids()), func(c *xmltree.Node) bool { return c == e })
	e.Up().SetKids(others...)
	siblings, number := x.Up().Kids(), Of(e).Number
	at := slices.Index(siblings, x)
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
	x.Up().SetKids(slices.Insert(slices.Clone(siblings), at, e)...)
}
