package edit

import (
	"slices"

	"github.com/beevik/etree"

	"nianbao/action"
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
func (s *Story) insert(paragraph *etree.Element, before *Paragraph) {
	el := s.changed(before)
	el.Parent().InsertChildAt(el.Index(), paragraph)
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
		el.Parent().InsertChildAt(at, paragraph)
	}
}

// stripHeadingFormat takes away what makes a paragraph a heading.
func stripHeadingFormat(paragraph *etree.Element) {
	properties := paragraph.SelectElement("pPr")
	if properties != nil {
		if properties.SelectElement("pStyle") != nil { // what the style is, only the program that shows it knows
			paragraph.RemoveChild(properties)
		}
		removeChildren(properties, "outlineLvl", "keepNext", "keepLines", "rPr")
		if jc := properties.SelectElement("jc"); jc != nil && jc.SelectAttrValue("val", "") == "center" {
			properties.RemoveChild(jc)
		}
	}
	for _, run := range paragraph.SelectElements("r") {
		removeChildren(run.SelectElement("rPr"), "rStyle", "b", "bCs", "color")
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
	parent := el.Parent()
	walk(el, func(e *etree.Element) bool {
		if slices.Contains(anchors, e.Tag) {
			parent.InsertChildAt(el.Index(), e)
		}
		return true
	})
	parent.RemoveChild(el)
}

// hasNonText reports whether a paragraph shows something that is not text.
func hasNonText(el *etree.Element) bool {
	return contains(el, func(e *etree.Element) bool {
		switch e.Tag {
		case "drawing", "pict", "object", "oMath", "altChunk":
			return true
		}
		return false
	})
}

// isRemovable reports whether a paragraph has nothing that outlasts its text.
func isRemovable(el *etree.Element) bool {
	fields := 0 // a field that begins or ends elsewhere would lose one end
	return !hasNonText(el) && !contains(el, func(e *etree.Element) bool {
		switch e.Tag {
		case "fldChar":
			switch e.SelectAttrValue("fldCharType", "") {
			case "begin":
				fields++
			case "end":
				fields--
			}
			return fields < 0
		case "br":
			kind := e.SelectAttrValue("type", "")
			return kind == "page" || kind == "column"
		case "sectPr", "sdt", "AlternateContent":
			return true
		}
		return false
	}) && fields == 0
}
