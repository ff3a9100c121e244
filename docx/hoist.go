package docx

import (
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// paragraphKind says what care a paragraph needs when it is written.
type paragraphKind uint8

const (
	ordinary        paragraphKind = iota
	repeatedPerLine               // it is one value, and written for each of the value's lines
	omittedIfEmpty                // it is nothing but conditions, and goes with what they enclose
)

// hoistBlocks takes a paragraph that holds nothing but actions: block actions replace it, a lone value is repeated for
// each of its lines, and one whose blocks enclose all of it goes when nothing comes out of them.
func (c *compiler) hoistBlocks(p *xmltree.Node, s *actionSplitter) {
	shows, values, blocks := s.outside()
	ends := endsSection(p)
	switch {
	case s.isBlank():
		c.hoistParagraph(p, s.actions, ends)
	case ends || shows: // a section ends once, and always
	case values == 1 && blocks == 0:
		p.Data = repeatedPerLine
	case values == 0 && blocks > 0:
		p.Data = omittedIfEmpty
	}
}

// outside returns whether the text outside of blocks shows something, how many values stand there, and how many blocks
// there are, -1 where one does not begin and end in the paragraph.
func (s *actionSplitter) outside() (shows bool, values, blocks int) {
	at, depth := 0, 0
	for i, cut := range s.cuts {
		if depth == 0 {
			shows = shows || !blank(s.whole[at:max(at, cut.From)])
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
	return shows || !blank(s.whole[at:]), values, blocks
}

// isBlank reports whether the text shows nothing beside its actions; a value counts as text where it stands in a block.
func (s *actionSplitter) isBlank() bool {
	at := 0
	for i, cut := range s.cuts {
		// Two that trim share the space between them.
		if actionOf(s.actions[i]).Kind == action.Output || !blank(s.whole[at:max(at, cut.From)]) {
			return false
		}
		at = cut.To
	}
	return blank(s.whole[at:])
}

func endsSection(p *xmltree.Node) bool {
	properties := p.Child("pPr")
	return properties != nil && strings.Contains(properties.String(), "sectPr")
}

// hoistParagraph puts actions in the place of their paragraph, with what marks a range from there. A section's end
// stays, outside of the block that begins or ends there.
func (c *compiler) hoistParagraph(p *xmltree.Node, actions []*xmltree.Node, ends bool) {
	var items []*xmltree.Node
	commented := strings.Contains(p.String(), "commentReference") // the comment is on the action
	collect(p, func(e *xmltree.Node) {
		switch e.Name() {
		case "bookmarkStart", "bookmarkEnd", "permStart", "permEnd":
			items = append(items, e)
		case "commentRangeStart", "commentRangeEnd":
			if !commented {
				items = append(items, e)
			}
		case "":
			if isAction(e) {
				items = append(items, e)
			}
		}
	})
	for _, e := range actions {
		if properties := p.Child("pPr"); properties != nil && !ends {
			actionOf(e).paragraph = properties.String()
		}
		if len(actions) == 1 {
			actionOf(e).source = p.String()
		}
	}
	if ends {
		left := p.With(p.Child("pPr"))
		at := slices.IndexFunc(items, func(e *xmltree.Node) bool {
			return isAction(e) && actionOf(e).Kind != action.End
		})
		if at < 0 {
			at = len(items)
		}
		items = slices.Insert(items, at, left)
	}
	replace(p, items...)
}

// collect calls visit with everything below an element, replacements instead of what they replace.
func collect(e *xmltree.Node, visit func(*xmltree.Node)) {
	for _, child := range withReplacements(below(e)) {
		visit(child)
		collect(child, visit)
	}
}

// withReplacements returns elements with others in the place of those that are replaced.
func withReplacements(list []*xmltree.Node) []*xmltree.Node {
	if !slices.ContainsFunc(list, isReplaced) {
		return list
	}
	var now []*xmltree.Node
	for _, e := range list {
		if with, is := replaced(e); is {
			now = append(now, withReplacements(with)...)
		} else {
			now = append(now, e)
		}
	}
	return now
}

// hoistRow takes a row whose cells hold nothing but actions, and notes the cells of another that do: what these enclose
// is told once all blocks are known.
func (c *compiler) hoistRow(tr *xmltree.Node, cells []*xmltree.Node) {
	if !slices.ContainsFunc(cells, func(tc *xmltree.Node) bool { return slices.ContainsFunc(below(tc), isHoisted) }) {
		return
	}
	// What stands in a cell's place, nil where the cell has more than actions.
	holds := make([][]*xmltree.Node, len(cells))
	whole := true
	for i, tc := range cells {
		items, ok := actionsOnly(tc)
		whole = whole && ok
		if ok && slices.ContainsFunc(items, isAction) {
			holds[i] = items
		}
	}
	if whole && !haveBetween(holds) {
		putFor(tr, slices.Concat(holds...), tr.String())
		return
	}
	if c.alone == nil {
		c.alone = map[*xmltree.Node]string{}
	}
	for i, items := range holds {
		if items != nil {
			c.alone[cells[i]] = cells[i].String()
		}
	}
}

// isHoisted reports whether actions stand in the place of a paragraph.
func isHoisted(p *xmltree.Node) bool {
	with, _ := replaced(p)
	return slices.ContainsFunc(with, isAction)
}

// putFor puts actions in the place of a row or a cell, whose source is given.
func putFor(e *xmltree.Node, items []*xmltree.Node, source string) {
	actions := 0
	for _, item := range items {
		if a := actionOf(item); a != nil {
			a.source = "" // a paragraph cannot stand there
			actions++
		}
	}
	if first := slices.IndexFunc(items, isAction); first >= 0 {
		a := actionOf(items[first])
		a.cell = e
		if actions == 1 {
			a.source = source
		}
	}
	replace(e, items...)
}

// actionsOnly returns what stands in the place of a cell's paragraphs when the cell shows nothing, and whether it does.
func actionsOnly(tc *xmltree.Node) ([]*xmltree.Node, bool) {
	var items []*xmltree.Node
	for _, child := range withReplacements(below(tc)) {
		switch {
		case isAction(child),
			strings.HasPrefix(child.Name(), "bookmark"),
			strings.HasPrefix(child.Name(), "comment"),
			strings.HasPrefix(child.Name(), "perm"):
			items = append(items, child)
		case !child.IsElement(), child.Name() == "tcPr":
		case child.Name() == "p" && !visible(child):
		default:
			return nil, false
		}
	}
	return items, true
}

// haveBetween reports whether a block that begins in one of a row's cells and ends in another has a cell without actions
// between.
func haveBetween(holds [][]*xmltree.Node) bool {
	var open []int // the cells of the actions whose blocks are open
	for i, items := range holds {
		for _, e := range items {
			switch a := actionOf(e); {
			case a == nil:
			case a.Kind.Opens():
				open = append(open, i)
			case a.Kind == action.End && len(open) > 0:
				from := open[len(open)-1]
				open = open[:len(open)-1]
				if from != i && slices.ContainsFunc(holds[from+1:i], isNil) {
					return true
				}
			}
		}
	}
	return false
}

func isNil(items []*xmltree.Node) bool { return items == nil }
