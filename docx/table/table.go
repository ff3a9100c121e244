// Package table writes the tables of a Word template between whose rows or cells actions stand: rows and cells that are
// repeated or left out take merges, spans and columns with them, so that a table which Word can open comes of it.
//
// It knows no tree of a document. An [Analyzer] is told of a table what stands in it one after the other: rows, cells,
// and the actions between them. The [Table], [Row] and [Cell] that it gives wrap what is to be written of them.
package table

import "nianbao/action"

// A Table is a table between whose rows or cells actions stand.
type Table struct {
	prefix  string
	widths  []int         // of the columns of its grid
	ranges  []columnRange // of the grid, from left to right
	groups  []mergeGroup
	columns bool // there are ranges
	merges  bool // there are groups
	equal   bool // cells are merged with equal ones below
}

// A Row is a row of the template.
type Row struct {
	loops []int // what repeats it or changes the dot, outermost first: the numbers of the actions
	first int   // the column of the grid at which it begins
	end   int   // the one behind its last cell
	loose bool  // it may lose cells
	loop  int   // the outermost loop around it, none for none

	dropped []*Cell // those that it may lose, and those in whose places actions stand
}

// A Cell is a cell of the template.
type Cell struct {
	row        *Row
	col, span  int
	merge      mergeState
	group      int  // of merged cells, -1 for none
	repeated   bool // it stands between actions that repeat or leave out cells
	equal      bool // it is merged with equal ones below
	properties string
	prefix     string
	body       []action.Node
}

// mergeState is what a cell says of vertical merging.
type mergeState uint8

const (
	notMerged mergeState = iota
	mergeStart
	mergeContinue
)

// A columnRange is columns that actions repeat or leave out.
type columnRange struct{ from, to int }

// A mergeGroup is cells of the template that are merged down. Those of the branches of a condition are one group where
// a cell below continues either.
type mergeGroup struct {
	same   int // the group that this one is part of, itself where it is whole
	loops  []int
	origin *Cell // the one that shows, nil where actions stand in its place
}

// HasColumns reports whether actions repeat or leave out cells, so that the grid of the table changes.
func (t *Table) HasColumns() bool { return t.columns }

// NeedsCells reports whether its cells are to be written as [Cell], and not as they stand.
func (t *Table) NeedsCells() bool { return t.columns || t.merges || t.equal }

// whole returns the group that a group is part of.
func (t *Table) whole(g int) int {
	for t.groups[g].same != g {
		g = t.groups[g].same
	}
	return g
}
