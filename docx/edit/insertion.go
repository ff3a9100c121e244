package edit

import (
	"slices"
	"strings"

	"nianbao/ooxml/xmltree"
)

// An insertionPoint is where in a paragraph a text goes, and how it looks there.
type insertionPoint struct {
	in     *xmltree.Node
	before *xmltree.Node // nil for the end
	format *xmltree.Node // run properties, nil for none
}

// insertionPoint returns where a text goes that replaces a paragraph's: where that begins, but out of links, fields and
// tracked changes, and into a content control.
func (s *Story) insertionPoint(p *Paragraph) insertionPoint {
	el := s.changed(p)
	n := p.beginning()
	if n == nil {
		return emptyInsertionPoint(el)
	}
	before := s.node(p, n).Ancestor("r")
	if before == nil {
		return emptyInsertionPoint(el)
	}
	format := before.Child("rPr")
	linked := n.prompt
	for {
		parent := before.Up()
		if parent == el || parent.Name() == "sdtContent" || parent.Up() == nil {
			break
		}
		linked = linked || parent.Name() == "hyperlink"
		before = parent
	}
	in := before.Up()
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

func (s *Story) node(p *Paragraph, n *textSpan) *xmltree.Node { return s.fragment(p).at[n.at] }

// emptyInsertionPoint returns where a text goes in a paragraph that has none: into its control or form field, else to
// its end.
func emptyInsertionPoint(el *xmltree.Node) insertionPoint {
	at := insertionPoint{in: el}
	walk(el, func(e *xmltree.Node) bool {
		switch e.Name() {
		case "r":
			if children := slices.Collect(e.Elements()); at.format == nil && len(children) == 1 &&
				children[0].Name() == "rPr" {
				at.format = children[0]
			}
		case "sdtContent":
			at.in, at.before = e, nil
		case "fldChar":
			if run := e.Ancestor("r"); e.Attr("fldCharType") == "end" && at.in == el && run != nil {
				at.in, at.before = run.Up(), run
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
func paragraphMarkFormat(el *xmltree.Node) *xmltree.Node {
	if properties := el.Child("pPr"); properties != nil {
		return properties.Child("rPr")
	}
	return nil
}

// controlFormat returns how a control says that its content looks, nil when it does not.
func controlFormat(content *xmltree.Node) *xmltree.Node {
	if content == nil || content.Name() != "sdtContent" || content.Up() == nil {
		return nil
	}
	if properties := content.Up().Child("sdtPr"); properties != nil {
		return properties.Child("rPr")
	}
	return nil
}

// tracked are the properties that say how a run, a paragraph or a mark was changed.
var tracked = []string{"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"}

// withoutHistory returns a copy of properties without their history, nil for nil.
func withoutHistory(properties *xmltree.Node) *xmltree.Node {
	if properties == nil {
		return nil
	}
	properties = properties.Copy()
	removeChildren(properties, tracked...)
	return properties
}

// removeChildren takes the children with some names out of properties, which may be nil.
func removeChildren(properties *xmltree.Node, tags ...string) {
	if properties == nil {
		return
	}
	properties.Remove(tags...)
}

// add puts a text into the insertion point.
func (at insertionPoint) add(text string) {
	run := newRun(at.in.Prefix(), at.format, text)
	if at.before != nil {
		at.before.InsertBefore(run)
		return
	}
	at.in.Append(run)
}

// newRun returns a run with a text. Its elements have a prefix, which includes its colon.
func newRun(prefix string, format *xmltree.Node, text string) *xmltree.Node {
	run := xmltree.New(prefix + "r")
	if format != nil {
		run.Append(format.Copy())
	}
	for i, part := range strings.Split(text, "\t") {
		if i > 0 {
			run.Append(xmltree.New(prefix + "tab"))
		}
		if part != "" {
			t := xmltree.New(prefix + "t")
			run.Append(t)
			setContent(t, part)
		}
	}
	return run
}

// setContent makes a text the only content of a w:t.
func setContent(t *xmltree.Node, text string) {
	text = xmltree.Printable(strings.ReplaceAll(text, "\r", ""))
	t.SetText(text)
	if strings.Trim(text, " \t\n\r") != text {
		t.SetAttr("xml:space", "preserve")
	}
}
