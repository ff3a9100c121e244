package block

import (
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// Hoist puts actions in the place of their paragraph, with what marks a range from there. A section's end
// stays, outside of the block that begins or ends there.
func Hoist(p *xmltree.Node, actions []*xmltree.Node, ends bool) {
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
			Of(e).Paragraph = properties.String()
		}
		if len(actions) == 1 {
			Of(e).Alone = p.String()
		}
	}
	if ends {
		left := p.With(p.Child("pPr"))
		at := slices.IndexFunc(items, func(e *xmltree.Node) bool {
			return isAction(e) && Of(e).Kind != action.End
		})
		if at < 0 {
			at = len(items)
		}
		items = slices.Insert(items, at, left)
	}
	Replace(p, items...)
}

// collect calls visit with everything below an element, replacements instead of what they replace.
func collect(e *xmltree.Node, visit func(*xmltree.Node)) {
	for _, child := range Placed(Below(e)) {
		visit(child)
		collect(child, visit)
	}
}

// Row takes a row whose cells hold nothing but actions, and notes the cells of another that do: what these enclose
// is told once all blocks are known.
func (c *Placer) Row(tr *xmltree.Node, cells []*xmltree.Node) {
	if !slices.ContainsFunc(cells, func(tc *xmltree.Node) bool { return slices.ContainsFunc(Below(tc), isHoisted) }) {
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
	with, _ := p.Data.(replacement)
	return slices.ContainsFunc(with, isAction)
}

// putFor puts actions in the place of a row or a cell, whose source is given.
func putFor(e *xmltree.Node, items []*xmltree.Node, source string) {
	actions := 0
	for _, item := range items {
		if a := Of(item); a != nil {
			a.Alone = "" // a paragraph cannot stand there
			actions++
		}
	}
	if first := slices.IndexFunc(items, isAction); first >= 0 {
		a := Of(items[first])
		a.Cell = e
		if actions == 1 {
			a.Alone = source
		}
	}
	Replace(e, items...)
}

// actionsOnly returns what stands in the place of a cell's paragraphs when the cell shows nothing, and whether it does.
func actionsOnly(tc *xmltree.Node) ([]*xmltree.Node, bool) {
	var items []*xmltree.Node
	for _, child := range Placed(Below(tc)) {
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

// haveBetween reports whether a block that begins in one of a row's cells and ends in another has a cell without
// actions between.
func haveBetween(holds [][]*xmltree.Node) bool {
	var open []int // the cells of the actions whose blocks are open
	for i, items := range holds {
		for _, e := range items {
			switch a := Of(e); {
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
