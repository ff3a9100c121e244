package edit

import (
	"slices"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// Replace puts lines in the place of some paragraphs, each line a paragraph in the formatting of its model. What is
// more than text stays: pictures, breaks, the end of a section, bookmarks. It reports whether there were pictures or
// the like.
func (s *Story) Replace(old []*Paragraph, lines []action.Paragraph, models Models) (kept bool) {
	first, last := old[0], old[len(old)-1]
	inPlace := -1 // of the line that goes into the last paragraph: that one cannot go
	switch {
	case len(lines) == 0:
		last = first
	case !isRemovable(s.element(last)):
		inPlace = len(lines) - 1
	}
	for i, line := range lines {
		if i == inPlace {
			s.set(last, line.Heading+line.Body)
			break
		}
		model := models.For(line)
		s.insert(s.format(model).paragraph(line, i == 0 && model == first), first)
	}
	for _, p := range old {
		el := s.element(p)
		kept = kept || hasNonText(el)
		if p == last && (inPlace >= 0 || len(lines) == 0) {
			if inPlace < 0 {
				s.clear(p)
			}
			continue
		}
		s.clear(p)
		if isRemovable(el) && p.container == first.container {
			s.remove(p)
		}
	}
	return kept
}

// insert puts a new paragraph before another.
func (s *Story) insert(paragraph *xmltree.Node, before *Paragraph) {
	el := s.changed(before)
	el.Up().Insert(el.Index(), paragraph)
}

// InsertAfter puts lines behind a paragraph, in the formatting of their models or, where there are none, of the
// paragraph as far as that is no heading's.
func (s *Story) InsertAfter(p *Paragraph, lines []action.Paragraph, models Models) {
	el := s.changed(p)
	at := el.Index()
	for _, line := range lines {
		model := models.For(line)
		if model == nil {
			model = p
		}
		paragraph := s.format(model).paragraph(line, false)
		if model == p {
			stripHeadingFormat(paragraph)
		}
		at++
		el.Up().Insert(at, paragraph)
	}
}

// stripHeadingFormat takes away what makes a paragraph a heading.
func stripHeadingFormat(paragraph *xmltree.Node) {
	properties := paragraph.Child("pPr")
	if properties != nil {
		if properties.Child("pStyle") != nil { // what the style is, only the program that shows it knows
			properties.Detach()
		}
		removeChildren(properties, "outlineLvl", "keepNext", "keepLines", "rPr")
		if jc := properties.Child("jc"); jc != nil && jc.Attr("val") == "center" {
			jc.Detach()
		}
	}
	for run := range paragraph.All("r") {
		removeChildren(run.Child("rPr"), "rStyle", "b", "bCs", "color")
	}
}

// anchors are the elements that stay when their paragraph goes: they mark places or pair with others elsewhere.
var anchors = []string{
	"bookmarkStart", "bookmarkEnd", "permStart", "permEnd",
	"moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
}

// remove takes a paragraph out; the anchors in it stay.
func (s *Story) remove(p *Paragraph) {
	el := s.changed(p)
	parent := el.Up()
	walk(el, func(e *xmltree.Node) bool {
		if slices.Contains(anchors, e.Name()) {
			parent.Insert(el.Index(), e)
		}
		return true
	})
	el.Detach()
}

// hasNonText reports whether a paragraph shows something that is not text.
func hasNonText(el *xmltree.Node) bool {
	return contains(el, func(e *xmltree.Node) bool {
		switch e.Name() {
		case "drawing", "pict", "object", "oMath", "altChunk":
			return true
		}
		return false
	})
}

// isRemovable reports whether a paragraph has nothing that outlasts its text.
func isRemovable(el *xmltree.Node) bool {
	fields := 0 // a field that begins or ends elsewhere would lose one end
	return !hasNonText(el) && !contains(el, func(e *xmltree.Node) bool {
		switch e.Name() {
		case "fldChar":
			switch e.Attr("fldCharType") {
			case "begin":
				fields++
			case "end":
				fields--
			}
			return fields < 0
		case "br":
			kind := e.Attr("type")
			return kind == "page" || kind == "column"
		case "sectPr", "sdt", "AlternateContent":
			return true
		}
		return false
	}) && fields == 0
}
