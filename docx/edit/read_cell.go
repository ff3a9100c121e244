package edit

import (
	"strings"

	"nianbao/grid"
)

// cell reads a cell.
func (t *table) cell() {
	m := bonds{span: 1}
	f := flow{kept: true, cell: true, texts: t.texts[:0]}
	t.texts = nil // a cell in it needs its own
	heading, prose, last, inCell, outer := t.heading, t.text, t.last, t.inCell, t.enter()
	t.last = nil
	t.inCell++
	t.children(func(name string) {
		switch {
		case name == "tcPr":
			m = t.bonds()
		case !m.gone:
			t.block(name, &f)
		}
	})
	t.flush(&f)
	t.leave(outer)
	t.heading, t.text, t.last, t.inCell = heading, prose, last, inCell // what stands in the cell is no heading of what follows the table
	if !m.gone {
		text := strings.TrimRight(strings.Join(f.texts, "\n"), "\n")
		if strings.TrimSpace(text) == "" { // spaces that keep a cell open are nothing
			text = ""
		}
		t.put(m, text, f.lines, !f.kept)
	}
	if f.kept {
		t.texts = f.texts
	}
}

// bonds is what a cell's properties say of its neighbours.
type bonds struct {
	span        int
	down, right bond // with the cell above, and with the cell left of it as old programs wrote it
	gone        bool // a tracked change has deleted the cell
}

type bond int

const (
	apart bond = iota
	begins
	continues
)

// bonds reads a cell's properties.
func (t *table) bonds() bonds {
	m := bonds{span: 1}
	t.children(func(name string) {
		switch name {
		case "gridSpan":
			if n := t.measure("val", 1); n > 0 && n < 1<<10 {
				m.span = n
			}
		case "vMerge":
			m.down = t.bond("val", "restart")
		case "hMerge":
			m.right = t.bond("val", "restart")
		case "cellMerge": // a tracked change that merges
			m.down = t.bond("vMerge", "rest")
		case "cellDel":
			m.gone = true
		}
	})
	return m
}

func (t *table) bond(attr, beginning string) bond {
	if value, _ := t.Attr(attr); value == beginning {
		return begins
	}
	return continues
}

// put adds a cell to the grid, or to the cell that it continues.
func (t *table) put(m bonds, text string, lines [][]*Paragraph, table bool) {
	c := grid.Cell{Row: t.row, Col: t.col, ColSpan: m.span, Text: text, Hidden: t.hidden}
	unseen := strings.TrimSpace(text) != ""
	first := t.first
	t.col, t.first = t.col+m.span, false
	if m.right == continues && !first {
		if left := len(t.Cells) - 1; left >= 0 && t.Cells[left].Row == t.row && t.Cells[left].Right() == c.Col {
			t.Cells[left].ColSpan += m.span
		}
		t.bury(c, unseen)
		return
	}
	if m.down == continues && unseen && t.row == t.cut { // behind the cut it is seen again
		m.down = begins
	}
	if at, ok := t.above(c.Col); ok && m.down == continues {
		above := &t.Cells[at]
		above.RowSpan = t.row + 1 - above.Row
		t.bury(c, unseen)
		return
	}
	delete(t.open, c.Col)
	if m.down != apart {
		t.open[c.Col] = len(t.Cells)
	}
	t.Cells = append(t.Cells, c)
	if t.trace != nil {
		t.spots = append(t.spots, &Cell{lines, table})
	}
}

// above returns the cell that a vertical merge in a column continues. Its border may be a hair off.
func (t *table) above(col int) (at int, ok bool) {
	if at, ok = t.open[col]; ok {
		return at, true
	}
	for _, near := range []int{col - 1, col + 1} {
		between := min(near, col)
		if at, ok = t.open[near]; ok && between < len(t.widths) && t.widths[between] < hair && t.Cells[at].Bottom() == t.row {
			return at, true
		}
	}
	return 0, false
}

// bury keeps the content of a cell that another one covers.
func (t *table) bury(c grid.Cell, unseen bool) {
	if unseen {
		t.Under = append(t.Under, c)
	}
}
