package edit

import (
	"strconv"

	"nianbao/grid"
)

// table reads a table and those inside it into grids of their own. A table right behind another one of as many columns
// is its continuation: somebody has cut it in two.
func (r *reader) table() {
	t := &tableReader{reader: r}
	t.lines()
	t.start()
	r.text, r.last = nil, t.tableGrid
}

// A tableReader reads a table.
type tableReader struct {
	*reader
	*tableGrid
	columns []int // the widths of the columns
	col     int
	first   bool // no cell of the row has been read
	deleted bool // a tracked change has deleted the row
	hidden  bool // the row is not shown
}

// tableGrid is what has been read of a table or of several that make up one.
type tableGrid struct {
	*grid.Grid
	number  int   // of the grid
	widths  []int // of the columns, in twentieths of a point
	row     int
	cut     int         // the row in which the last of the tables begins
	open    map[int]int // by column, the cell that a vertical merge continues
	sources []*Cell     // of the cells, when they are traced
}

// start begins the table's grid, or goes on with the one of the table before.
func (t *tableReader) start() {
	if t.tableGrid != nil {
		return
	}
	if last := t.last; last != nil && len(t.columns) > 0 && len(last.widths) == len(t.columns) {
		t.tableGrid = last
		t.cut = t.row
		return
	}
	g := &grid.Grid{Name: t.heading, Source: grid.Table}
	t.tableGrid = &tableGrid{Grid: g, number: len(t.grids), widths: t.columns, open: map[int]int{}}
	t.grids = append(t.grids, g)
	t.tables = append(t.tables, t.tableGrid)
}

// lines reads the rows in the current element.
func (t *tableReader) lines() {
	t.children(func(name string) {
		switch name {
		case "tr":
			t.start()
			t.col, t.first, t.deleted, t.hidden = 0, true, false, false
			t.cells()
			if !t.deleted {
				t.row++
			}
		case "tblGrid":
			t.children(func(name string) {
				if name == "gridCol" {
					t.columns = append(t.columns, t.measure("w", 0))
				}
			})
		case "sdt":
			t.control(t.lines)
		case "tblPr", "Fallback", "del", "moveFrom":
		default: // content controls and the like
			t.lines()
		}
	})
}

// cells reads the cells in the current element. Those of a row that a tracked change deletes are not there.
func (t *tableReader) cells() {
	t.children(func(name string) {
		switch name {
		case "tc":
			if !t.deleted {
				t.cell()
			}
		case "trPr":
			t.children(func(name string) {
				switch name {
				case "gridBefore":
					t.col += t.measure("val", 0)
				case "del":
					t.deleted = true
				case "hidden":
					t.hidden = t.on()
				}
			})
		case "sdt":
			t.control(t.cells)
		case "tblPrEx", "Fallback", "del", "moveFrom":
		default:
			t.cells()
		}
	})
}

// measure returns the number in an attribute of the current element.
func (r *reader) measure(attr string, absent int) int {
	value, _ := r.Attr(attr)
	if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 1<<15 {
		return n
	}
	return absent
}
