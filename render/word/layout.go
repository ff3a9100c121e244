package word

import (
	"nianbao/form"
	"nianbao/grid"
)

// A layout is a table as the form prints it, with the measures in which it is set.
type layout struct {
	grid    *form.SectionGrid
	style   *tableStyle
	widths  []int        // of columns, in twips
	heights []int        // of rows, at least
	grouped bool         // several tables below each other
	ends    map[int]bool // the rows of a table for one page below which a page may end

	headings map[int]bool // the rows of the tables' headings
	rights   []int        // where each row ends
	slots    map[*grid.Cell]*form.Slot
}

func layOut(d *form.SectionGrid) *layout {
	t := &layout{grid: d, headings: map[int]bool{}, rights: make([]int, d.Height), slots: map[*grid.Cell]*form.Slot{}}
	for i := range d.Cells {
		c, s := &d.Cells[i], &d.Slots[i]
		t.slots[c] = s
		if s.Role == form.Heading {
			t.grouped, t.headings[c.Row] = true, true
		}
		for row := c.Row; row < c.Bottom(); row++ {
			t.rights[row] = max(t.rights[row], c.Right())
		}
	}
	t.style, t.widths = columns(d, textWidth)
	t.setHeights()
	t.ends = t.breaks()
	return t
}

// at returns the cell that covers a place, an empty one where nothing is drawn.
func (t *layout) at(row, col int) (*grid.Cell, *form.Slot) {
	if c := t.grid.At(row, col); c != nil {
		return c, t.slots[c]
	}
	return &grid.Cell{Row: row, Col: col}, &form.Slot{Role: form.Header}
}

// right returns the column at which a row ends: a table below a wider one does not fill the grid.
func (t *layout) right(row int) int { return t.rights[row] }

// width returns how wide a cell is.
func (t *layout) width(c *grid.Cell) int { return sum(t.widths[c.Col:c.Right()]) }

// inner returns the width in which a cell's text is set.
func (t *layout) inner(c *grid.Cell, s *form.Slot) int {
	width := t.width(c) - cellMargins
	if t.paragraphStyle(c, s) == t.style.stub {
		width -= t.style.indent
	}
	return width
}

// paragraphStyle returns the paragraph style of a cell. Row labels in several columns are sentences and begin at the
// left, as on the form; in one column they are names and stand in the middle.
func (t *layout) paragraphStyle(c *grid.Cell, s *form.Slot) string {
	switch s.Role {
	case form.Data:
		return t.style.figure
	case form.Heading:
		return t.style.stub
	case form.Corner:
		if t.style.lines(c.Text, t.width(c)-cellMargins) > 1 {
			return t.style.stub
		}
	case form.Stub:
		if t.grid.Stub > 1 && !s.Vertical {
			return t.style.stub
		}
	}
	return t.style.head
}

// mayBreak reports whether a page may end below the row: below a table, below a group of rows where half a page would
// stay empty else, and below any row of a table that no page can hold.
func (t *layout) mayBreak(row int) bool {
	if row == t.grid.Height-1 {
		return true
	}
	if !t.grouped {
		return !t.fits() && row >= t.grid.Header || t.ends[row]
	}
	return t.headings[row+1]
}
