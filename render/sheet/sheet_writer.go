package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"nianbao/grid"
	"nianbao/xlsx"
)

// A sheetWriter writes one sheet. Rows and columns are counted from 0.
type sheetWriter struct {
	*workbookWriter
	name       string
	part       string            // the sheet's part in the package
	results    map[string]result // of the formulas, by reference
	rows, cols int               // that were written to
	open       bool              // rows may be inserted on the protected sheet
	fitted     map[int]bool      // the rows whose height follows their text
}

// A result is what a formula gives. It is stored beside the formula for those who read the file without calculating.
type result struct {
	text   string
	number bool
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
		name:           name,
		part:           fmt.Sprintf("xl/worksheets/sheet%d.xml", len(w.sheets)+1),
		results:        map[string]result{},
		fitted:         map[int]bool{},
	}
	w.sheets = append(w.sheets, s)
	return s
}

// text writes words, always as a string: what looks like a formula stays words.
func (w *sheetWriter) text(row, col int, text string, f cellStyle) {
	w.applyStyle(row, col, 1, 1, f)
	if text = xlsx.Printable(text); text != "" {
		w.keep(w.file.SetCellStr(w.name, xlsx.CellRef(row, col), xlsx.Escape(text)))
	}
}

// number writes a figure by its own notation, which no float could change.
func (w *sheetWriter) number(row, col int, decimal string, f cellStyle) {
	w.applyStyle(row, col, 1, 1, f)
	w.keep(w.file.SetCellDefault(w.name, xlsx.CellRef(row, col), decimal))
}

func (w *sheetWriter) formula(row, col int, formula string, r result, f cellStyle) {
	w.applyStyle(row, col, 1, 1, f)
	w.keep(w.file.SetCellFormula(w.name, xlsx.CellRef(row, col), formula))
	w.results[xlsx.CellRef(row, col)] = r
}

func (w *sheetWriter) applyStyle(row, col, rows, cols int, f cellStyle) {
	w.rows, w.cols = max(w.rows, row+rows), max(w.cols, col+cols)
	w.keep(w.file.SetCellStyle(w.name, xlsx.CellRef(row, col), xlsx.CellRef(row+rows-1, col+cols-1), w.style(f)))
}

func (w *sheetWriter) merge(row, col, rows, cols int, f cellStyle) {
	w.applyStyle(row, col, rows, cols, f)
	if rows > 1 || cols > 1 {
		w.keep(w.file.MergeCell(w.name, xlsx.CellRef(row, col), xlsx.CellRef(row+rows-1, col+cols-1)))
	}
}

// across writes words over the first columns of a row, merged.
func (w *sheetWriter) across(row, cols int, text string, f cellStyle) {
	w.merge(row, 0, 1, cols, f)
	w.text(row, 0, text, f)
}

func (p *sheetWriter) setWidths(widths []float64) {
	for i, w := range widths {
		p.keep(p.file.SetColWidth(p.name, grid.Column(i), grid.Column(i), w))
	}
}

func (w *sheetWriter) setHeight(row int, points float64) {
	w.keep(w.file.SetRowHeight(w.name, row+1, min(points, xlsx.MaxRowHeight)))
}

// fitHeight gives a row the height that its text needs now, and leaves it to Excel to fit it again when the text
// changes. A row without any height is not enough: LibreOffice fits none when it opens a file.
func (w *sheetWriter) fitHeight(row int, points float64) {
	w.setHeight(row, points)
	w.fitted[row] = true
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
