package fit

import (
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// spaced is what Word sets between a Chinese character and a Latin letter or a digit, in ems.
const spaced = .25

// Break begins a new line in a paragraph of the main part where its text does not go on one line of the page: before so
// many of its characters, which are to make a line of their own sense. at is where the paragraph begins, as in [Cell]. A
// paragraph that has lines of its own, stands in a table or in columns, or of which the width is not known stays. It
// returns the package and whether it was changed. The error is that of [Tables].
func Break(pkg *opc.Package, at, before int) (*opc.Package, bool, error) {
	main, err := wml.Main(pkg)
	if err != nil {
		return nil, false, err
	}
	d, err := read(pkg, main)
	if err != nil {
		return nil, false, err
	}
	p := d.at[at]
	if p == nil || p.Ancestor("tbl") != nil || !d.overflows(p) || !breakBefore(p, before) {
		return pkg, false, nil
	}
	out := pkg.Clone()
	out.Set(main, d.root.Bytes())
	return out, true, nil
}

// overflows reports whether a paragraph of one line goes over the text of its page.
func (d *document) overflows(p *xmltree.Node) bool {
	room := d.pageWidth(p)
	left, right := d.styles.indents(styleOf(p), p.Child("pPr"))
	need, last := 0.0, rune(0)
	for _, name := range []string{"br", "cr", "tab", "ptab", "drawing", "pict", "object"} {
		for range p.Within(name) {
			return false
		}
	}
	for said, f := range d.runs(p) {
		ems := width(said, f)
		for _, r := range said {
			if last != 0 && isLatin(last) && isChinese(r) || isChinese(last) && isLatin(r) {
				ems += spaced
			}
			last = r
		}
		need += ems * step * float64(f.size)
	}
	return room > 0 && need > float64(room-left-right-reserve)
}

// pageWidth returns the width of the text of the page on which a paragraph stands, 0 where it is not known.
func (d *document) pageWidth(p *xmltree.Node) int {
	for section := range d.root.Root().Within("sectPr") {
		if section.From() < p.From() {
			continue
		}
		size, margins := section.Child("pgSz"), section.Child("pgMar")
		if cols := section.Child("cols"); size == nil || margins == nil || cols != nil && number(cols.Attr("num")) > 1 {
			return 0
		}
		return number(size.Attr("w")) - number(margins.Attr("left")) - number(margins.Attr("right")) -
			number(margins.Attr("gutter"))
	}
	return 0
}

// breakBefore puts a line's end before so many characters of a paragraph, and reports whether they are there.
func breakBefore(p *xmltree.Node, characters int) bool {
	for t := range p.Within("t") {
		said := []rune(t.Text())
		if characters > len(said) || t.Up().Name() != "r" {
			characters -= len(said)
			continue
		}
		if characters == len(said) { // between two texts: the first one keeps what is before
			t.Up().Insert(t.Index()+1, xmltree.New(t.Prefix()+"br"))
			return true
		}
		behind := t.Copy()
		setContent(behind, string(said[characters:]))
		setContent(t, string(said[:characters]))
		t.Up().Insert(t.Index()+1, xmltree.New(t.Prefix()+"br"), behind)
		return true
	}
	return false
}

// setContent writes what a text says, spaces at its ends too.
func setContent(t *xmltree.Node, said string) {
	t.SetText(said)
	if strings.TrimSpace(said) != said {
		t.SetAttr("xml:space", "preserve")
	}
}
