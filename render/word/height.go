package word

import (
	"nianbao/form"
	"nianbao/grid"
)

// Row heights in twips, of a row with one line: airy, and the least that still looks like the form.
const (
	roomyRow = 440
	leastRow = 320
	slack    = 300 // of a full page, for programs that count a table's borders into its height
)

// room is what a page has for a table below its heading.
const room = textHeight - bodyLine - airAboveTable - slack

// setHeights gives each row the height of its labels, and what air the page allows.
func (t *layout) setHeights() {
	lines := t.rowLines()
	for air := roomyRow; air >= leastRow; air -= 5 {
		t.heights = t.rowHeights(lines, air)
		if t.fits() {
			return
		}
	}
}

// rowLines returns how many lines the labels of each row take.
func (t *layout) rowLines() []int {
	lines := make([]int, t.drawing.Height)
	for i := range t.drawing.Cells {
		c, s := &t.drawing.Cells[i], &t.drawing.Slots[i]
		if c.Rows() == 1 {
			lines[c.Row] = max(lines[c.Row], t.density.lines(c.Text, t.inner(c, s)-2*t.indent(c, s)))
		}
	}
	return lines
}

func (t *layout) rowHeights(lines []int, air int) []int {
	heights := make([]int, len(lines))
	for row, n := range lines {
		heights[row] = max(air, n*t.density.line+paragraph+border+(air-leastRow)/2)
	}
	return heights
}

// indent returns what a cell's text keeps from either side, so as to break well.
func (t *layout) indent(c *grid.Cell, s *form.Slot) int {
	if s.Role != form.Header {
		return 0
	}
	return t.density.avoidSplitWords(c.Text, t.inner(c, s))
}

// fits reports whether the table goes on one page with its heading.
func (t *layout) fits() bool { return sum(t.heights) <= room }

// ownPage reports whether the section begins a page: one table that fits on it and would else be cut in two more often than not.
// Tables that stand below each other are not: they can part between them, and leave no page half empty.
func (t *layout) ownPage() bool {
	return !t.grouped && t.fits() && sum(t.heights) > textHeight/2
}
