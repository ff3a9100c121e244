package fix

import (
	"slices"

	"nianbao/formula"
	"nianbao/grid"
)

// A workingCopy is a book whose cells may be changed.
type workingCopy struct {
	*grid.Book
	index map[formula.Cell]int // where in their grid the cells are
}

func copyOf(b *grid.Book) *workingCopy {
	book := *b
	book.Grids = make([]*grid.Grid, len(b.Grids))
	for i, g := range b.Grids {
		book.Grids[i] = &grid.Grid{
			Name: g.Name, Source: g.Source, Hidden: g.Hidden,
			Cells: slices.Clone(g.Cells), Under: slices.Clone(g.Under),
		}
	}
	c := &workingCopy{Book: &book}
	c.findCells()
	return c
}

func (c *workingCopy) findCells() {
	c.index = map[formula.Cell]int{}
	for sheet, g := range c.Grids {
		for i := range g.Cells {
			c.index[formula.Cell{Sheet: sheet, Row: g.Cells[i].Row, Col: g.Cells[i].Col}] = i
		}
	}
}

// cell returns the cell at a place, which is made where the sheet has none. It is good until the next one is made.
func (c *workingCopy) cell(at formula.Cell) *grid.Cell {
	g := c.Grids[at.Sheet]
	i, ok := c.index[at]
	if !ok {
		i = len(g.Cells)
		c.index[at] = i
		g.Cells = append(g.Cells, grid.Cell{Row: at.Row, Col: at.Col})
	}
	return &g.Cells[i]
}

// sort puts the cells that were made in their places.
func (c *workingCopy) sort() {
	for _, g := range c.Grids {
		g.Sort()
	}
	c.findCells()
}
