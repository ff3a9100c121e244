package sheet

import (
	"slices"
	"strconv"

	"nianbao/form"
	"nianbao/grid"
)

// A conditionalRule turns cells red while an equation is broken. One serves all columns, or all rows, of a relation:
// its formula is written for the first of them, and Excel moves it on.
type conditionalRule struct {
	formula string
	cells   []cellAddress
}

// conditionalRules lets the cells of broken equations turn red while the clerk types: the total, or where there is none
// all cells.
func (w *sheetWriter) conditionalRules() {
	var list []*conditionalRule
	shared := map[string]*conditionalRule{}
	for _, e := range w.form.Equations {
		if e.IsOutside() || !w.within(e, w.name) {
			continue
		}
		key, write := w.relative(e)
		a := shared[e.Relation.ID+key]
		if a == nil {
			a = &conditionalRule{formula: w.broken(e, write)}
			shared[e.Relation.ID+key] = a
			list = append(list, a)
		}
		a.cells = append(a.cells, w.coloured(e)...)
	}
	for _, a := range list {
		w.formatWhile(references(a.cells), a.formula, wrongFormat)
	}
}

func (w *workbookWriter) coloured(e *form.Equation) []cellAddress {
	if c := e.Total(); c != nil {
		return []cellAddress{w.addresses[c]}
	}
	if e.IsRatio() {
		return []cellAddress{w.addresses[e.Left[0].Cell]}
	}
	var cells []cellAddress
	for _, t := range difference(e) {
		cells = append(cells, w.addresses[t.Cell])
	}
	return cells
}

// relative returns how an equation's formula is written so that it moves along with the coloured cell, and a key that
// is equal for equations which are one formula in different columns or rows.
func (w *workbookWriter) relative(e *form.Equation) (key string, n notation) {
	terms := slices.Concat(difference(e), e.By, e.When.Terms())
	first := w.addresses[terms[0].Cell]
	column, row := true, true
	for _, t := range terms {
		s := w.addresses[t.Cell]
		column, row = column && s.col == first.col, row && s.row == first.row
	}
	n = notation{row: fixedRow, col: fixedColumn}
	from := n
	switch {
	case column:
		n.col = grid.Column
		from.col = func(col int) string { return "C" + strconv.Itoa(col-first.col) }
	case row:
		n.row = rowNumber
		from.row = func(row int) string { return "R" + strconv.Itoa(row-first.row) }
	}
	return w.broken(e, from), n
}
