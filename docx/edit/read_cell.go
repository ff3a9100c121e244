package edit

import (
	"strings"

	"nianbao/grid"
)

func (t *tableReader) cell() {
	m := cellMerge{span: 1}
	f := paragraphList{kept: true, cell: true, texts: t.texts[:0]}
	t.texts = nil // a cell in it needs its own
	heading, prose, last, inCell, outer := t.heading, t.text, t.last, t.inCell, t.enterContainer()
	ground := t.ground
	t.last = nil
	t.inCell++
	t.children(func(name string) {
		switch {
		case name == "tcPr":
			m = t.cellMerge()
			t.ground = m.ground
		case !m.deleted:
			t.block(name, &f)
		}
	})
	t.flush(&f)
	nested := !f.kept || f.nested
	t.leaveContainer(outer)
	t.ground = ground
	// What stands in the cell is no heading of what follows the table.
	t.heading, t.text, t.last, t.inCell = heading, prose, last, inCell
	if !m.deleted {
		text := strings.TrimRight(strings.Join(f.texts, "\n"), "\n")
		if strings.TrimSpace(text) == "" { // spaces that keep a cell open are nothing
			text = ""
		}
		f.look.Table = nested
		t.put(m, text, f.look, f.lines, nested)
	}
	if f.kept {
		t.texts = f.texts
	}
}

// cellMerge is what a cell's properties say of its neighbours.
type cellMerge struct {
	span        int
	down, right mergeState // with the cell above, and with the cell left of it as old programs wrote it
	deleted     bool       // a tracked change has deleted the cell
	ground      string     // the colour behind its text
}

type mergeState int

const (
	notMerged mergeState = iota
	mergeStart
	mergeContinue
)

func (t *tableReader) cellMerge() cellMerge {
	m := cellMerge{span: 1, ground: t.ground}
	t.children(func(name string) {
		switch name {
		case "gridSpan":
			if n := t.measure("val", 1); n > 0 && n < 1<<10 {
				m.span = n
			}
		case "vMerge":
			m.down = t.mergeState("val", "restart")
		case "hMerge":
			m.right = t.mergeState("val", "restart")
		case "cellMerge": // a tracked change that merges
			m.down = t.mergeState("vMerge", "rest")
		case "cellDel":
			m.deleted = true
		case "shd":
			m.ground = t.shading(m.ground)
		}
	})
	return m
}

func (t *tableReader) mergeState(attr, beginning string) mergeState {
	if value, _ := t.Attr(attr); value == beginning {
		return mergeStart
	}
	return mergeContinue
}

// put adds a cell to the grid, or to the cell that it continues.
func (t *tableReader) put(m cellMerge, text string, look grid.Look, lines [][]*Paragraph, hasTable bool) {
	c := grid.Cell{Row: t.row, Col: t.col, ColSpan: m.span, Text: text, Look: look.Kept()}
	c.Hidden = t.hidden || c.Faint() != ""
	unseen := strings.TrimSpace(text) != ""
	first := t.first
	t.col, t.first = t.col+m.span, false
	if m.right == mergeContinue && !first {
		if left := len(t.Cells) - 1; left >= 0 && t.Cells[left].Row == t.row && t.Cells[left].Right() == c.Col {
			t.Cells[left].ColSpan += m.span
		}
		t.keepUnder(c, unseen)
		return
	}
	if m.down == mergeContinue && unseen && t.row == t.cut { // behind the cut it is seen again
		m.down = mergeStart
	}
	if at, ok := t.above(c.Col); ok && m.down == mergeContinue {
		above := &t.Cells[at]
		above.RowSpan = t.row + 1 - above.Row
		t.keepUnder(c, unseen)
		return
	}
	delete(t.open, c.Col)
	if m.down != notMerged {
		t.open[c.Col] = len(t.Cells)
	}
	t.Cells = append(t.Cells, c)
	if t.sourceMap != nil {
		t.sources = append(t.sources, &Cell{lines, hasTable})
	}
}

// above returns the cell that a vertical merge in a column continues. Its border may be a hair off.
func (t *tableReader) above(col int) (at int, ok bool) {
	if at, ok = t.open[col]; ok {
		return at, true
	}
	for _, near := range []int{col - 1, col + 1} {
		if at, ok = t.open[near]; ok && t.isHair(min(near, col)) && t.Cells[at].Bottom() == t.row {
			return at, true
		}
	}
	return 0, false
}

func (t *tableReader) isHair(col int) bool { return col < len(t.widths) && t.widths[col] < hair }

// keepUnder keeps the content of a cell that another one covers.
func (t *tableReader) keepUnder(c grid.Cell, unseen bool) {
	if unseen {
		t.Under = append(t.Under, c)
	}
}
