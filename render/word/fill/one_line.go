package fill

import (
	"strings"

	"nianbao/docx/edit"
	"nianbao/docx/fit"
	"nianbao/form"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// OneLine keeps every figure of a report that stands in a document on one line: where one would go over two, all of its
// table are set smaller, alike. was is what the document said before it was filled, nil where that was nothing but
// actions: what has stood on one line stays as it is, and figures in what was a blank form are set in one size, in the
// middle of their cells. It returns the package and tells of figures that go over two lines even so. The error is that
// of [ByLabels].
func OneLine(pkg *opc.Package, r *form.Report, index *locate.Index, was *form.Report) (*opc.Package, []Remark, error) {
	d, err := edit.Open(pkg)
	if err != nil {
		return nil, nil, err
	}
	there, err := index.Of(r.Form).Read(&grid.Book{Grids: d.Main.Grids})
	if err != nil {
		return pkg, nil, nil // whoever reads the document back says so
	}
	var tables [][]fit.Cell
	var held [][]*form.Cell
	known := map[int]int{} // by grid, the table
	for _, c := range r.Form.Cells {
		if c.Row.Spare || c.IsWords() {
			continue
		}
		place := there.Value(c).Place
		if place == (form.Place{}) {
			continue
		}
		at, row, col := place.At()
		cell := d.Main.At(at, row, col)
		if cell == nil || cell.HasTable || d.Main.Grids[at].Source != grid.Table {
			continue
		}
		n, is := known[at]
		if !is {
			n = len(tables)
			known[at], tables, held = n, append(tables, nil), append(held, nil)
		}
		one := fit.Cell{At: cell.Begins()}
		if was != nil {
			before := strings.TrimSpace(was.Value(c).Text)
			one.Held, one.Blank = len([]rune(before)), before == ""
		}
		tables[n], held[n] = append(tables[n], one), append(held[n], c)
	}
	pkg, over, err := fit.Tables(pkg, tables)
	if err != nil {
		return nil, nil, err
	}
	var remarks []Remark
	for n, cells := range over {
		for _, i := range cells {
			v := there.Value(held[n][i])
			remarks = append(remarks, Remark{v.Place, held[n][i].Label() + form.Quote(strings.TrimSpace(v.Text)) +
				"在这一格里一行放不下，请把这一列加宽"})
		}
	}
	return pkg, remarks, nil
}

// How many characters every column of the built-in templates has room for in any typeface, and every column of their
// tables of at most three.
const (
	longFigure    = 5
	longInWide    = 12
	columnsOfWide = 3
)

// Room returns how many characters a cell surely has on one line. Of a template that is not built in no more is known
// than what every table has room for.
func Room(c *form.Cell, builtin bool) int {
	rows, columns := c.Table.Leaves()
	if !builtin || len(columns) > columnsOfWide || c.Table.Across && len(rows)*len(columns) > columnsOfWide {
		return longFigure
	}
	return longInWide
}
