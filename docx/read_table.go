package docx

import (
	"maps"
	"strconv"
	"strings"

	"nianbao/grid"
)

// table reads a table and those inside it into grids of their own.
func (r *reader) table() {
	g := &grid.Grid{Name: r.heading, Source: grid.Table}
	r.grids = append(r.grids, g)
	t := table{reader: r, Grid: g, open: map[int]int{}}
	t.rows()
	g.Sort()
	r.text = nil
}

// A table is a table being read.
type table struct {
	*reader
	*grid.Grid
	row, col int
	open     map[int]int // by column, the cell that a vertical merge continues
	grown    []int       // the cells that the current row continues
}

// rows reads the rows in the current element.
func (t *table) rows() {
	t.children(func(name string) {
		switch name {
		case "tr":
			before, open := len(t.Cells), maps.Clone(t.open)
			t.col, t.grown = 0, nil
			if t.cells() {
				t.row++
				return
			}
			for _, at := range t.grown {
				t.Cells[at].RowSpan--
			}
			t.Cells, t.open = t.Cells[:before], open
		case "tblPr", "tblGrid", "Fallback", "sdtPr":
		default: // content controls and the like
			t.rows()
		}
	})
}

// cells reads the cells in the current element. A row that a tracked change deletes is not kept.
func (t *table) cells() (kept bool) {
	kept = true
	t.children(func(name string) {
		switch name {
		case "tc":
			t.cell()
		case "trPr":
			t.children(func(name string) {
				switch name {
				case "gridBefore":
					t.col += t.number(0)
				case "del":
					kept = false
				}
			})
		case "tblPrEx", "Fallback", "sdtPr":
		default:
			kept = t.cells() && kept
		}
	})
	return kept
}

// number returns the number in the current element's val attribute.
func (r *reader) number(absent int) int {
	value, _ := r.Attr("val")
	if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 1<<10 {
		return n
	}
	return absent
}

// cell reads a cell.
func (t *table) cell() {
	c := grid.Cell{Row: t.row, Col: t.col, ColSpan: 1}
	continues, merged := false, false
	var paragraphs []string
	heading, text := t.heading, t.text
	t.inCell++
	t.children(func(name string) {
		if name != "tcPr" {
			t.block(name, func(s string) { paragraphs = append(paragraphs, s) })
			return
		}
		t.children(func(name string) {
			switch name {
			case "gridSpan":
				c.ColSpan = max(1, t.number(1))
			case "vMerge":
				value, _ := t.Attr("val")
				merged, continues = true, value != "restart"
			}
		})
	})
	t.inCell--
	t.heading, t.text = heading, text // what stands in the cell is no heading of what follows the table
	c.Text = strings.TrimRight(strings.Join(paragraphs, "\n"), "\n")
	t.col += c.ColSpan
	if at, ok := t.open[c.Col]; ok && continues {
		above := &t.Cells[at]
		above.RowSpan = t.row + 1 - above.Row
		t.grown = append(t.grown, at)
		if strings.TrimSpace(c.Text) != "" {
			t.Under = append(t.Under, c)
		}
		return
	}
	delete(t.open, c.Col)
	if merged {
		t.open[c.Col] = len(t.Cells)
	}
	t.Cells = append(t.Cells, c)
}
