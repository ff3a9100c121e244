package sheet

import (
	"fmt"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

// A sheetWriter writes one sheet: its rows itself, what stands around them with excelize. Rows and columns are counted
// from 0.
type sheetWriter struct {
	*workbookWriter
	worksheet.Sheet
	name string
	part string // the sheet's part in the package
	open bool   // rows may be inserted on the protected sheet
}

// addSheet appends a sheet.
func (w *workbookWriter) addSheet(name string) *sheetWriter {
	if len(w.sheets) == 0 {
		w.keep(w.file.SetSheetName("Sheet1", name))
	} else {
		_, err := w.file.NewSheet(name)
		w.keep(err)
	}
	height := xlsx.LineHeight * 1.0
	w.keep(w.file.SetSheetProps(name, &excelize.SheetPropsOptions{DefaultRowHeight: &height}))
	s := &sheetWriter{
		workbookWriter: w,
		Sheet:          worksheet.Sheet{Strings: &w.strings},
		name:           name,
		part:           fmt.Sprintf("xl/worksheets/sheet%d.xml", len(w.sheets)+1),
	}
	w.sheets = append(w.sheets, s)
	return s
}

// text writes words, always as a string: what looks like a formula stays words.
func (w *sheetWriter) text(row, col int, text string, f cellStyle) {
	w.Set(row, col, w.style(f), worksheet.Text(text))
}

func (w *sheetWriter) number(row, col int, n decimal.Decimal, f cellStyle) {
	w.Set(row, col, w.style(f), worksheet.Number(n))
}

func (w *sheetWriter) formula(row, col int, formula string, result worksheet.Value, f cellStyle) {
	w.Set(row, col, w.style(f), worksheet.Formula(formula, result))
}

func (w *sheetWriter) applyStyle(row, col, rows, cols int, f cellStyle) {
	w.SetStyle(area(row, col, rows, cols), w.style(f))
}

func (w *sheetWriter) merge(row, col, rows, cols int, f cellStyle) {
	w.applyStyle(row, col, rows, cols, f)
	w.Merge(area(row, col, rows, cols))
}

func area(row, col, rows, cols int) xlsx.Area {
	return xlsx.Area{Top: row, Left: col, Bottom: row + rows, Right: col + cols}
}

// across writes words over the first columns of a row, merged.
func (w *sheetWriter) across(row, cols int, text string, f cellStyle) {
	w.merge(row, 0, 1, cols, f)
	w.text(row, 0, text, f)
}

func (w *sheetWriter) setWidths(widths []float64) {
	for i, width := range widths {
		w.SetWidth(i, width)
	}
}

// protect locks the sheet, without a password, but for the cells whose style is open.
func (w *sheetWriter) protect() {
	w.keep(w.file.ProtectSheet(w.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, InsertRows: w.open,
	}))
}

// freeze keeps the first rows and columns in view and puts the cursor on a cell.
func (w *sheetWriter) freeze(rows, cols int, cursor string) {
	pane := ""
	switch {
	case rows > 0 && cols > 0:
		pane = "bottomRight"
	case rows > 0:
		pane = "bottomLeft"
	}
	panes := &excelize.Panes{Selection: []excelize.Selection{{Pane: pane, ActiveCell: cursor, SQRef: cursor}}}
	if rows > 0 {
		panes.Freeze, panes.YSplit, panes.XSplit = true, rows, cols
		panes.TopLeftCell, panes.ActivePane = xlsx.CellRef(rows, cols), pane
	}
	w.keep(w.file.SetPanes(w.name, panes))
}

// hideGridLines hides the lines between the cells.
func (w *sheetWriter) hideGridLines() {
	lines := false
	w.keep(w.file.SetSheetView(w.name, 0, &excelize.ViewOptions{ShowGridLines: &lines}))
}
