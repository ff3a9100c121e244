package word

import (
	"nianbao/form"
	"nianbao/grid"
)

// A layout is a drawing with the measures in which it is set.
type layout struct {
	drawing *form.Drawing
	density *tableStyle
	widths  []int // of columns, in twips
	heights []int // of rows, at least
	grouped bool  // several tables below each other
}

func layOut(d *form.Drawing) *layout {
	t := &layout{drawing: d}
	for _, s := range d.Slots {
		t.grouped = t.grouped || s.Role == form.Heading
	}
	t.density, t.widths = columns(d, textWidth)
	t.setHeights()
	return t
}

// at returns the cell that covers a place, an empty one where nothing is drawn.
func (t *layout) at(row, col int) (*grid.Cell, *form.Slot) {
	for i := range t.drawing.Cells {
		c := &t.drawing.Cells[i]
		if c.Row <= row && row < c.Bottom() && c.Col <= col && col < c.Right() {
			return c, &t.drawing.Slots[i]
		}
	}
	return &grid.Cell{Row: row, Col: col}, &form.Slot{Role: form.Header}
}

// right returns the column at which a row ends: a table below a wider one does not fill the grid.
func (t *layout) right(row int) int {
	right := 0
	for i := range t.drawing.Cells {
		if c := &t.drawing.Cells[i]; c.Row <= row && row < c.Bottom() {
			right = max(right, c.Right())
		}
	}
	return right
}

// width returns how wide a cell is.
func (t *layout) width(c *grid.Cell) int { return sum(t.widths[c.Col:c.Right()]) }

// inner returns the width in which a cell's text is set.
func (t *layout) inner(c *grid.Cell, s *form.Slot) int {
	width := t.width(c) - cellMargins
	if t.style(c, s) == t.density.stub {
		width -= t.density.indent
	}
	return width
}

// style returns the paragraph style of a cell. Row labels in several columns are sentences and begin at the left, as on the form; in
// one column they are names and stand in the middle.
func (t *layout) style(c *grid.Cell, s *form.Slot) string {
	switch s.Role {
	case form.Data:
		return t.density.figure
	case form.Heading:
		return t.density.stub
	case form.Corner:
		if t.density.lines(c.Text, t.width(c)-cellMargins) > 1 {
			return t.density.stub
		}
	case form.Stub:
		if t.drawing.Stub > 1 && !s.Vertical {
			return t.density.stub
		}
	}
	return t.density.head
}

// mayBreak reports whether a page may end below the row: below a table, and below any row of one that no page can hold.
func (t *layout) mayBreak(row int) bool {
	if row == t.drawing.Height-1 {
		return true
	}
	if !t.grouped {
		return !t.fits() && row >= t.drawing.Header
	}
	for i, s := range t.drawing.Slots {
		if s.Role == form.Heading && t.drawing.Cells[i].Row == row+1 {
			return true
		}
	}
	return false
}
