// Package prose reads what of a filing is words: its title, its texts and headings, what stands before, between and
// behind the tables. Whatever it reads is accounted for: a paragraph is in one of the report's texts, says what the
// report knows otherwise, belongs to the form itself, or is told of as left out. What the tables say package locate
// reads, and package account holds their figures to account.
package prose

import (
	"nianbao/form"
	"nianbao/grid"
)

// A Source is a filing of which tables and particulars have been read.
type Source struct {
	*form.Report
	Keys     [][]string                   // of the cells of its grids, as form.Key returns them
	Sections map[int][]*form.Section      // by a grid's number, the sections whose tables stand in it
	Corners  map[*form.Section]form.Place // where the tables of a section begin
	Labels   Labels
	IsLabel  func(*grid.Cell) bool           // whether a cell is some label of the form
	IsAmong  func(at int, c *grid.Cell) bool // whether a cell of a grid stands among a table's labels and figures
	Taken    map[Cell]bool                   // cells and paragraphs that a particular or a text was read from
	Titles   map[Cell]bool                   // those in which the report's title stands

	foreign    foreignLines
	figureRows map[int][]int   // the rows in which figures stand, sorted, by grids' numbers
	left       int             // how many lines were left out
	asides     map[string]bool // the keys of the form's asides
	printed    map[string]bool // the keys of what the form prints beside its labels
}

// A Cell is a cell or paragraph by its grid's number, its row and column.
type Cell struct{ Grid, Row, Col int }

// CellAt returns the cell or paragraph at a place.
func CellAt(p form.Place) Cell {
	at, row, col := p.At()
	return Cell{at, row, col}
}

// Read reads the texts into the report, and its date where it closes a document; what is wrong with headings becomes
// faults of the report.
func (b *Source) Read() {
	b.readTexts()
	b.readProse()
	b.joinClosing()
	b.dropInternal()
}

func (b *Source) fault(f form.Fault) { b.Faults = append(b.Faults, f) }
