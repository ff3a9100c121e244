// Package sheet draws the workbook that staff fill: a form, or a report on it, as tables with formulas, validations and
// explanations. It knows nothing of how a filled workbook is read: form/locate finds the form's cells in it by their
// labels.
package sheet

import (
	"bytes"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/form"
	"nianbao/form/blank"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

// The sheets that a workbook has beside those of the form's tables.
const (
	particularsSheet  = "基本信息"
	textsSheet        = "文字"
	checksSheet       = "校验"
	instructionsSheet = blank.InstructionsTitle
)

// Workbook returns the workbook that staff fill, for the report's form, with what the report holds; an empty report
// gives the blank. Everything in it comes from the form's definition. Equal reports give equal bytes. The error is a
// [TooLongError], or one of the libraries that no report should cause.
//
// Totals are formulas, whatever stood in their cells. Their stored results are what the formulas give: a figure that is
// written as words counts as nothing there, as it does when Excel calculates.
func Workbook(r *form.Report) ([]byte, error) {
	pkg, err := Package(r, nil)
	if err != nil {
		return nil, err
	}
	return pkg.Bytes()
}

// Package is [Workbook] before it is written. hints are what is said besides to who selects a cell, by the cells' ids.
func Package(r *form.Report, hints map[string]string) (*opc.Package, error) {
	w := newWriter(r.ForStaff())
	w.hints = hints
	defer w.file.Close()
	w.writeParticulars()
	for _, p := range w.plans {
		w.writeSection(p)
	}
	w.writeTexts()
	w.writeChecks()
	w.writeInstructions()
	w.writeProperties()
	if w.err != nil {
		return nil, w.err
	}
	return w.pack()
}

// A workbookWriter writes a workbook. The first error makes an end of it.
type workbookWriter struct {
	file              *excelize.File
	report            *form.Report
	form              *form.Form
	sheets            []*sheetWriter
	plans             []*sheetPlan
	addresses         map[*form.Cell]cellAddress
	known             map[*form.Cell]decimal.Decimal // the totals' figures, as far as they were asked for
	filled            map[*form.Table]bool           // whether anything stands in a table, as far as that was asked
	styles            map[cellStyle]int
	conditionalStyles map[conditionalFormat]int
	strings           worksheet.Strings
	core              []byte
	hints             map[string]string // what is said besides of cells, by their ids
	sums              map[string]string // of a superior's workbook the formulas of what its parts make, by the cells' ids
	err               error
}

func newWriter(r *form.Report) *workbookWriter {
	w := &workbookWriter{
		file:              excelize.NewFile(),
		report:            r,
		form:              r.Form,
		addresses:         map[*form.Cell]cellAddress{},
		known:             map[*form.Cell]decimal.Decimal{},
		filled:            map[*form.Table]bool{},
		styles:            map[cellStyle]int{},
		conditionalStyles: map[conditionalFormat]int{},
	}
	w.keep(w.file.SetDefaultFont(xlsx.FontName)) // before any style: column widths are counted in its digits
	w.plan()
	return w
}

// keep remembers the first error.
func (w *workbookWriter) keep(err error) {
	if w.err == nil {
		w.err = err
	}
}

// writeProperties sets what the workbook says about itself. The times are fixed: equal reports give equal files.
func (w *workbookWriter) writeProperties() {
	const day = "2000-01-01T00:00:00Z"
	creator := xlsx.Printable(w.particular(form.Agency))
	if creator == "" {
		creator = "年报"
	}
	title := xlsx.Printable(w.form.ReportTitle()) + "填报表"
	if year := form.ParseYear(w.particular(form.Year)); year != 0 {
		title = strconv.Itoa(year) + "年" + title
	}
	w.core = coreProperties(title, creator, day)
	w.keep(w.file.SetAppProps(&excelize.AppProperties{Application: "nianbao"}))
	calculate := true
	w.keep(w.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &calculate}))
	w.file.SetActiveSheet(0)
}

// coreProperties returns what a workbook says about itself, with the prefixes that Office writes: readers, exceljs among
// them, know the elements by these alone, and excelize leaves the root without one.
func coreProperties(title, creator, day string) []byte {
	var b bytes.Buffer
	element := func(name, attributes, text string) {
		b.WriteString("<" + name + attributes + ">" + xmltree.EscapeText(text) + "</" + name + ">")
	}
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<cp:coreProperties` +
		` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	element("dc:title", "", title)
	element("dc:creator", "", creator)
	element("cp:lastModifiedBy", "", creator)
	element("dcterms:created", ` xsi:type="dcterms:W3CDTF"`, day)
	element("dcterms:modified", ` xsi:type="dcterms:W3CDTF"`, day)
	b.WriteString("</cp:coreProperties>")
	return b.Bytes()
}
