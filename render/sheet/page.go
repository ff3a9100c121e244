package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"nianbao/grid"
	"nianbao/xlsx"
)

// A page is one sheet of a draft. Rows and columns are counted from 0.
type page struct {
	*draft
	name       string
	part       string             // the sheet's part in the package
	outcomes   map[string]outcome // of the formulas, by reference
	rows, cols int                // that were written to
	elastic    map[int]bool       // the rows whose height follows their text
}

// An outcome is what a formula gives. It is stored beside the formula for those who read the file without calculating.
type outcome struct {
	text   string
	number bool
}

// page appends a sheet.
func (d *draft) page(name string) *page {
	if len(d.pages) == 0 {
		d.keep(d.file.SetSheetName("Sheet1", name))
	} else {
		_, err := d.file.NewSheet(name)
		d.keep(err)
	}
	height := xlsx.LineHeight * 1.0
	d.keep(d.file.SetSheetProps(name, &excelize.SheetPropsOptions{DefaultRowHeight: &height}))
	p := &page{draft: d, name: name, part: fmt.Sprintf("xl/worksheets/sheet%d.xml", len(d.pages)+1), outcomes: map[string]outcome{}, elastic: map[int]bool{}}
	d.pages = append(d.pages, p)
	return p
}

// text writes words, always as a string: what looks like a formula stays words.
func (p *page) text(row, col int, text string, f cellStyle) {
	p.dress(row, col, 1, 1, f)
	if text = xlsx.Printable(text); text != "" {
		p.keep(p.file.SetCellStr(p.name, xlsx.CellRef(row, col), xlsx.Escape(text)))
	}
}

// number writes a figure by its own notation, which no float could change.
func (p *page) number(row, col int, decimal string, f cellStyle) {
	p.dress(row, col, 1, 1, f)
	p.keep(p.file.SetCellDefault(p.name, xlsx.CellRef(row, col), decimal))
}

// formula writes a formula with its outcome.
func (p *page) formula(row, col int, formula string, r outcome, f cellStyle) {
	p.dress(row, col, 1, 1, f)
	p.keep(p.file.SetCellFormula(p.name, xlsx.CellRef(row, col), formula))
	p.outcomes[xlsx.CellRef(row, col)] = r
}

// dress gives a block of cells their face.
func (p *page) dress(row, col, rows, cols int, f cellStyle) {
	p.rows, p.cols = max(p.rows, row+rows), max(p.cols, col+cols)
	p.keep(p.file.SetCellStyle(p.name, xlsx.CellRef(row, col), xlsx.CellRef(row+rows-1, col+cols-1), p.style(f)))
}

// merge makes a block of cells one.
func (p *page) merge(row, col, rows, cols int, f cellStyle) {
	p.dress(row, col, rows, cols, f)
	if rows > 1 || cols > 1 {
		p.keep(p.file.MergeCell(p.name, xlsx.CellRef(row, col), xlsx.CellRef(row+rows-1, col+cols-1)))
	}
}

// band writes words over several columns.
func (p *page) band(row, cols int, text string, f cellStyle) {
	p.merge(row, 0, 1, cols, f)
	p.text(row, 0, text, f)
}

func (p *page) widths(widths []float64) {
	for i, w := range widths {
		p.keep(p.file.SetColWidth(p.name, grid.Column(i), grid.Column(i), w))
	}
}

func (p *page) height(row int, points float64) {
	p.keep(p.file.SetRowHeight(p.name, row+1, min(points, xlsx.MaxRowHeight)))
}

// stretch gives a row the height that its text needs now, and leaves it to Excel to fit it again when the text changes. A row without
// any height is not enough: LibreOffice fits none when it opens a file.
func (p *page) stretch(row int, points float64) {
	p.height(row, points)
	p.elastic[row] = true
}

// protect locks the sheet, without a password, but for the cells whose face is open.
func (p *page) protect() {
	p.keep(p.file.ProtectSheet(p.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true,
	}))
}

// freeze keeps the first rows and columns in view and puts the cursor on a cell.
func (p *page) freeze(rows, cols int, cursor string) {
	pane := ""
	switch {
	case rows > 0 && cols > 0:
		pane = "bottomRight"
	case rows > 0:
		pane = "bottomLeft"
	}
	panes := &excelize.Panes{Selection: []excelize.Selection{{Pane: pane, ActiveCell: cursor, SQRef: cursor}}}
	if rows > 0 {
		panes.Freeze, panes.YSplit, panes.XSplit, panes.TopLeftCell, panes.ActivePane = true, rows, cols, xlsx.CellRef(rows, cols), pane
	}
	p.keep(p.file.SetPanes(p.name, panes))
}

// bare hides the lines between the cells.
func (p *page) bare() {
	lines := false
	p.keep(p.file.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: &lines}))
}
