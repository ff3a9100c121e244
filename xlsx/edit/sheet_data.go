package edit

import (
	"nianbao/formula/syntax"
	"nianbao/xlsx"
)

// SheetData is what [Editor.InsertFirstSheet] makes a sheet of: a list, below a title.
type SheetData struct {
	Name    string // of the sheet; where another sheet has it, a number is added
	Title   string
	Summary []string // the lines below the title
	Columns []Column
	Rows    [][]Cell
}

// A Column is the head of a column and its width in half letters.
type Column struct {
	Head  string
	Width float64
}

// A Cell is one text. Fill is its colour, RRGGBB or empty. Where Link is not nil, a click goes there.
type Cell struct {
	Text string
	Fill string
	Link *Link
}

// A Link leads to a cell of a sheet of the same workbook, counted from 0.
type Link struct {
	Sheet    string
	Row, Col int
}

// String returns the link as formulas name the cell: '表 1'!E6.
func (l *Link) String() string { return syntax.Quote(l.Sheet) + "!" + xlsx.CellRef(l.Row, l.Col) }
