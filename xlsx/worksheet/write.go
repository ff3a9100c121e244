package worksheet

import (
	"strconv"
	"strings"

	"nianbao/grid"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// Space is the namespace of a workbook's elements, in the transitional form of the format.
const Space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// Order is the order in which a worksheet has its children (ECMA-376 part 1, 18.3.1.99, CT_Worksheet). Excel calls a
// file that departs from it damaged.
var Order = []string{
	"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
	"sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
	"customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations",
	"hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
	"customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing",
	"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
	"extLst",
}

// Put puts the rows, with widths and merges, into a worksheet whose namespace is the default one, in place of what of
// these it has. The error is [ErrRange] where one of the cells has no place in it.
func (s *Sheet) Put(worksheet *xmltree.Node) error {
	worksheet.Remove("dimension", "cols", "sheetData", "mergeCells")
	for _, source := range []string{`<dimension ref="` + s.Used().String() + `"/>`, s.cols(), s.data(), s.mergeCells()} {
		if source != "" {
			worksheet.InsertInOrder(xmltree.Element(source), Order)
		}
	}
	return s.err
}

// Used returns the area from the first cell of the sheet to the last that was written to.
func (s *Sheet) Used() xlsx.Area {
	return xlsx.Area{Bottom: max(1, s.size.Bottom), Right: max(1, s.size.Right)}
}

// cols returns the columns' widths, those of equal neighbours once.
func (s *Sheet) cols() string {
	var b writer
	for first := 0; first < len(s.widths); {
		last := first
		for last+1 < len(s.widths) && s.widths[last+1] == s.widths[first] {
			last++
		}
		if width := s.widths[first]; width > 0 {
			b.number(`<col min="`, first+1)
			b.number(`" max="`, last+1)
			b.decimal(`" width="`, width)
			b.WriteString(`" customWidth="1"/>`)
		}
		first = last + 1
	}
	if b.Len() == 0 {
		return ""
	}
	return "<cols>" + b.String() + "</cols>"
}

func (s *Sheet) mergeCells() string {
	if len(s.merges) == 0 {
		return ""
	}
	var b writer
	b.number(`<mergeCells count="`, len(s.merges))
	b.WriteString(`">`)
	for _, a := range s.merges {
		b.WriteString(`<mergeCell ref="` + a.String() + `"/>`)
	}
	b.WriteString("</mergeCells>")
	return b.String()
}

// A writer writes source with numbers in it.
type writer struct {
	strings.Builder
	digits  [24]byte
	columns []string // their names, as far as they were asked for
}

// number writes what stands before a number, and the number.
func (w *writer) number(before string, n int) {
	w.WriteString(before)
	w.Write(strconv.AppendInt(w.digits[:0], int64(n), 10))
}

// decimal is number with the shortest notation of a width or height.
func (w *writer) decimal(before string, n float64) {
	w.WriteString(before)
	w.Write(strconv.AppendFloat(w.digits[:0], n, 'f', -1, 64))
}

func (w *writer) strings(list ...string) {
	for _, s := range list {
		w.WriteString(s)
	}
}

func (w *writer) ref(row, col int) {
	for len(w.columns) <= col {
		w.columns = append(w.columns, grid.Column(len(w.columns)))
	}
	w.number(w.columns[col], row+1)
}

const (
	cellRoom = 40 // bytes that a cell takes beside its texts
	rowRoom  = 60
	textRoom = 60
)

// data returns the rows.
func (s *Sheet) data() string {
	var w writer
	room := 0
	for _, r := range s.rows {
		room += rowRoom + len(r.cells)*cellRoom
		for _, c := range r.cells {
			room += len(c.formula)
			if s.Strings == nil {
				room += len(c.text)
			}
		}
	}
	w.Grow(room)
	w.WriteString("<sheetData>")
	for i := range s.rows {
		w.row(&s.rows[i], s.Strings)
	}
	w.WriteString("</sheetData>")
	return w.String()
}

func (w *writer) row(r *row, shared *Strings) {
	w.number(`<row r="`, r.number+1)
	if r.height > 0 {
		w.decimal(`" ht="`, r.height)
		if r.fixed {
			w.WriteString(`" customHeight="1`)
		}
	}
	if r.hidden {
		w.WriteString(`" hidden="1`)
	}
	if len(r.cells) == 0 {
		w.WriteString(`"/>`)
		return
	}
	w.WriteString(`">`)
	for i := range r.cells {
		w.cell(r.number, &r.cells[i], shared)
	}
	w.WriteString("</row>")
}

func (w *writer) cell(row int, c *cell, shared *Strings) {
	w.WriteString(`<c r="`)
	w.ref(row, c.col)
	if c.style != 0 {
		w.number(`" s="`, c.style)
	}
	switch {
	case c.formula != "" && c.kind == text:
		w.strings(`" t="str"><f>`, escape(c.formula), `</f><v>`, escape(c.text), `</v></c>`)
	case c.formula != "":
		w.strings(`"><f>`, escape(c.formula), `</f><v>`, c.text, `</v></c>`)
	case c.kind == number:
		w.strings(`"><v>`, c.text, `</v></c>`)
	case c.kind == text && shared != nil:
		w.number(`" t="s"><v>`, shared.number(c.text))
		w.WriteString(`</v></c>`)
	case c.kind == text:
		w.strings(`" t="inlineStr"><is>`, textBegins(c.text), escape(c.text), `</t></is></c>`)
	default:
		w.WriteString(`"/>`)
	}
}

// escape writes a text that has nothing which XML cannot hold.
func escape(s string) string { return xmltree.EscapeText(xlsx.Escape(s)) }

// textBegins returns the tag before a text. Excel takes spaces at its ends away unless that is forbidden.
func textBegins(s string) string {
	if strings.TrimSpace(s) != s {
		return `<t xml:space="preserve">`
	}
	return "<t>"
}
