package form

import (
	"fmt"
	"strings"

	"nianbao/grid"
)

// A Place is where something stands in a filing. The zero Place is nowhere.
type Place struct {
	Sheet string // worksheet, or the heading above the table
	Ref   string // E6, R4C7, 第3段
	File  string // of another report that this one is held against: its file; empty for the filing itself

	grid, row, col int // the reading order
	cell           int // of a table the number of the drawn cell in its row, 0 where it is not counted
	table          bool
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

// String returns the place as messages print it: 依申请公开!E6, of a document 二、主动公开政府信息情况 第4行第2格, of
// another report 2023.xlsx 依申请公开!E6.
func (p Place) String() string {
	switch {
	case p.File != "":
		file := p.File
		p.File = ""
		return strings.TrimSpace(file + " " + p.String())
	case p.Sheet == "":
		return p.Within()
	case p.Ref == "":
		return p.Sheet
	case p.table:
		return p.Sheet + " " + p.Within()
	}
	return p.Sheet + "!" + p.Ref
}

// Within returns the place without its sheet, as messages print it: E6, 第4行第2格, 第3段. A document's cells have no
// names that a person could see, and where cells are merged its columns cannot be counted.
func (p Place) Within() string {
	switch {
	case !p.table:
		return p.Ref
	case p.cell == 0:
		return fmt.Sprintf("第%d行第%d列", p.row+1, p.col+1)
	}
	return fmt.Sprintf("第%d行第%d格", p.row+1, p.cell)
}

// PlaceIn returns a place in a grid, whose number in the book is at; row and column are counted from 0.
func PlaceIn(g *grid.Grid, at, row, col int) Place {
	p := Place{Sheet: g.Name, Ref: g.Ref(row, col), grid: at, row: row, col: col, table: g.Source == grid.Table}
	if p.table {
		p.cell = cellNumber(g, row, col)
	}
	return p
}

// maxCounted is up to which column cells are counted. A Word table has at most 63.
const maxCounted = 64

// cellNumber returns the number of the cell at a place among those drawn in its row, 0 where that is too far right.
func cellNumber(g *grid.Grid, row, col int) int {
	if col >= maxCounted {
		return 0
	}
	n := 0
	for c := 0; c <= col; n++ {
		for c < col && g.At(row, c) == nil {
			c++
		}
		if cell := g.At(row, c); cell != nil {
			c = cell.Right()
		} else {
			c++
		}
	}
	return n
}

// PlaceOfTab returns the place of a grid's own name, whose number in the book is at.
func PlaceOfTab(g *grid.Grid, at int) Place { return Place{Sheet: g.Name, grid: at} }

// PlaceNamed returns a place in what has no grids, as data; row is its place in the reading order.
func PlaceNamed(ref string, row int) Place { return Place{Ref: ref, row: row} }
