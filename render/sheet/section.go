package sheet

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/blank"
	"nianbao/grid"
	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

// writeSection writes the sheet of a section's tables, as the form prints them.
func (w *workbookWriter) writeSection(plan *sheetPlan) {
	s := w.addSheet(plan.sheet)
	s.open = plan.isOpen()
	g := plan.drawing
	widths := columnWidths(g)
	s.setWidths(widths)
	s.across(0, g.Width, plan.section.Title, titleStyle)
	s.across(1, g.Width, w.sectionNote(g), noteStyle)
	// The title's letters are half as large again as the others'.
	s.FixHeight(0, xlsx.RowHeight(2*xlsx.WrappedLines(plan.section.Title, sumOf(widths)*0.65)))
	s.FixHeight(1, xlsx.TextHeight(w.sectionNote(g), sumOf(widths)))
	for i, h := range rowHeights(g, widths) {
		s.FixHeight(drawingTop+i, h)
	}
	for i := range g.Cells {
		s.drawCell(&g.Cells[i], g.Slots[i])
	}
	s.validations(g)
	s.conditionalRules()
	s.doubtful(plan)
	s.printSection(g, sumOf(widths))
	s.protect()
	s.hideGridLines()
}

var roleStyles = map[form.Role]cellStyle{
	form.Heading: headingStyle, form.Corner: headerStyle, form.Header: headerStyle, form.Stub: stubStyle,
}

func (w *sheetWriter) drawCell(c *grid.Cell, s form.Slot) {
	row := drawingTop + c.Row
	f := roleStyles[s.Role]
	if s.Vertical {
		f.vertical, f.Align, f.Wrap = true, "center", false
	}
	switch {
	case s.Cell != nil:
		f = w.figureStyle(s.Cell)
	case s.Role == form.Stub && s.Node.Open != nil:
		f = wordsStyle
	}
	w.merge(row, c.Col, c.Rows(), c.Cols(), f)
	if s.Cell != nil {
		w.writeFigure(row, c.Col, s.Cell, f)
		return
	}
	w.text(row, c.Col, c.Text, f)
}

func (w *workbookWriter) figureStyle(c *form.Cell) cellStyle {
	f := inputStyle
	switch {
	case w.sums[c.ID] != "":
		f = totalStyle
	case c.IsWords():
		f = wordsStyle
		if len(c.OneOf()) > 0 {
			f.Align = "center"
		}
	case w.form.Computed(c) != nil:
		f = totalStyle
	}
	if c.PrintUnit() && c.Unit() != "" {
		f.format = `General"` + strings.ReplaceAll(c.Unit(), `"`, ``) + `"`
	}
	return f
}

// writeFigure writes what the report has for a cell: a formula for a total, a number for a figure, what was typed for
// the rest.
func (w *sheetWriter) writeFigure(row, col int, c *form.Cell, f cellStyle) {
	if e := w.form.Ratios()[c]; e != nil && !w.staysAsGiven(c) {
		w.formula(row, col, w.ratio(e, w.addresses[c].sheet), w.shownRatio(c), f)
		return
	}
	if e := w.form.Totals()[c]; e != nil && !w.staysAsGiven(c) {
		w.formula(row, col, w.sum(e.Right, w.addresses[c].sheet), worksheet.Number(w.figure(c)), f)
		return
	}
	v := w.report.Value(c)
	switch n, exact := exactNumber(c, v); {
	case v.State == form.Words:
		w.text(row, col, v.Words, f)
	case exact && fits(n) && w.sums[c.ID] != "":
		w.formula(row, col, w.sums[c.ID], worksheet.Number(n), f)
	case exact && fits(n):
		w.number(row, col, n, f)
	case exact:
		w.text(row, col, n.String(), f)
	case v.State != form.Blank:
		w.text(row, col, v.Text, f)
	}
}

// within reports whether all cells of an equation stand on one sheet.
func (w *workbookWriter) within(e *form.Equation, sheet string) bool {
	return !slices.ContainsFunc(e.Cells(), func(c *form.Cell) bool { return w.addresses[c].sheet != sheet })
}

// sectionNote says what the colours mean and, where it is one for all, the unit.
func (w *workbookWriter) sectionNote(g *form.SectionGrid) string {
	units, totals, words, open := map[string]bool{}, false, false, false
	unit := ""
	for _, s := range g.Slots {
		open = open || s.Role == form.Stub && s.Node.Open != nil
		switch {
		case s.Cell == nil:
		case s.Cell.IsWords():
			words = true
		default:
			unit = s.Cell.Unit()
			units[unit] = true
			totals = totals || w.form.Computed(s.Cell) != nil
		}
	}
	note := blank.InputNote + "数"
	if words || open {
		note = blank.InputNote + "数或文字"
	}
	if open {
		note += "，每行一项，行不够的在空行处插入行"
	}
	if totals {
		note += "，灰色格由公式自动算出，已锁定"
	}
	if len(units) == 1 && unit != "" {
		return "计量单位为" + unit + "。" + note + "。"
	}
	return note + "；选中一格，会提示它的单位。"
}

func (w *sheetWriter) printSection(g *form.SectionGrid, width float64) {
	head := drawingTop + g.Header
	setup := printSetup{landscape: width > portraitWidth*turnedAt}
	cursor := ""
	for i, s := range g.Slots {
		if s.Cell != nil && w.form.Computed(s.Cell) == nil {
			cursor = xlsx.CellRef(drawingTop+g.Cells[i].Row, g.Cells[i].Col)
			break
		}
	}
	if g.Header > 0 {
		setup.first, setup.last = drawingTop, head
		w.freeze(head, g.Stub, cursor)
	} else {
		w.freeze(drawingTop, 0, cursor)
	}
	w.print(setup)
}
