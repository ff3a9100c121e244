package fill

import (
	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// dateShape is a date as it closes a document, or the place for one: 2024年1月20日, 20××年×月×日.
var dateShape = regex.New(`^` + dateDigits + `*年` + dateDigits + `*月` + dateDigits + `*日$`)

const dateDigits = `[\d０-９一二三四五六七八九十` + form.Zeros + blanks + `]`

func isClosingDate(text string) bool {
	return dateShape.MatchString(withoutSpace(text))
}

// unsigned cuts the closing of the document off its last text: the agency's name, the date and what stands behind them.
func (f *labelFiller) unsigned(lines []form.Line) []form.Line {
	if len(lines) == 0 {
		return nil
	}
	if at, _, _ := lines[0].Place.At(); f.Main.Grids[at].Source != grid.Prose {
		return lines
	}
	date := len(lines) // of the line with the date, if it is not behind them
	for i := len(lines) - 1; i >= max(0, len(lines)-maxClosing); i-- {
		if isClosingDate(lines[i].Text) {
			date = i
			break
		}
	}
	switch {
	case date == 0 || date == len(lines) && !f.dated(lines[date-1].Place):
	case f.isAgency(withoutSpace(lines[date-1].Text)):
		date--
	}
	return lines[:date]
}

// dated reports whether the next line behind a place is a date.
func (f *labelFiller) dated(place form.Place) bool {
	at, row, _ := place.At()
	for _, c := range f.Main.Grids[at].Cells {
		if c.Row > row {
			return isClosingDate(c.Text)
		}
	}
	return false
}

// maxClosing is how many lines may stand from the closing's date to the end of the document.
const maxClosing = 8

// closing writes agency and date into the lines that close the document.
func (f *labelFiller) closing() {
	date := f.report.Particulars[form.Date]
	lines := f.tail()
	for i := len(lines) - 1; i >= 0; i-- {
		h := lines[i]
		if !isClosingDate(h.text) {
			continue
		}
		if i > 0 && f.isAgency(lines[i-1].text) && f.report.Agency != "" {
			lines[i-1].edit(textRange{0, len(lines[i-1].text)}, f.report.Agency)
			f.apply(lines[i-1], "落款")
		}
		if date != "" {
			h.edit(textRange{0, len(h.text)}, date)
			f.apply(h, "落款日期")
			return
		}
		at, row, col := h.place.At()
		f.setHandled(at, row, col)
		f.remark(h.place, "统计表里没有成文日期，落款日期"+form.Quote(h.text)+"没有改")
		return
	}
	if date != "" {
		f.remark(form.Place{}, "文档没有落款日期，成文日期"+form.Quote(date)+"没有写进去")
	}
}

// tail returns the last lines of the prose that no text of the report has taken.
func (f *labelFiller) tail() []*titleLine {
	var lines []*titleLine
	for at := len(f.Main.Grids) - 1; at >= 0; at-- {
		g := f.Main.Grids[at]
		if g.Source != grid.Prose {
			continue
		}
		for i := range g.Cells {
			if c := &g.Cells[i]; !f.isHandled(at, c) && i >= len(g.Cells)-maxClosing {
				lines = append(lines, newTitleLine(c, f.was.PlaceOf(at, c.Row, c.Col)))
			}
		}
		break
	}
	return lines
}
