package sheet

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"nianbao/form"
	"nianbao/xlsx"
)

// writeParticulars writes the first sheet: what the report is, and the agency's particulars.
func (d *draft) writeParticulars() {
	p := d.page(sheetParticulars)
	p.widths([]float64{16, 48, 40})
	p.band(0, 3, "政府信息公开工作年度报告填报表", titleStyle)
	p.band(1, 3, d.form.Edition+"版格式（"+d.form.Notice+"），"+d.form.Years.String()+"的年报适用", noteStyle)
	p.band(2, 3, "浅黄色格填写，灰色格由公式自动算出；怎样填写、怎样生成年报，见“"+sheetGuide+"”。", noteStyle)
	p.height(0, 36)
	p.height(1, 20)
	p.height(2, 20)
	for i, particular := range d.form.Particulars {
		row := 3 + i
		p.text(row, 0, particular.Label, labelStyle)
		p.fact(row, particular)
		p.text(row, 2, particular.Hint, hintStyle)
		p.height(row, 26)
	}
	p.freeze(0, 0, xlsx.CellRef(3, 1))
	p.bare()
	p.print(paper{})
	p.protect()
}

// fact writes a particular's input. All but the year are formatted as text, or a postcode would lose its leading zeros.
func (p *page) fact(row int, particular *form.Particular) {
	f, text := factStyle, p.particular(particular.ID)
	if particular.ID != form.Year {
		f.format = asText
		p.text(row, 1, text, f)
		return
	}
	if year := form.ParseYear(text); year != 0 {
		p.number(row, 1, strconv.Itoa(year), f)
	} else {
		p.text(row, 1, text, f)
	}
	p.validate(xlsx.CellRef(row, 1), entry{
		kind: excelize.DataValidationTypeWhole, operator: excelize.DataValidationOperatorBetween, from: 2000, to: 2100,
		title: particular.Label, prompt: "填四位数字：" + particular.Hint, refusal: "这一格只能填四位数字的年份，如 2024，不要带“年”字。",
	})
}

// particular returns a particular as typed, or as the report's title told it.
func (d *draft) particular(id string) string {
	text := d.report.Particulars[id]
	switch {
	case text != "":
	case id == form.Agency:
		text = d.report.Agency
	case id == form.Year && d.report.Year != 0:
		text = strconv.Itoa(d.report.Year)
	}
	return text
}
