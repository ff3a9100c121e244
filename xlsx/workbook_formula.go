package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// A stretch is a run of neighbouring cells of a row or a column, which a formula names by its first and its last.
type stretch struct{ first, last seat }

// stretches joins seats that follow each other across or down; their order is kept.
func stretches(seats []seat) []stretch {
	var found []stretch
	for _, s := range seats {
		if n := len(found); n > 0 && found[n-1].goesOn(s) {
			found[n-1].last = s
			continue
		}
		found = append(found, stretch{s, s})
	}
	return found
}

func (t stretch) goesOn(s seat) bool {
	if t.last.sheet != s.sheet {
		return false
	}
	right := s.row == t.last.row && s.col == t.last.col+t.last.cols && t.first.row == t.last.row
	down := s.col == t.last.col && s.row == t.last.row+1 && t.first.col == t.last.col
	return right || down
}

// A notation is how a formula writes the cells that it names.
type notation struct {
	sheet    bool // names the sheet
	row, col func(int) string
}

func rowNumber(row int) string   { return strconv.Itoa(row + 1) }
func fixedRow(row int) string    { return "$" + rowNumber(row) }
func fixedColumn(col int) string { return "$" + grid.Column(col) }

var (
	local   = notation{row: rowNumber, col: grid.Column}
	foreign = notation{row: rowNumber, col: grid.Column, sheet: true}
)

func (n notation) stretch(t stretch) string {
	text := n.col(t.first.col) + n.row(t.first.row)
	if n.sheet {
		text = quoted(t.first.sheet) + "!" + text
	}
	if t.first != t.last {
		text += ":" + n.col(t.last.col) + n.row(t.last.row)
	}
	return text
}

func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// sum returns the formula of the terms' sum. It is made of SUM alone, even for one cell: to SUM a stroke or a word is nothing,
// to a plus sign it is an error.
func (d *draft) sum(terms []form.Term, n notation) string {
	var plus, minus []seat
	for _, t := range terms {
		if t.Negative {
			minus = append(minus, d.seats[t.Cell])
		} else {
			plus = append(plus, d.seats[t.Cell])
		}
	}
	return n.sums("+", plus) + n.sums("-", minus)
}

// maxArguments is the number of arguments that SUM takes.
const maxArguments = 255

func (n notation) sums(sign string, seats []seat) string {
	var refs []string
	for _, t := range stretches(seats) {
		refs = append(refs, n.stretch(t))
	}
	var b strings.Builder
	for some := range slices.Chunk(refs, maxArguments) {
		b.WriteString(sign + "SUM(" + strings.Join(some, ",") + ")")
	}
	return b.String()
}

// difference returns the terms of the equation's left side less its right.
func difference(e *form.Equation) []form.Term {
	terms := slices.Clone(e.Left)
	for _, t := range e.Right {
		t.Negative = !t.Negative
		terms = append(terms, t)
	}
	return terms
}

// broken returns the condition that the two sides differ. Decimal fractions are sums of floats in a workbook: what stands behind the
// sixth place, a cent in 万元, is rounding.
func (d *draft) broken(e *form.Equation, n notation) string {
	return "ROUND(" + strings.TrimPrefix(d.sum(difference(e), n), "+") + ",6)<>0"
}
