package fit

import (
	"iter"
	"strconv"
	"strings"

	"nianbao/ooxml/xmltree"
)

// A measure is a cell with its text: how much room that has, and how much it needs.
type measure struct {
	cell       int
	paragraph  *xmltree.Node
	text       string
	size       int     // in half points
	room       int     // in twips, between margins and indents
	ems        float64 // the text's width in the size of its type
	scale      int     // of that width, in percent
	characters int
	held       int
}

// Widths in ems. Digits are half an em wide in 宋体, 仿宋 and Times New Roman, .56 in Arial, .64 in what takes the place
// of them all on Linux.
const (
	digitWidth = .64
	boldWidth  = .70
	pointWidth = .35

	reserve = 15 // twips that a line needs more than its characters, against rounding
)

// measure returns a cell's measure by its first paragraph, nil for one that has no text or whose width is not known.
func (d *document) measure(p *xmltree.Node) *measure {
	tc := p.Up()
	if tc == nil || tc.Name() != "tc" {
		return nil
	}
	m := &measure{paragraph: p, room: d.room(tc)}
	if m.room <= 0 {
		return nil
	}
	left, right := d.styles.indents(styleOf(p), p.Child("pPr"))
	m.room -= left + right
	for said, f := range d.runs(p) {
		m.text += said
		m.size = max(m.size, f.size)
		m.scale = f.scale
		m.ems += width(said, f)
	}
	m.characters = len([]rune(m.text))
	if m.characters == 0 {
		return nil
	}
	return m
}

// runs returns what the runs of a cell's paragraph say, and how they look, without those that say nothing.
func (d *document) runs(p *xmltree.Node) iter.Seq2[string, look] {
	style, table := styleOf(p), d.tableStyle(p)
	return func(yield func(string, look) bool) {
		for r := range p.Within("r") {
			said := ""
			for t := range r.All("t") {
				said += t.Text()
			}
			if strings.TrimSpace(said) != "" && !yield(said, d.styles.look(style, table, r.Child("rPr"))) {
				return
			}
		}
	}
}

// styleOf returns the style of a paragraph, empty where it names none.
func styleOf(p *xmltree.Node) string {
	if s := p.Child("pPr", "pStyle"); s != nil {
		return s.Attr("val")
	}
	return ""
}

// width returns how wide a text is in ems.
func width(text string, f look) float64 {
	ems, digit := 0.0, digitWidth
	if f.bold {
		digit = boldWidth
	}
	for _, r := range text {
		switch {
		case r >= 0x2E80:
			ems++
		case r == '.' || r == ',':
			ems += pointWidth
		default:
			ems += digit
		}
	}
	return ems * float64(f.scale) / 100
}

// largest returns the largest size in which the text goes on one line.
func (m *measure) largest() int { return int(float64(m.room-reserve) / (m.ems * step)) }

// narrowed returns how much of its width the text may have in its size, no more than all.
func (m *measure) narrowed() float64 {
	return min(1, float64(m.room-reserve)/(m.ems*step*float64(m.size)))
}

// precedented reports whether a cell that is no wider has held as many characters.
func (m *measure) precedented(all []*measure) bool {
	for _, other := range all {
		if other.held >= m.characters && other.room <= m.room+reserve {
			return true
		}
	}
	return false
}

// room returns the width of a cell between its margins in twips, 0 where it is not known.
func (d *document) room(tc *xmltree.Node) int {
	width := 0
	if w := tc.Child("tcPr", "tcW"); w != nil && w.Attr("type") != "pct" && w.Attr("type") != "auto" {
		width = number(w.Attr("w"))
	}
	if grid := gridWidth(tc); grid > 0 && (width == 0 || grid < width) {
		width = grid
	}
	if width == 0 {
		return 0
	}
	left, right := d.margins(tc)
	return width - left - right
}

// gridWidth returns the width of the columns that a cell stands in, 0 where the table does not state it.
func gridWidth(tc *xmltree.Node) int {
	tr, tbl := tc.Ancestor("tr"), tc.Ancestor("tbl")
	if tr == nil || tbl == nil || tbl.Child("tblGrid") == nil {
		return 0
	}
	var widths []int
	for col := range tbl.Child("tblGrid").All("gridCol") {
		widths = append(widths, number(col.Attr("w")))
	}
	at := 0
	if before := tr.Child("trPr", "gridBefore"); before != nil {
		at = number(before.Attr("val"))
	}
	for other := range tr.Within("tc") {
		if other.Ancestor("tr") != tr {
			continue
		}
		span := 1
		if s := other.Child("tcPr", "gridSpan"); s != nil {
			span = max(1, number(s.Attr("val")))
		}
		if other == tc {
			width := 0
			for i := at; i < at+span; i++ {
				if i >= len(widths) {
					return 0
				}
				width += widths[i]
			}
			return width
		}
		at += span
	}
	return 0
}

// margins returns what a cell keeps free left and right: by itself, by its table, by the table's style.
func (d *document) margins(tc *xmltree.Node) (left, right int) {
	left, right = d.styles.cellMargins(d.tableStyle(tc))
	if tbl := tc.Ancestor("tbl"); tbl != nil {
		left, right = sides(tbl.Child("tblPr", "tblCellMar"), left, right)
	}
	return sides(tc.Child("tcPr", "tcMar"), left, right)
}

// sides returns the left and right that an element states, those given where it does not.
func sides(of *xmltree.Node, left, right int) (int, int) {
	if of == nil {
		return left, right
	}
	for side := range of.Elements() {
		if side.Attr("type") == "pct" {
			continue
		}
		switch side.Name() {
		case "left", "start":
			left = number(side.Attr("w"))
		case "right", "end":
			right = number(side.Attr("w"))
		}
	}
	return left, right
}

func (d *document) tableStyle(in *xmltree.Node) string {
	if tbl := in.Ancestor("tbl"); tbl != nil {
		if s := tbl.Child("tblPr", "tblStyle"); s != nil {
			return s.Attr("val")
		}
	}
	return ""
}

// number returns an attribute's number; 0 for none, and for what no page can be.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1<<15 {
		return 0
	}
	return n
}
