package docx

import "github.com/beevik/etree"

// pair matches the block actions and refuses those that do not pair or that enclose half of a paragraph, cell or row.
func (m *marker) pair() {
	var open []*action
	for _, a := range m.inOrder() {
		switch a.kind {
		case opens, lines:
			open = append(open, a)
		case middle, closes, done:
			if len(open) == 0 {
				m.refuse(a.place, a.source, "没有与它配对的 {{if}} 或 {{range}}")
				continue
			}
			opener := open[len(open)-1]
			if a.mark.Parent() != opener.mark.Parent() {
				m.refuse(a.place, a.source, "与"+opener.place+"的 {{"+opener.source+"}} 不在同一层：两者要么在同一段文字里，要么各自独占一段或一行")
			}
			if a.kind != middle {
				open = open[:len(open)-1]
			}
		}
	}
	for _, a := range open {
		m.refuse(a.place, a.source, "没有与它配对的 {{end}}")
	}
}

// inOrder returns the actions in the order in which they will be written.
func (m *marker) inOrder() []*action {
	byMark := make(map[*etree.Element]*action, len(m.actions))
	for _, a := range m.actions {
		byMark[a.mark] = a
	}
	if len(m.actions) == 0 {
		return nil
	}
	root := m.actions[0].mark
	for root.Parent() != nil {
		root = root.Parent()
	}
	ordered := make([]*action, 0, len(m.actions))
	var walk func(e *etree.Element)
	walk = func(e *etree.Element) {
		for _, child := range e.Child {
			if c, ok := child.(*etree.Element); ok {
				if a := byMark[c]; a != nil {
					ordered = append(ordered, a)
				}
				walk(c)
			}
		}
	}
	walk(root)
	return ordered
}
