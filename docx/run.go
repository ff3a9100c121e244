package docx

import (
	"github.com/beevik/etree"
)

// An atom is a piece of a paragraph's text in one child of a run.
type atom struct {
	run  *etree.Element
	node *etree.Element // w:t, w:tab, w:br
	text string
	from int // where its text begins in the paragraph's
}

// atoms lists the paragraph's text. Paragraphs inside it (in text boxes) are marked on their own.
func (m *marker) atoms(e *etree.Element, at *place, found []atom) []atom {
	for _, child := range e.ChildElements() {
		switch child.Tag {
		case "r":
			found = m.runAtoms(child, at, found)
		case "pPr", "rPr", "del", "moveFrom":
		case "p":
			m.paragraph(child, at)
		default:
			found = m.atoms(child, at, found)
		}
	}
	return found
}

func (m *marker) runAtoms(run *etree.Element, at *place, found []atom) []atom {
	for _, node := range run.ChildElements() {
		switch node.Tag {
		case "t":
			found = append(found, atom{run: run, node: node, text: node.Text()})
		case "tab":
			found = append(found, atom{run: run, node: node, text: "\t"})
		case "br", "cr":
			text := "\n"
			if kind := node.SelectAttrValue("w:type", ""); kind == "page" || kind == "column" {
				text = object // it must stay
			}
			found = append(found, atom{run: run, node: node, text: text})
		case "rPr", "instrText", "delText", "lastRenderedPageBreak", "softHyphen", "commentReference", "annotationRef":
		default:
			found = append(found, atom{run: run, node: node, text: object})
			m.story(node, at)
		}
	}
	return found
}

// hasObject reports whether the paragraph shows something that is not text.
func hasObject(p *etree.Element) bool {
	return within(p, func(e *etree.Element) bool {
		switch e.Tag {
		case "drawing", "pict", "object", "sym", "fldChar", "AlternateContent":
			return true
		}
		return false
	})
}

// within reports whether the test holds for an element below e. It walks by hand: etree's paths cost more than all the rest of a filling.
func within(e *etree.Element, test func(*etree.Element) bool) bool {
	for _, token := range e.Child {
		if child, ok := token.(*etree.Element); ok && (test(child) || within(child, test)) {
			return true
		}
	}
	return false
}

// cutRuns takes the actions' text out of the runs and puts each marking element in its place: a value in a run of its own with the
// formatting of the run in which it begins, any other action between two runs.
func (m *marker) cutRuns(atoms []atom, spans []span, marks []*action) {
	for i := len(atoms) - 1; i >= 0; i-- {
		a := &atoms[i]
		if a.node.Tag != "t" {
			if covered(a.from, a.from+len(a.text), spans) {
				a.run.RemoveChild(a.node)
			}
			continue
		}
		// From the last action that touches this atom to the first, so that what stands before keeps its offsets.
		for s := len(spans) - 1; s >= 0; s-- {
			from, to := max(spans[s].from-a.from, 0), min(spans[s].to-a.from, len(a.text))
			if from >= to {
				continue
			}
			rest := a.text[to:]
			a.text = a.text[:from]
			if spans[s].from >= a.from {
				m.split(a, rest, marks[s])
			} else if rest == "" {
				a.run.RemoveChild(a.node)
			} else {
				setText(a.node, rest)
			}
		}
	}
	for i := range atoms {
		if len(atoms[i].run.ChildElements()) == 0 || onlyProperties(atoms[i].run) {
			if parent := atoms[i].run.Parent(); parent != nil {
				parent.RemoveChild(atoms[i].run)
			}
		}
	}
}

func covered(from, to int, spans []span) bool {
	for _, s := range spans {
		if from >= s.from && to <= s.to {
			return true
		}
	}
	return false
}

func onlyProperties(run *etree.Element) bool {
	for _, child := range run.ChildElements() {
		if child.Tag != "rPr" {
			return false
		}
	}
	return true
}

// split divides the atom's run behind the atom's text: the run keeps what stands before, a new run takes rest and what follows, and the
// action stands between.
func (m *marker) split(a *atom, rest string, act *action) {
	run, parent := a.run, a.run.Parent()
	after := sibling(run)
	if rest != "" {
		t := a.node.Copy()
		setText(t, rest)
		after.AddChild(t)
	}
	for _, follower := range append([]etree.Token(nil), run.Child[a.node.Index()+1:]...) {
		after.AddChild(follower)
	}
	at := run.Index() + 1
	if !onlyProperties(after) {
		parent.InsertChildAt(at, after)
	}
	if act.kind == value {
		holder := sibling(run)
		t := holder.CreateElement("t")
		t.Space = a.node.Space
		t.CreateAttr("xml:space", "preserve")
		t.AddChild(act.mark)
		act.prefix = prefixOf(a.node)
		parent.InsertChildAt(at, holder)
	} else {
		parent.InsertChildAt(at, act.mark)
	}
	if a.text == "" {
		run.RemoveChild(a.node)
		a.node = etree.NewElement("t") // nothing of the atom is left to write to
	} else {
		setText(a.node, a.text)
	}
}

// sibling returns an empty run with the formatting of another.
func sibling(run *etree.Element) *etree.Element {
	s := etree.NewElement(run.Tag)
	s.Space = run.Space
	s.Attr = append([]etree.Attr(nil), run.Attr...)
	if rPr := run.SelectElement("rPr"); rPr != nil {
		s.AddChild(rPr.Copy())
	}
	return s
}

// prefixOf returns the prefix of an element's name with its colon.
func prefixOf(e *etree.Element) string {
	if e.Space == "" {
		return ""
	}
	return e.Space + ":"
}

func setText(t *etree.Element, text string) {
	t.SetText(text)
	t.RemoveAttr("xml:space")
	t.CreateAttr("xml:space", "preserve")
}
