// Package worksheet writes the rows of a worksheet: cells with texts, exact numbers and formulas beside their results,
// and what belongs to rows and columns: heights, widths, merges.
//
// Whoever makes a sheet writes its rows with this package: the workbook that staff fill, the sheet of findings that is
// put before those of another workbook, the workbook embedded in a chart. How a text is escaped, that a figure keeps
// its digits and that a formula has its result beside it is decided here alone. What stands around the rows (views,
// protection, rules, printing) and the workbook's other parts are the caller's: [Sheet.Put] puts the rows into a
// worksheet that has all that.
//
// Only what is new is written with it. Package xlsx/edit changes cells of sheets that are there, and leaves alone what
// it does not know of them.
package worksheet

import (
	"cmp"
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/xlsx"
)

// ErrRange means a cell outside of what a worksheet has, [xlsx.MaxRows] and [xlsx.MaxCols].
var ErrRange = errors.New("a cell outside of the worksheet")

// A Sheet holds what stands in the cells of a worksheet. Rows and columns are counted from 0 and may be written in any
// order. The zero value is an empty sheet.
type Sheet struct {
	Strings *Strings // the workbook's table of texts; where it is nil, each text stands in its cell

	rows   []row // by their numbers
	widths []float64
	merges []xlsx.Area
	size   xlsx.Area // what was written to
	err    error
}

// A row is one that holds cells, or has a height.
type row struct {
	number int
	height float64 // in points, 0 where nothing is said
	fixed  bool    // Excel leaves the height as it is
	hidden bool
	cells  []cell // by their columns
}

// A cell has a style, by its number among those of the workbook, and what is in it.
type cell struct {
	col, style int
	Value
}

// A Value is what a cell holds. The zero value is nothing.
type Value struct {
	kind    kind
	text    string // of a number, its notation
	formula string
}

type kind uint8

const (
	empty kind = iota
	number
	text
)

// Text returns words, which stay words whatever they look like. Characters that no cell can hold go, and so does what
// is beyond [xlsx.MaxText]: Excel would call the file damaged. An empty text is nothing.
func Text(s string) Value {
	if s = xlsx.Clip(xlsx.Printable(s), xlsx.MaxText); s == "" {
		return Value{}
	}
	return Value{kind: text, text: s}
}

// Number returns a figure, whose decimal notation is what is written.
func Number(n decimal.Decimal) Value { return Value{kind: number, text: n.String()} }

// Formula returns a formula, written without =, and its result, which is stored for those who read without
// calculating. The result of one that gives no number is a text, if an empty one.
func Formula(formula string, result Value) Value {
	if result.kind == empty {
		result.kind = text
	}
	result.formula = xlsx.Printable(formula)
	return result
}

// Set gives a cell a style, by its number among those of the workbook, and a value.
func (s *Sheet) Set(row, col, style int, v Value) {
	if c := s.cell(row, col); c != nil {
		c.style, c.Value = style, v
	}
}

// SetStyle gives the cells of an area a style. What they hold stays.
func (s *Sheet) SetStyle(a xlsx.Area, style int) {
	for row := a.Top; row < a.Bottom; row++ {
		for col := a.Left; col < a.Right; col++ {
			if c := s.cell(row, col); c != nil {
				c.style = style
			}
		}
	}
}

// Merge merges the cells of an area. Two merges that have a cell in common are the caller's fault: Excel would call the
// file damaged.
func (s *Sheet) Merge(a xlsx.Area) {
	if a.Bottom-a.Top > 1 || a.Right-a.Left > 1 {
		s.merges = append(s.merges, a)
	}
}

// SetWidth gives a column a width, in digits of the workbook's font, as far as Excel takes it.
func (s *Sheet) SetWidth(col int, width float64) {
	if !s.holds(0, col) {
		return
	}
	if need := col + 1 - len(s.widths); need > 0 {
		s.widths = append(s.widths, make([]float64, need)...)
	}
	s.widths[col] = min(width, xlsx.MaxColumnWidth)
}

// FixHeight gives a row a height in points, as far as Excel takes it, which stays whatever is typed there.
func (s *Sheet) FixHeight(row int, points float64) { s.setHeight(row, points, true) }

// FitHeight gives a row the height that its text needs now, and leaves it to Excel to fit it again when the text
// changes. A row without any height is not enough: LibreOffice fits none when it opens a file.
func (s *Sheet) FitHeight(row int, points float64) { s.setHeight(row, points, false) }

// HideRow hides a row.
func (s *Sheet) HideRow(row int) {
	if s.holds(row, 0) {
		s.row(row).hidden = true
	}
}

func (s *Sheet) setHeight(row int, points float64, fixed bool) {
	if s.holds(row, 0) {
		r := s.row(row)
		r.height, r.fixed = min(points, xlsx.MaxRowHeight), fixed
	}
}

// holds reports whether a worksheet has a cell, and remembers that one was asked for which none has.
func (s *Sheet) holds(row, col int) bool {
	if row < 0 || col < 0 || row >= xlsx.MaxRows || col >= xlsx.MaxCols {
		s.err = ErrRange
		return false
	}
	return true
}

// cell returns a cell, which it makes where there is none; nil for one that no worksheet has.
func (s *Sheet) cell(row, col int) *cell {
	if !s.holds(row, col) {
		return nil
	}
	s.size.Bottom, s.size.Right = max(s.size.Bottom, row+1), max(s.size.Right, col+1)
	r := s.row(row)
	at, found := place(r.cells, col, func(c cell) int { return c.col })
	if !found {
		if r.cells == nil {
			r.cells = make([]cell, 0, s.size.Right)
		}
		r.cells = slices.Insert(r.cells, at, cell{col: col})
	}
	return &r.cells[at]
}

func (s *Sheet) row(n int) *row {
	at, found := place(s.rows, n, func(r row) int { return r.number })
	if !found {
		s.rows = slices.Insert(s.rows, at, row{number: n})
	}
	return &s.rows[at]
}

// place returns where in a list the number stands, or is to stand. Most lists have no gaps, and grow at their end.
func place[E any](list []E, number int, of func(E) int) (at int, found bool) {
	switch n := len(list); {
	case n == 0 || of(list[n-1]) < number:
		return n, false
	case number < n && of(list[number]) == number:
		return number, true
	}
	return slices.BinarySearchFunc(list, number, func(e E, number int) int { return cmp.Compare(of(e), number) })
}
