package sheet

import (
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/form"
	"nianbao/xlsx"
)

// The sheets that a workbook has beside those of the form's tables.
const (
	sheetParticulars = "基本信息"
	sheetTexts       = "文字"
	sheetBalance     = "校验"
	sheetGuide       = "填报说明"
)

// Workbook returns the workbook that staff fill, for the report's form, with what the report holds; an empty report gives the blank.
// Everything in it comes from the form's definition. Equal reports give equal bytes. The error is a [TooLongError], or one of the
// libraries that no report should cause.
//
// Totals are formulas, whatever stood in their cells. Their stored outcomes are what the formulas give: a figure that is written as
// words counts as nothing there, as it does when Excel calculates.
func Workbook(r *form.Report) ([]byte, error) {
	d := newDraft(r)
	defer d.file.Close()
	d.writeParticulars()
	for _, p := range d.plans {
		d.writeSection(p)
	}
	d.writeTexts()
	d.writeBalance()
	d.writeGuide()
	d.writeProperties()
	if d.err != nil {
		return nil, d.err
	}
	return d.pack()
}

// A draft is a workbook that is being written. The first error makes an end of it.
type draft struct {
	file   *excelize.File
	report *form.Report
	form   *form.Form
	pages  []*page
	plans  []*plan
	seats  map[*form.Cell]seat
	totals map[*form.Cell]*form.Equation
	known  map[*form.Cell]decimal.Decimal // the totals' figures, as far as they were asked for
	faces  map[cellStyle]int
	paints map[paint]int
	err    error
}

func newDraft(r *form.Report) *draft {
	d := &draft{
		file:   excelize.NewFile(),
		report: r,
		form:   r.Form,
		seats:  map[*form.Cell]seat{},
		known:  map[*form.Cell]decimal.Decimal{},
		faces:  map[cellStyle]int{},
		paints: map[paint]int{},
	}
	d.keep(d.file.SetDefaultFont(xlsx.FontName)) // before any style: column widths are counted in its digits
	d.totals = r.Form.Totals()
	d.plan()
	return d
}

// keep remembers the first error.
func (d *draft) keep(err error) {
	if d.err == nil {
		d.err = err
	}
}

// writeProperties sets what the workbook says about itself. The times are fixed: equal reports give equal files.
func (d *draft) writeProperties() {
	const day = "2000-01-01T00:00:00Z"
	creator := xlsx.Printable(d.particular(form.Agency))
	if creator == "" {
		creator = "年报"
	}
	title := "政府信息公开工作年度报告填报表"
	if year := form.ParseYear(d.particular(form.Year)); year != 0 {
		title = strconv.Itoa(year) + "年" + title
	}
	d.keep(d.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: creator, LastModifiedBy: creator, Created: day, Modified: day}))
	d.keep(d.file.SetAppProps(&excelize.AppProperties{Application: "nianbao"}))
	calculate := true
	d.keep(d.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &calculate}))
	d.file.SetActiveSheet(0)
	for _, p := range d.pages { // some readers see no more of a sheet than what it says it holds
		d.keep(d.file.SetSheetDimension(p.name, "A1:"+xlsx.CellRef(p.rows-1, p.cols-1)))
	}
}
