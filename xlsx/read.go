package xlsx

import (
	"errors"

	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// Read returns the worksheets of a workbook as grids, in workbook order; sheets that hold only a chart or a dialog are
// left out. A workbook that cannot be read whole is not read at all: the error is then an *[Error], or one of package
// opc.
func Read(p *opc.Package) (*grid.Book, error) {
	w, err := Open(p)
	if err != nil {
		return nil, err
	}
	book := &grid.Book{Manual: w.manual, Drawings: w.drawings()}
	gridOf := make([]int, len(w.sheets)) // a sheet's grid, for the names that hold on one sheet
	seen := make(map[string]bool)
	for i, s := range w.sheets {
		gridOf[i] = noGrid
		if s.Kind != "" && s.Kind != "worksheet" {
			continue
		}
		if seen[s.Part] {
			// One part drawn a thousand times over would read as a workbook of a thousand times its size.
			return nil, &Error{Kind: Damaged, Part: s.Part, Sheet: s.Name, Err: errors.New("two sheets share a part")}
		}
		seen[s.Part] = true
		g, err := w.ReadSheet(s)
		if err != nil {
			return nil, err
		}
		g.Comments = w.comments(s)
		gridOf[i] = len(book.Grids)
		book.Tables = append(book.Tables, w.tablesOf(s, len(book.Grids))...)
		book.Grids = append(book.Grids, g)
	}
	book.Names = w.namesOn(gridOf)
	return book, nil
}

// namesOn returns the names by the grids that they hold on, without those of sheets that have none.
func (w *Workbook) namesOn(gridOf []int) []grid.Name {
	var names []grid.Name
	for _, n := range w.names {
		if n.Sheet >= len(gridOf) {
			continue
		}
		if n.Sheet >= 0 {
			n.Sheet = gridOf[n.Sheet]
		}
		if n.Sheet != noGrid {
			names = append(names, n)
		}
	}
	return names
}

// noGrid stands for the grid of a sheet that has none.
const noGrid = -2
