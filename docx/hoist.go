package docx

import (
	"slices"
	"strings"

	"nianbao/action"
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
func (c *compiler) hoistBlocks(p *element, s *actionSplitter) {
	outside, values, blocks := s.outside()
	ends := endsSection(p)
	switch {
	case blank(s.rest()):
		c.hoistParagraph(p, s.actions, ends)
	case ends || !blank(outside): // a section ends once, and always
	case values == 1 && blocks == 0:
		p.kind = repeatedPerLine
	case values == 0 && blocks > 0:
		p.kind = omittedIfEmpty
	}
}

// outside returns the text outside of blocks, how many values stand there, and how many blocks there are, -1 where one
// does not begin and end in the paragraph.
func (s *actionSplitter) outside() (text string, values, blocks int) {
	var b strings.Builder
	at, depth := 0, 0
	for i, cut := range s.cuts {
		if depth == 0 {
			b.WriteString(s.whole[at:max(at, cut.From)])
		}
		at = cut.To
		switch kind := s.actions[i].action.Kind; {
		case kind.Opens():
			depth++
			blocks++
		case (kind == action.End || kind == action.Else) && depth == 0:
			return "", 0, -1
		case kind == action.End:
			depth--
		case kind == action.Value && depth == 0:
			values++
		}
	}
	if depth > 0 {
		return "", 0, -1
	}
	b.WriteString(s.whole[at:])
	return b.String(), values, blocks
}

// rest returns what the text is without its actions; a value counts as text where it stands in a block.
func (s *actionSplitter) rest() string {
	var b strings.Builder
	at := 0
	for i, cut := range s.cuts {
		b.WriteString(s.whole[at:max(at, cut.From)]) // two that trim share the space between them
		if s.actions[i].action.Kind == action.Value {
			b.WriteByte('.')
		}
		at = cut.To
	}
	b.WriteString(s.whole[at:])
	return b.String()
}

func endsSection(p *element) bool {
	properties := p.child("pPr")
	return properties != nil && strings.Contains(properties.open, "sectPr")
}

// hoistParagraph puts actions in the place of their paragraph, with what marks a range from there. A section's end
// stays, outside of the block that begins or ends there.
func (c *compiler) hoistParagraph(p *element, actions []*element, ends bool) {
	var items []*element
	commented := strings.Contains(p.source(), "commentReference") // the comment is on the action
	collect(p, func(e *element) {
		switch e.tag {
		case "bookmarkStart", "bookmarkEnd", "permStart", "permEnd":
			items = append(items, e)
		case "commentRangeStart", "commentRangeEnd":
			if !commented {
				items = append(items, e)
			}
		case "":
			if e.action != nil {
				items = append(items, e)
			}
		}
	})
	for _, e := range actions {
		if properties := p.child("pPr"); properties != nil && !ends {
			e.action.paragraph = properties.source()
		}
		if len(actions) == 1 {
			e.action.source = p.source()
		}
	}
	if ends {
		left := &element{name: p.name, tag: p.tag, open: p.open, close: p.close, children: []*element{p.child("pPr")}}
		at := slices.IndexFunc(items, func(e *element) bool { return e.action != nil && e.action.Kind != action.End })
		if at < 0 {
			at = len(items)
		}
		items = slices.Insert(items, at, left)
	}
	p.replace(items...)
}

// collect calls visit with everything below an element, replacements instead of what they replace.
func collect(e *element, visit func(*element)) {
	for _, child := range withReplacements(e.children) {
		visit(child)
		collect(child, visit)
	}
}

// withReplacements returns elements with others in the place of those that are replaced.
func withReplacements(list []*element) []*element {
	if !slices.ContainsFunc(list, func(e *element) bool { return e.replaced }) {
		return list
	}
	var now []*element
	for _, e := range list {
		if e.replaced {
			now = append(now, withReplacements(e.replacement)...)
		} else {
			now = append(now, e)
		}
	}
	return now
}

// hoistRow takes a row whose cells hold nothing but actions, or the cells of another that do. Where an action's block
// ends in another cell of the row, cells are what it encloses; else rows are.
func (c *compiler) hoistRow(tr *element, cells []*element) {
	if !slices.ContainsFunc(cells, func(tc *element) bool { return slices.ContainsFunc(tc.children, isHoisted) }) {
		return
	}
	holds := make([][]*element, len(cells)) // what stands in a cell's place, nil where the cell has more than actions
	whole := true
	for i, tc := range cells {
		items, ok := actionsOnly(tc)
		whole = whole && ok
		if ok && slices.ContainsFunc(items, isAction) {
			holds[i] = items
		}
	}
	across, between := acrossCells(holds)
	if whole && !between {
		putFor(tr, slices.Concat(holds...))
		return
	}
	for i, items := range holds {
		if across[i] {
			putFor(cells[i], items)
		}
	}
}

// isHoisted reports whether actions stand in the place of a paragraph.
func isHoisted(p *element) bool { return p.replaced && slices.ContainsFunc(p.replacement, isAction) }

func isAction(e *element) bool { return e.action != nil }

// putFor puts actions in the place of a row or a cell.
func putFor(e *element, items []*element) {
	actions := 0
	for _, item := range items {
		if item.action != nil {
			actions++
		}
	}
	if first := slices.IndexFunc(items, isAction); first >= 0 {
		items[first].action.cell = e
		if actions == 1 {
			items[first].action.source = e.source()
		}
	}
	e.replace(items...)
}

// actionsOnly returns what stands in the place of a cell's paragraphs when the cell shows nothing, and whether it does.
func actionsOnly(tc *element) ([]*element, bool) {
	var items []*element
	for _, child := range withReplacements(tc.children) {
		switch {
		case child.action != nil,
			strings.HasPrefix(child.tag, "bookmark"),
			strings.HasPrefix(child.tag, "comment"),
			strings.HasPrefix(child.tag, "perm"):
			items = append(items, child)
		case child.name == "", child.tag == "tcPr":
		case child.tag == "p" && !visible(child):
		default:
			return nil, false
		}
	}
	return items, true
}

// acrossCells tells which cells of a row hold an action whose block begins or ends in another of them, and whether any
// such block has a cell between.
func acrossCells(holds [][]*element) (across []bool, between bool) {
	across = make([]bool, len(holds))
	var open []int // the cells of the actions whose blocks are open
	for i, items := range holds {
		for _, e := range items {
			switch {
			case e.action == nil:
			case e.action.Kind.Opens():
				open = append(open, i)
			case e.action.Kind == action.Else && len(open) > 0 && open[len(open)-1] != i:
				across[i] = true
			case e.action.Kind == action.End && len(open) > 0:
				from := open[len(open)-1]
				open = open[:len(open)-1]
				if from != i {
					across[from], across[i] = true, true
					between = between || slices.ContainsFunc(holds[from+1:i], isNil)
				}
			}
		}
	}
	return across, between
}

func isNil(items []*element) bool { return items == nil }
