package sheet

import (
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/form"
	"nianbao/form/blank"
	"nianbao/xlsx"
)

// writeParticulars writes the first sheet: what the report is, and the agency's particulars.
func (w *workbookWriter) writeParticulars() {
	s := w.addSheet(particularsSheet)
	s.setWidths([]float64{16, 48, 40})
	s.across(0, 3, w.form.ReportTitle()+"填报表", titleStyle)
	s.across(1, 3, w.form.Applies(), noteStyle)
	s.across(2, 3, blank.InputNote+"写，灰色格由公式自动算出；怎样填写、怎样生成年报，见“"+instructionsSheet+"”。", noteStyle)
	s.FixHeight(0, 36)
	s.FixHeight(1, 20)
	s.FixHeight(2, 20)
	for i, particular := range w.form.Particulars {
		row := 3 + i
		s.text(row, 0, particular.Label, labelStyle)
		s.writeParticular(row, particular)
		s.text(row, 2, particular.Hint, hintStyle)
		s.FixHeight(row, 26)
	}
	s.freeze(0, 0, xlsx.CellRef(3, 1))
	s.hideGridLines()
	s.print(printSetup{})
	s.protect()
}

// writeParticular writes a particular's input. All but the year are formatted as text, or a postcode would lose its
// leading zeros.
func (w *sheetWriter) writeParticular(row int, particular *form.Particular) {
	f, text := factStyle, w.particular(particular.ID)
	if particular.ID != form.Year {
		f.format = asText
		w.text(row, 1, text, f)
		return
	}
	if year := form.ParseYear(text); year != 0 {
		w.number(row, 1, decimal.NewFromInt(int64(year)), f)
	} else {
		w.text(row, 1, text, f)
	}
	w.validate(xlsx.CellRef(row, 1), dataValidation{
		kind: excelize.DataValidationTypeWhole, operator: excelize.DataValidationOperatorBetween, from: 2000, to: 2100,
		title: particular.Label, prompt: "填四位数字：" + particular.Hint,
		refusal: "这一格只能填四位数字的年份，如 2024，不要带“年”字。",
	})
}

// particular returns a particular as typed, or as the report's title told it.
func (w *workbookWriter) particular(id string) string {
	text := w.report.Particulars[id]
	switch {
	case text != "":
	case id == form.Agency:
		text = w.report.Agency
	case id == form.Year && w.report.Year != 0:
		text = strconv.Itoa(w.report.Year)
	}
	return text
}
