package sheet

import (
	"slices"
	"strconv"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A notation is how formulas write rows and columns that hold on one sheet: validations, conditional formats.
type notation struct{ row, col func(int) string }

func rowNumber(row int) string   { return strconv.Itoa(row + 1) }
func fixedRow(row int) string    { return "$" + rowNumber(row) }
func fixedColumn(col int) string { return "$" + grid.Column(col) }

var local = notation{row: rowNumber, col: grid.Column}

func (n notation) written() formula.Notation { return formula.Notation{Row: n.row, Col: n.col} }

func (n notation) stretch(s formula.Range) string { return n.written().Range(s) }

// stretchesOf joins cells that follow each other; their order is kept.
func stretchesOf(cells []cellAddress) []formula.Range {
	terms := make([]formula.Term, len(cells))
	for i, s := range cells {
		terms[i] = s.term()
	}
	return formula.Ranges(terms)
}

func (a cellAddress) term() formula.Term {
	return formula.Term{Sheet: a.sheet, Row: a.row, Col: a.col, Cols: a.cols}
}

func (w *workbookWriter) sum(terms []form.Term, sheet string) string {
	return formula.Sum(w.terms(terms), sheet)
}

func (w *workbookWriter) ratio(e *form.Equation, sheet string) string {
	return formula.Ratio(w.terms(e.Right), w.terms(e.By), sheet, e.Times(), int(e.Relation.Places))
}

func (w *workbookWriter) terms(list []form.Term) []formula.Term {
	terms := make([]formula.Term, len(list))
	for i, t := range list {
		terms[i] = w.addresses[t.Cell].term()
		terms[i].Negative = t.Negative
	}
	return terms
}

// difference returns the terms of the equation's left side less its right.
func difference(e *form.Equation) []form.Term { return less(e.Left, e.Right) }

// less returns terms less others.
func less(terms, others []form.Term) []form.Term {
	terms = slices.Clone(terms)
	for _, t := range others {
		t.Negative = !t.Negative
		terms = append(terms, t)
	}
	return terms
}
