package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/form/yearly"
	"nianbao/ooxml/opc"
	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

const (
	yearlySheet = "与上年对比"
	yearlyTop   = 2 // the title and a blank row stand above the table's head
)

var yearlyWidths = []float64{44, 7, 12, 12, 12, 12}

// The formats of changes show their sign, as the text of a change does.
var (
	figureStyle  = cellStyle{CellStyle: xlsx.CenteredStyle}
	changeStyle  = cellStyle{CellStyle: xlsx.CenteredStyle, format: `+General;-General;0`}
	percentStyle = cellStyle{CellStyle: xlsx.CenteredStyle, format: `+0.0%;-0.0%;0.0%`}
	partStyle    = cellStyle{CellStyle: xlsx.TextStyle, indent: true}
)

// Yearly returns the year-on-year table as a workbook of one sheet: figures are numbers, changes formulas of them. Equal
// tables give equal bytes.
func Yearly(t *yearly.Table) (*opc.Package, error) {
	w := &workbookWriter{file: excelize.NewFile(), styles: map[cellStyle]int{}}
	defer w.file.Close()
	w.keep(w.file.SetDefaultFont(xlsx.FontName))
	s := w.addSheet(yearlySheet)
	s.setWidths(yearlyWidths)
	cols := len(yearlyWidths)
	s.across(0, cols, t.Heading(), titleStyle)
	s.FixHeight(0, xlsx.RowHeight(2*xlsx.WrappedLines(t.Heading(), sumOf(yearlyWidths)*0.65)))
	for i, head := range append([]string{"指标"}, t.Columns()...) {
		s.text(yearlyTop, i, head, headerStyle)
	}
	row := yearlyTop + 1
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Title != "" {
			s.across(row, cols, r.Title, headingStyle)
		} else {
			s.yearlyRow(row, r)
		}
		row++
	}
	for _, n := range t.Notes {
		s.across(row, cols, "注："+n, noteStyle)
		s.FixHeight(row, xlsx.TextHeight("注："+n, sumOf(yearlyWidths)))
		row++
	}
	s.freeze(yearlyTop+1, 1, xlsx.CellRef(yearlyTop+1, 1))
	s.print(printSetup{first: yearlyTop, last: yearlyTop + 1})
	s.hideGridLines()
	w.core = coreProperties(xlsx.Printable(t.Heading()), xlsx.Printable(t.Agency), "2000-01-01T00:00:00Z")
	w.keep(w.file.SetAppProps(&excelize.AppProperties{Application: "nianbao"}))
	if w.err != nil {
		return nil, w.err
	}
	return w.pack()
}

func (w *sheetWriter) yearlyRow(row int, r *yearly.Row) {
	label := stubStyle
	if r.Level > 0 {
		label = partStyle
	}
	w.text(row, 0, r.Label, label)
	w.FitHeight(row, xlsx.TextHeight(r.Label, yearlyWidths[0]-3))
	w.text(row, 1, r.Unit, middleStyle)
	for i, f := range []yearly.Figure{r.Last, r.This} {
		if f.Known {
			w.number(row, 2+i, f.Decimal, figureStyle)
		} else {
			w.text(row, 2+i, f.Text, middleStyle)
		}
	}
	last, this := xlsx.CellRef(row, 2), xlsx.CellRef(row, 3)
	if !r.Last.Known || !r.This.Known {
		w.text(row, 4, r.Change, middleStyle)
		w.text(row, 5, r.Percent, middleStyle)
		return
	}
	change := r.This.Sub(r.Last.Decimal)
	w.formula(row, 4, this+"-"+last, worksheet.Number(change), changeStyle)
	if !strings.HasSuffix(r.Percent, "%") {
		w.text(row, 5, r.Percent, middleStyle)
		return
	}
	share := change.DivRound(r.Last.Decimal, percentPlaces)
	w.formula(row, 5, "("+this+"-"+last+")/"+last, worksheet.Number(share), percentStyle)
}

// percentPlaces is how exactly a share is stored that is calculated anew when the file is opened.
const percentPlaces = 15
