package sheet

import (
	"slices"

	"nianbao/form"
	"nianbao/form/parts"
	"nianbao/xlsx"
)

// A sheetPlan is a section of tables and the sheet that it will be drawn on.
type sheetPlan struct {
	section *form.Section
	drawing *form.SectionGrid
	sheet   string
}

// drawingTop is the row at which a drawing begins: the title and a note stand above it.
const drawingTop = 2

// A cellAddress is where a figure of the form stands in the workbook.
type cellAddress struct {
	sheet    string
	row, col int
	cols     int // that its cell spans
}

// plan gives every cell of the form its address, before any formula is written.
func (w *workbookWriter) plan() {
	taken := map[string]bool{particularsSheet: true, textsSheet: true, checksSheet: true, instructionsSheet: true,
		parts.SheetTitle: true, parts.SummaryTitle: true}
	for _, s := range w.form.Sections {
		if len(s.Tables) == 0 {
			continue
		}
		p := &sheetPlan{section: s, drawing: s.WholeGrid(), sheet: xlsx.SheetName(s.Sheet, taken)}
		w.plans = append(w.plans, p)
		for i, c := range p.drawing.Cells {
			if figure := p.drawing.Slots[i].Cell; figure != nil {
				p.drawing.Cells[i].Text = w.report.Value(figure).Words // it decides how high the row is
				w.addresses[figure] = cellAddress{p.sheet, drawingTop + c.Row, c.Col, c.Cols()}
			}
		}
	}
}

// isOpen reports whether one of the section's tables has as many rows as there are.
func (p *sheetPlan) isOpen() bool {
	return slices.ContainsFunc(p.section.Tables, func(t *form.Table) bool { return t.Open != nil })
}
