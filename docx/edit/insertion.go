package edit

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"nianbao/docx/wml"
)

// An insertionPoint is where in a paragraph a text goes, and how it looks there.
type insertionPoint struct {
	in     *etree.Element
	before *etree.Element // nil for the end
	format *etree.Element // run properties, nil for none
}

// insertionPoint returns where a text goes that replaces a paragraph's: where that begins, but out of links, fields and
// tracked changes, and into a content control.
func (s *Story) insertionPoint(p *Paragraph) insertionPoint {
	el := s.changed(p)
	n := p.beginning()
	if n == nil {
		return emptyInsertionPoint(el)
	}
	before := ancestor(s.node(p, n), "r")
	if before == nil {
		return emptyInsertionPoint(el)
	}
	format := before.SelectElement("rPr")
	linked := n.prompt
	for {
		parent := before.Parent()
		if parent == el || parent.Tag == "sdtContent" || parent.Parent() == nil {
			break
		}
		linked = linked || parent.Tag == "hyperlink"
		before = parent
	}
	in := before.Parent()
	if own := controlFormat(in); own != nil && n.prompt {
		return insertionPoint{in, before, withoutHistory(own)}
	}
	format = withoutHistory(format)
	if linked {
		removeChildren(format, "rStyle", "color", "u")
	}
	if n.raised {
		removeChildren(format, "vertAlign")
	}
	return insertionPoint{in, before, format}
}

// beginning returns the span at which the paragraph's text begins, nil when it has none: what a control asks before
// what is written, blanks last.
func (p *Paragraph) beginning() *textSpan {
	for _, fits := range []func(*textSpan) bool{
		func(n *textSpan) bool { return n.prompt },
		func(n *textSpan) bool { return strings.TrimSpace(n.text) != "" && !n.raised },
		func(n *textSpan) bool { return n.wrapper != p.wrapper },
		func(*textSpan) bool { return true },
	} {
		for i := range p.spans {
			if n := &p.spans[i]; n.at != noElement && fits(n) {
				return n
			}
		}
	}
	return nil
}

func (s *Story) node(p *Paragraph, n *textSpan) *etree.Element { return s.fragment(p).at[n.at] }

// emptyInsertionPoint returns where a text goes in a paragraph that has none: into its control or form field, else to
// its end.
func emptyInsertionPoint(el *etree.Element) insertionPoint {
	at := insertionPoint{in: el}
	walk(el, func(e *etree.Element) bool {
		switch e.Tag {
		case "r":
			if children := e.ChildElements(); at.format == nil && len(children) == 1 && children[0].Tag == "rPr" {
				at.format = children[0]
			}
		case "sdtContent":
			at.in, at.before = e, nil
		case "fldChar":
			if run := ancestor(e, "r"); e.SelectAttrValue("fldCharType", "") == "end" && at.in == el && run != nil {
				at.in, at.before = run.Parent(), run
			}
		}
		return true
	})
	if at.format == nil {
		at.format = paragraphMarkFormat(el)
	}
	at.format = withoutHistory(at.format)
	removeChildren(at.format, "vanish", "vertAlign")
	return at
}

// paragraphMarkFormat returns the properties of a paragraph's mark, nil for none.
func paragraphMarkFormat(el *etree.Element) *etree.Element {
	if properties := el.SelectElement("pPr"); properties != nil {
		return properties.SelectElement("rPr")
	}
	return nil
}

// controlFormat returns how a control says that its content looks, nil when it does not.
func controlFormat(content *etree.Element) *etree.Element {
	if content == nil || content.Tag != "sdtContent" || content.Parent() == nil {
		return nil
	}
	if properties := content.Parent().SelectElement("sdtPr"); properties != nil {
		return properties.SelectElement("rPr")
	}
	return nil
}

// tracked are the properties that say how a run, a paragraph or a mark was changed.
var tracked = []string{"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"}

// withoutHistory returns a copy of properties without their history, nil for nil.
func withoutHistory(properties *etree.Element) *etree.Element {
	if properties == nil {
		return nil
	}
	properties = properties.Copy()
	removeChildren(properties, tracked...)
	return properties
}

// removeChildren takes the children with some names out of properties, which may be nil.
func removeChildren(properties *etree.Element, tags ...string) {
	if properties == nil {
		return
	}
	for _, child := range properties.ChildElements() {
		if slices.Contains(tags, child.Tag) {
			properties.RemoveChild(child)
		}
	}
}

// add puts a text into the insertion point.
func (at insertionPoint) add(text string) {
	run := newRun(at.in.Space, at.format, text)
	if at.before != nil {
		at.in.InsertChildAt(at.before.Index(), run)
		return
	}
	at.in.AddChild(run)
}

// newRun returns a run with a text. Its elements have the prefix space.
func newRun(space string, format *etree.Element, text string) *etree.Element {
	run := etree.NewElement("r")
	run.Space = space
	if format != nil {
		run.AddChild(format.Copy())
	}
	for i, part := range strings.Split(text, "\t") {
		if i > 0 {
			run.CreateElement("tab").Space = space
		}
		if part != "" {
			t := run.CreateElement("t")
			t.Space = space
			setContent(t, part)
		}
	}
	return run
}

// setContent makes a text the only content of a w:t, without the characters that XML cannot hold.
func setContent(t *etree.Element, text string) {
	text = strings.Map(func(r rune) rune {
		if wml.Forbidden(r) {
			return -1
		}
		return r
	}, text)
	t.Child = nil
	t.CreateText(text)
	if strings.Trim(text, " \t\n\r") != text {
		t.CreateAttr("xml:space", "preserve")
	}
}
