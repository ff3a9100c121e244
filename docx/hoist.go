package docx

import (
	"nianbao/action"
	"nianbao/docx/block"
	"nianbao/ooxml/xmltree"
)

// applyReplacements puts every element in the place that it is to have, and the actions in their order.
func (c *compiler) applyReplacements(root *xmltree.Node) {
	c.part.actions = c.part.actions[:0]
	var walk func(e *xmltree.Node)
	walk = func(e *xmltree.Node) {
		if e.IsSealed() {
			return
		}
		e.SetKids(block.Placed(e.Kids())...)
		for _, child := range e.Kids() {
			if a := actionOf(child); a != nil {
				a.Number = len(c.part.actions)
				c.part.actions = append(c.part.actions, a)
			}
			walk(child)
		}
	}
	walk(root)
}

// hoistBlocks takes a paragraph that holds nothing but actions: block actions replace it, a lone value is repeated for
// each of its lines, and one whose blocks enclose all of it goes when nothing comes out of them.
func (c *compiler) hoistBlocks(p *xmltree.Node, s *actionSplitter) {
	shows, values, blocks := s.outside()
	ends := block.EndsSection(p)
	switch {
	case s.isBlank():
		block.Hoist(p, s.actions, ends)
	case ends || shows: // a section ends once, and always
	case values == 1 && blocks == 0:
		p.Data = block.RepeatedPerLine
	case values == 0 && blocks > 0:
		p.Data = block.OmittedIfEmpty
	}
}

// outside returns whether the text outside of blocks shows something, how many values stand there, and how many blocks
// there are, -1 where one does not begin and end in the paragraph.
func (s *actionSplitter) outside() (shows bool, values, blocks int) {
	at, depth := 0, 0
	for i, cut := range s.cuts {
		if depth == 0 {
			shows = shows || !block.Blank(s.whole[at:max(at, cut.From)])
		}
		at = cut.To
		switch kind := actionOf(s.actions[i]).Kind; {
		case kind.Opens():
			depth++
			blocks++
		case (kind == action.End || kind == action.Else) && depth == 0:
			return false, 0, -1
		case kind == action.End:
			depth--
		case kind == action.Output && depth == 0:
			values++
		}
	}
	if depth > 0 {
		return false, 0, -1
	}
	return shows || !block.Blank(s.whole[at:]), values, blocks
}

// isBlank reports whether the text shows nothing beside its actions; a value counts as text where it stands in a block.
func (s *actionSplitter) isBlank() bool {
	at := 0
	for i, cut := range s.cuts {
		// Two that trim share the space between them.
		if actionOf(s.actions[i]).Kind == action.Output || !block.Blank(s.whole[at:max(at, cut.From)]) {
			return false
		}
		at = cut.To
	}
	return block.Blank(s.whole[at:])
}
