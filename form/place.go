package form

import "nianbao/grid"

// A Place is where something stands in a filing. The zero Place is nowhere.
type Place struct {
	Sheet string // worksheet, or the heading above the table
	Ref   string // E6, R4C7, 第3段

	grid, row, col int // the reading order
}

// At returns the grid that the place is in, by its number in the book, and the row and column, counted from 0.
func (p Place) At() (grid, row, col int) { return p.grid, p.row, p.col }

// Compare orders places as one reads.
func (p Place) Compare(q Place) int {
	switch {
	case p.grid != q.grid:
		return p.grid - q.grid
	case p.row != q.row:
		return p.row - q.row
	}
	return p.col - q.col
}

// String returns the place as messages print it: 依申请公开!E6.
func (p Place) String() string {
	switch {
	case p.Sheet == "":
		return p.Ref
	case p.Ref == "":
		return p.Sheet
	}
	return p.Sheet + "!" + p.Ref
}

// PlaceIn returns a place in a grid, whose number in the book is at; row and column are counted from 0.
func PlaceIn(g *grid.Grid, at, row, col int) Place {
	return Place{Sheet: g.Name, Ref: g.Ref(row, col), grid: at, row: row, col: col}
}

// PlaceOfTab returns the place of a grid's own name, whose number in the book is at.
func PlaceOfTab(g *grid.Grid, at int) Place { return Place{Sheet: g.Name, grid: at} }

// PlaceNamed returns a place in what has no grids, as data; row is its place in the reading order.
func PlaceNamed(ref string, row int) Place { return Place{Ref: ref, row: row} }
