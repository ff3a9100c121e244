package xlsx

import "strings"

// The size of a worksheet. A file that reaches beyond it is none that Excel or WPS wrote.
const (
	maxRows = 1 << 20
	maxCols = 1 << 14
)

// parsePlace reads a cell's reference: E6 is row 5, column 4.
func parsePlace(ref string) (row, col int, ok bool) {
	col, n := parseColumn(ref)
	row, m := parseRow(ref[n:])
	return row, col, n > 0 && m > 0 && n+m == len(ref)
}

// notGiven stands for the place of a row or cell that does not say where it is: next to the last.
const notGiven = -1

// rowOf reads the reference of a row: notGiven where there is none, a row outside of the sheet where it is no such.
func rowOf(ref string) int {
	row, n := parseRow(ref)
	switch {
	case len(ref) == 0:
		return notGiven
	case n < len(ref):
		return maxRows
	}
	return row
}

// placeOf reads the reference of a cell as rowOf does that of a row.
func placeOf(ref string) (row, col int) {
	row, col, ok := parsePlace(ref)
	switch {
	case len(ref) == 0:
		return notGiven, notGiven
	case !ok:
		return maxRows, maxCols
	}
	return row, col
}

// parseColumn reads the letters that s begins with. n is their number, 0 where they are no column.
func parseColumn(s string) (col, n int) {
	for n < len(s) && s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' {
		col = col*26 + int(s[n]|0x20-'a') + 1
		n++
		if col > maxCols {
			return 0, 0
		}
	}
	return col - 1, n
}

// parseRow reads the digits that s begins with. n is their number, 0 where they are no row.
func parseRow(s string) (row, n int) {
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		row = row*10 + int(s[n]-'0')
		n++
		if row == 0 || row > maxRows {
			return 0, 0
		}
	}
	return row - 1, n
}

// An area is a rectangle of a sheet, counted from 0. Bottom and right are the first row and column outside.
type area struct {
	top, left, bottom, right int
	order                    int // its place among the areas of its kind in the file
}

// parseArea reads a reference as merges and array formulas have it: B2:D4, or B2 alone.
func parseArea(ref string) (area, bool) {
	first, last, pair := strings.Cut(ref, ":")
	if !pair {
		last = first
	}
	top, left, ok := parsePlace(first)
	bottom, right, also := parsePlace(last)
	return area{
		top: min(top, bottom), left: min(left, right),
		bottom: max(top, bottom) + 1, right: max(left, right) + 1,
	}, ok && also
}

func (a area) holds(row, col int) bool {
	return a.top <= row && row < a.bottom && a.left <= col && col < a.right
}

func (a area) single() bool { return a.bottom-a.top == 1 && a.right-a.left == 1 }
