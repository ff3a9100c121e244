package sheet

import (
	"strconv"

	"nianbao/form"
	"nianbao/grid"
)

// An alarm turns cells red while an equation is broken. One alarm serves all columns, or all rows, of a relation: its formula is
// written for the first of them, and Excel moves it on.
type alarm struct {
	formula string
	cells   []seat
}

// alarms lets the cells of broken equations turn red while the clerk types: the total, or where there is none all cells.
func (p *page) alarms() {
	var list []*alarm
	shared := map[string]*alarm{}
	for _, e := range p.form.Equations {
		if !p.within(e, p.name) {
			continue
		}
		key, write := p.moving(e)
		a := shared[e.Relation.ID+key]
		if a == nil {
			a = &alarm{formula: p.broken(e, write)}
			shared[e.Relation.ID+key] = a
			list = append(list, a)
		}
		a.cells = append(a.cells, p.alarmed(e)...)
	}
	for _, a := range list {
		p.paint(areas(a.cells), a.formula, paintWrong)
	}
}

// alarmed returns the cells that an equation paints.
func (d *draft) alarmed(e *form.Equation) []seat {
	if c := e.Total(); c != nil {
		return []seat{d.seats[c]}
	}
	var cells []seat
	for _, t := range difference(e) {
		cells = append(cells, d.seats[t.Cell])
	}
	return cells
}

// moving returns how an equation's formula is written so that it moves along with the painted cell, and a key that is equal for
// equations which are one formula in different columns or rows.
func (d *draft) moving(e *form.Equation) (key string, n notation) {
	terms := difference(e)
	first := d.seats[terms[0].Cell]
	column, row := true, true
	for _, t := range terms {
		s := d.seats[t.Cell]
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
	return d.broken(e, from), n
}
