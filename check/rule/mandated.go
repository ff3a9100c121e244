package rule

import (
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// At returns where a cell of the form stands in a report's workbook, false for one that no worksheet has.
func At(r *form.Report, cell *form.Cell) (formula.Cell, bool) {
	p := r.Value(cell).Place
	if p == (form.Place{}) {
		return formula.Cell{}, false
	}
	g, row, col := p.At()
	return formula.Cell{Sheet: g, Row: row, Col: col}, r.Book.Grids[g].Source == grid.Sheet
}

// Mandated returns the formula that a total must be where it stands in a report's workbook, without a leading =;
// empty for a cell that is none, or of which a part was not found.
func Mandated(r *form.Report, cell *form.Cell) string {
	e := r.Form.Totals()[cell]
	home, ok := At(r, cell)
	if e == nil || !ok {
		return ""
	}
	var terms []formula.Term
	for _, t := range e.Right {
		at, ok := At(r, t.Cell)
		if !ok {
			return ""
		}
		cols := 1
		if drawn := r.Book.Grids[at.Sheet].At(at.Row, at.Col); drawn != nil {
			cols = drawn.Cols()
		}
		terms = append(terms, formula.Term{
			Sheet: r.Book.Grids[at.Sheet].Name, Row: at.Row, Col: at.Col, Cols: cols, Negative: t.Negative,
		})
	}
	return formula.Sum(terms, r.Book.Grids[home.Sheet].Name)
}
