package sheet

import (
	"nianbao/form"
	"nianbao/xlsx"
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
		p := &plan{section: s, drawing: s.Draw(), sheet: xlsx.SheetName(s.Sheet, taken)}
		d.plans = append(d.plans, p)
		for i, c := range p.drawing.Cells {
			if figure := p.drawing.Slots[i].Cell; figure != nil {
				d.seats[figure] = seat{p.sheet, drawingTop + c.Row, c.Col, c.Cols()}
			}
		}
	}
}
