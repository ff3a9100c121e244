package xlsx

import (
	"strconv"
	"strings"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

// The size of a worksheet. A file that reaches beyond it is none that Excel or WPS wrote.
const (
	MaxRows = syntax.MaxRows
	MaxCols = syntax.MaxCols
)

// An Address is where a cell stands on its sheet, counted from 0: E6 is row 5, column 4.
type Address struct{ Row, Col int }

// ParseAddress reads a reference as files write it, E6; ok is false where it is none, or none on a sheet. It knows no
// $: those stand in formulas only.
func ParseAddress(ref string) (a Address, ok bool) {
	col, n := syntax.ParseColumn(ref)
	row, m := syntax.ParseRow(ref[n:])
	return Address{row, col}, n > 0 && m > 0 && n+m == len(ref)
}

// String returns the address as a reference: E6.
func (a Address) String() string { return CellRef(a.Row, a.Col) }

// CellRef returns the reference of a cell whose row and column are counted from 0: E6.
func CellRef(row, col int) string { return grid.Column(col) + strconv.Itoa(row+1) }

// notGiven stands for the number of a row or cell that does not say where it is: next to the last.
const notGiven = -1

// rowFrom reads the reference of a row: notGiven where there is none, a row outside of the sheet where it is no such.
func rowFrom(ref string) int {
	row, n := syntax.ParseRow(ref)
	switch {
	case len(ref) == 0:
		return notGiven
	case n < len(ref):
		return MaxRows
	}
	return row
}

// cellFrom reads the reference of a cell as rowFrom does that of a row.
func cellFrom(ref string) (row, col int) {
	a, ok := ParseAddress(ref)
	switch {
	case len(ref) == 0:
		return notGiven, notGiven
	case !ok:
		return MaxRows, MaxCols
	}
	return a.Row, a.Col
}

// An Area is a rectangle of a sheet, counted from 0. Bottom and Right are the first row and column outside.
type Area struct {
	Top, Left, Bottom, Right int
	order                    int // its number among the areas of its kind in the file
}

// ParseArea reads a reference as merges and array formulas have it: B2:D4, B2 alone, or whole columns and rows: B:D,
// 2:4.
func ParseArea(ref string) (Area, bool) {
	first, last, pair := strings.Cut(ref, ":")
	if a, ok := parseLines(first, last); pair && ok {
		return a, true
	}
	if !pair {
		last = first
	}
	a, ok := ParseAddress(first)
	b, also := ParseAddress(last)
	return Area{
		Top: min(a.Row, b.Row), Left: min(a.Col, b.Col),
		Bottom: max(a.Row, b.Row) + 1, Right: max(a.Col, b.Col) + 1,
	}, ok && also
}

// parseLines reads whole columns or rows.
func parseLines(first, last string) (Area, bool) {
	a, n := syntax.ParseColumn(first)
	b, m := syntax.ParseColumn(last)
	if n > 0 && n == len(first) && m > 0 && m == len(last) {
		return Area{Left: min(a, b), Bottom: MaxRows, Right: max(a, b) + 1}, true
	}
	a, n = syntax.ParseRow(first)
	b, m = syntax.ParseRow(last)
	if n > 0 && n == len(first) && m > 0 && m == len(last) {
		return Area{Top: min(a, b), Bottom: max(a, b) + 1, Right: MaxCols}, true
	}
	return Area{}, false
}

// String returns the area as merges and dimensions name it: B2:D4.
func (a Area) String() string { return CellRef(a.Top, a.Left) + ":" + CellRef(a.Bottom-1, a.Right-1) }

// Contains says whether a cell lies in the area.
func (a Area) Contains(row, col int) bool {
	return a.Top <= row && row < a.Bottom && a.Left <= col && col < a.Right
}

func (a Area) isSingle() bool { return a.Bottom-a.Top == 1 && a.Right-a.Left == 1 }

// spreadsFrom reports whether the formula of a cell stands for an area of several, of which it is the first. A damaged
// file may have it elsewhere: then it is that cell's alone.
func (a Area) spreadsFrom(at Address) bool {
	return !a.isSingle() && a.Top == at.Row && a.Left == at.Col
}
