package rule

import (
	"cmp"
	"slices"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// At returns where a cell of the form stands in a report's workbook, false for one that no worksheet of it has.
func At(r *form.Report, cell *form.Cell) (formula.Cell, bool) {
	p := r.Value(cell).Place
	if p == (form.Place{}) || p.File != "" {
		return formula.Cell{}, false
	}
	g, row, col := p.At()
	return formula.Cell{Sheet: g, Row: row, Col: col}, r.Book.Grids[g].Source == grid.Sheet
}

// Mandated returns the formula that a total or ratio must be where it stands in a report's workbook, without a leading =;
// empty for a cell that is none, or of which a part was not found.
func Mandated(r *form.Report, cell *form.Cell) string {
	e := r.Form.Computed(cell)
	home, ok := At(r, cell)
	if e == nil || !ok {
		return ""
	}
	terms, ok := written(r, e.Right)
	by, also := written(r, e.By)
	sheet := r.Book.Grids[home.Sheet].Name
	switch {
	case !ok || !also || !InOneUnit(r, e):
		return ""
	case e.IsRatio():
		return formula.Ratio(terms, by, sheet, e.Times(), int(e.Relation.Places))
	}
	return formula.Sum(terms, sheet)
}

// written returns terms as formulas of a report's workbook write them, false where one was not found.
func written(r *form.Report, list []form.Term) ([]formula.Term, bool) {
	var terms []formula.Term
	for _, t := range list {
		at, ok := At(r, t.Cell)
		if !ok {
			return nil, false
		}
		cols := 1
		if drawn := r.Book.Grids[at.Sheet].At(at.Row, at.Col); drawn != nil {
			cols = drawn.Cols()
		}
		terms = append(terms, formula.Term{
			Sheet: r.Book.Grids[at.Sheet].Name, Row: at.Row, Col: at.Col, Cols: cols, Negative: t.Negative,
		})
	}
	if slices.ContainsFunc(list, func(t form.Term) bool { return t.Cell.Row.Open != nil }) { // blank rows between items
		slices.SortStableFunc(terms, func(a, b formula.Term) int {
			if a.Sheet != b.Sheet || a.Negative != b.Negative {
				return 0
			}
			return cmp.Or(cmp.Compare(a.Col, b.Col), cmp.Compare(a.Row, b.Row))
		})
	}
	return terms, true
}

// InOneUnit reports whether all that a total is made of, or a ratio, is written in its unit in the report's workbook:
// of a table in 元 and one in 万元 no sum of cells comes to what the form asks for.
func InOneUnit(r *form.Report, e *form.Equation) bool {
	terms := slices.Concat(e.Left, e.Parts())
	if e.IsRatio() {
		terms = e.Parts()
	}
	shift := Shift(r, terms[0].Cell)
	return !slices.ContainsFunc(terms, func(t form.Term) bool { return Shift(r, t.Cell) != shift })
}

// Shift returns by how many places the point of a cell's figure moves right from the form's unit to that in which the
// report's workbook is written.
func Shift(r *form.Report, c *form.Cell) int32 {
	switch written, unit := r.Value(c).Written, c.Unit(); {
	case written == "元" && unit == "万元":
		return 4
	case written == "万元" && unit == "元":
		return -4
	}
	return 0
}
