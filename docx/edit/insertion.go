package edit

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"nianbao/docx/wml"
)

// A slot is where in a paragraph a text goes, and how it looks there.
type slot struct {
	in     *etree.Element
	before *etree.Element // nil for the end
	looks  *etree.Element // run properties, nil for none
}

// slot returns where a text goes that replaces a paragraph's: where that begins, but out of links, fields and tracked changes, and into a
// content control.
func (s *Story) slot(p *Paragraph) slot {
	el := s.changed(p)
	n := p.beginning()
	if n == nil {
		return vacant(el)
	}
	before := up(s.node(p, n), "r")
	if before == nil {
		return vacant(el)
	}
	looks := before.SelectElement("rPr")
	linked := n.prompt
	for parent := before.Parent(); parent != el && parent.Tag != "sdtContent" && parent.Parent() != nil; parent = before.Parent() {
		linked = linked || parent.Tag == "hyperlink"
		before = parent
	}
	in := before.Parent()
	if own := controlLooks(in); own != nil && n.prompt {
		return slot{in, before, clean(own)}
	}
	looks = clean(looks)
	if linked {
		drop(looks, "rStyle", "color", "u")
	}
	if n.raised {
		drop(looks, "vertAlign")
	}
	return slot{in, before, looks}
}

// beginning returns the snippet at which the passage's text begins, nil when it has none: what a control asks before what is written,
// blanks last.
func (p *Paragraph) beginning() *snippet {
	for _, fits := range []func(*snippet) bool{
		func(n *snippet) bool { return n.prompt },
		func(n *snippet) bool { return strings.TrimSpace(n.text) != "" && !n.raised },
		func(n *snippet) bool { return n.shell != p.shell },
		func(*snippet) bool { return true },
	} {
		for i := range p.snippets {
			if n := &p.snippets[i]; n.at != nowhere && fits(n) {
				return n
			}
		}
	}
	return nil
}

// node returns a snippet's element.
func (s *Story) node(p *Paragraph, n *snippet) *etree.Element { return s.fragment(p).at[n.at] }

// vacant returns where a text goes in a paragraph that has none: into its control or form field, else to its end.
func vacant(el *etree.Element) slot {
	at := slot{in: el}
	elements(el, func(e *etree.Element) bool {
		switch e.Tag {
		case "r":
			if children := e.ChildElements(); at.looks == nil && len(children) == 1 && children[0].Tag == "rPr" {
				at.looks = children[0]
			}
		case "sdtContent":
			at.in, at.before = e, nil
		case "fldChar":
			if run := up(e, "r"); e.SelectAttrValue("fldCharType", "") == "end" && at.in == el && run != nil {
				at.in, at.before = run.Parent(), run
			}
		}
		return true
	})
	if at.looks == nil {
		at.looks = markLooks(el)
	}
	at.looks = clean(at.looks)
	drop(at.looks, "vanish", "vertAlign")
	return at
}

// markLooks returns the properties of a paragraph's mark, nil for none.
func markLooks(el *etree.Element) *etree.Element {
	if properties := el.SelectElement("pPr"); properties != nil {
		return properties.SelectElement("rPr")
	}
	return nil
}

// controlLooks returns how a control says that its content looks, nil when it does not.
func controlLooks(content *etree.Element) *etree.Element {
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

// clean returns a copy of properties without their history, nil for nil.
func clean(properties *etree.Element) *etree.Element {
	if properties == nil {
		return nil
	}
	properties = properties.Copy()
	drop(properties, tracked...)
	return properties
}

// drop takes the children with some names out of properties, which may be nil.
func drop(properties *etree.Element, tags ...string) {
	if properties == nil {
		return
	}
	for _, child := range properties.ChildElements() {
		if slices.Contains(tags, child.Tag) {
			properties.RemoveChild(child)
		}
	}
}

// add puts a text into the slot.
func (at slot) add(text string) {
	run := newRun(at.in.Space, at.looks, text)
	if at.before != nil {
		at.in.InsertChildAt(at.before.Index(), run)
		return
	}
	at.in.AddChild(run)
}

// newRun returns a run with a text. Its elements have the prefix space.
func newRun(space string, looks *etree.Element, text string) *etree.Element {
	run := etree.NewElement("r")
	run.Space = space
	if looks != nil {
		run.AddChild(looks.Copy())
	}
	for i, part := range strings.Split(text, "\t") {
		if i > 0 {
			run.CreateElement("tab").Space = space
		}
		if part != "" {
			t := run.CreateElement("t")
			t.Space = space
			fill(t, part)
		}
	}
	return run
}

// fill makes a text the only content of a w:t, without the characters that XML cannot hold.
func fill(t *etree.Element, text string) {
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
