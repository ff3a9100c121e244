package sheet

import (
	"strings"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/xlsx"
)

// writeSection writes the sheet of a section's tables, as the form prints them.
func (d *draft) writeSection(s *plan) {
	p := d.page(s.sheet)
	g := s.drawing
	widths := columnWidths(g)
	p.widths(widths)
	p.band(0, g.Width, s.section.Title, titleStyle)
	p.band(1, g.Width, d.sectionNote(g), noteStyle)
	p.height(0, xlsx.RowHeight(2*xlsx.WrappedLines(s.section.Title, sumOf(widths)*0.65))) // its letters are half as large again
	p.height(1, xlsx.RowHeight(xlsx.WrappedLines(d.sectionNote(g), sumOf(widths))))
	for i, h := range rowHeights(g, widths) {
		p.height(drawingTop+i, h)
	}
	for i := range g.Cells {
		p.draw(&g.Cells[i], g.Slots[i])
	}
	p.entries(g)
	p.alarms()
	p.printSection(g, sumOf(widths))
	p.protect()
	p.bare()
}

var roleStyles = map[form.Role]cellStyle{
	form.Heading: headingStyle, form.Corner: headerStyle, form.Header: headerStyle, form.Stub: stubStyle,
}

// draw draws one cell of the form.
func (p *page) draw(c *grid.Cell, s form.Slot) {
	row := drawingTop + c.Row
	f := roleStyles[s.Role]
	if s.Vertical {
		f.vertical, f.Align, f.Wrap = true, "center", false
	}
	if s.Cell != nil {
		f = p.figureStyle(s.Cell)
	}
	p.merge(row, c.Col, c.Rows(), c.Cols(), f)
	if s.Cell != nil {
		p.fill(row, c.Col, s.Cell, f)
		return
	}
	p.text(row, c.Col, c.Text, f)
}

func (d *draft) figureStyle(c *form.Cell) cellStyle {
	f := inputStyle
	if d.totals[c] != nil {
		f = totalStyle
	}
	if c.PrintUnit() && c.Unit() != "" {
		f.format = `General"` + strings.ReplaceAll(c.Unit(), `"`, ``) + `"`
	}
	return f
}

// fill writes what the report has for a cell: a formula for a total, a number for a figure, what was typed for the rest.
func (p *page) fill(row, col int, c *form.Cell, f cellStyle) {
	if e := p.totals[c]; e != nil {
		p.formula(row, col, p.sum(e.Right, p.seats[c].sheet), outcome{p.figure(c).String(), true}, f)
		return
	}
	v := p.report.Value(c)
	switch n, plain := plainNumber(v); {
	case plain && fits(n):
		p.number(row, col, n.String(), f)
	case plain:
		p.text(row, col, n.String(), f)
	case v.State != form.Blank:
		p.text(row, col, v.Text, f)
	}
}

// within reports whether all cells of an equation stand on one sheet.
func (d *draft) within(e *form.Equation, sheet string) bool {
	for _, t := range difference(e) {
		if d.seats[t.Cell].sheet != sheet {
			return false
		}
	}
	return true
}

// sectionNote says what the colours mean and, where it is one for all, the unit.
func (d *draft) sectionNote(g *form.Drawing) string {
	units, totals := map[string]bool{}, false
	unit := ""
	for _, s := range g.Slots {
		if s.Cell != nil {
			unit = s.Cell.Unit()
			units[unit] = true
			totals = totals || d.totals[s.Cell] != nil
		}
	}
	note := "浅黄色格填数"
	if totals {
		note += "，灰色格由公式自动算出，已锁定"
	}
	if len(units) == 1 && unit != "" {
		return "计量单位为" + unit + "。" + note + "。"
	}
	return note + "；选中一格，会提示它的单位。"
}

func (p *page) printSection(g *form.Drawing, width float64) {
	head := drawingTop + g.Header
	l := paper{landscape: width > portraitWidth*smallest}
	cursor := ""
	for i, s := range g.Slots {
		if s.Cell != nil && p.totals[s.Cell] == nil {
			cursor = xlsx.CellRef(drawingTop+g.Cells[i].Row, g.Cells[i].Col)
			break
		}
	}
	if g.Header > 0 {
		l.first, l.last = drawingTop, head
		p.freeze(head, g.Stub, cursor)
	} else {
		p.freeze(drawingTop, 0, cursor)
	}
	p.print(l)
}
