package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"nianbao/form"
)

// A plan is a section of tables and the sheet that it will be drawn on.
type plan struct {
	section *form.Section
	drawing *form.Drawing
	sheet   string
}

// drawingTop is the row at which a drawing begins: the title and a note stand above it.
const drawingTop = 2

// A seat is where a figure of the form stands in the workbook.
type seat struct {
	sheet    string
	row, col int
	cols     int // that its cell spans
}

// plan gives every cell of the form its seat, before any formula is written.
func (d *draft) plan() {
	taken := map[string]bool{sheetParticulars: true, sheetTexts: true, sheetBalance: true, sheetGuide: true}
	for _, s := range d.form.Sections {
		if len(s.Tables) == 0 {
			continue
		}
		p := &plan{section: s, drawing: s.Draw(), sheet: sheetName(s.Sheet, taken)}
		d.plans = append(d.plans, p)
		for i, c := range p.drawing.Cells {
			if figure := p.drawing.Slots[i].Cell; figure != nil {
				d.seats[figure] = seat{p.sheet, drawingTop + c.Row, c.Col, c.Cols()}
			}
		}
	}
}

// maxSheetName is the longest name that a sheet may have, in UTF-16 units.
const maxSheetName = 31

// sheetName makes a legal sheet name of one that a definition states freely, different from those taken.
func sheetName(name string, taken map[string]bool) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) || r < 0x20 {
			return '_'
		}
		return r
	}, printable(name))
	unique := clip(name, maxSheetName)
	for n := 2; unique == "" || taken[strings.ToLower(unique)]; n++ {
		suffix := strconv.Itoa(n)
		unique = clip(name, maxSheetName-len(suffix)) + suffix
	}
	taken[strings.ToLower(unique)] = true
	return unique
}

// clip cuts a text to a number of UTF-16 units, in which Excel counts all its limits.
func clip(s string, units int) string {
	for i, r := range s {
		if units -= utf16.RuneLen(r); units < 0 {
			return s[:i]
		}
	}
	return s
}
