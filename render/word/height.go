package word

import (
	"nianbao/form"
	"nianbao/grid"
)

// Row heights in twips, of a row with one line: roomy, and the least that still looks like the form.
const (
	roomyRow = 440
	leastRow = 320
	slack    = 300 // of a full page, for programs that count a table's borders into its height
)

// room is what a page has for a table below its heading.
const room = textHeight - bodyLine - spaceAboveTable - slack

// setHeights gives each row the height of its labels, and what space the page leaves.
func (t *layout) setHeights() {
	lines := t.rowLines()
	for height := roomyRow; height >= leastRow; height -= 5 {
		t.heights = t.rowHeights(lines, height)
		if t.fits() {
			return
		}
	}
}

// rowLines returns how many lines the labels of each row take.
func (t *layout) rowLines() []int {
	lines := make([]int, t.grid.Height)
	for i := range t.grid.Cells {
		c, s := &t.grid.Cells[i], &t.grid.Slots[i]
		if c.Rows() == 1 {
			lines[c.Row] = max(lines[c.Row], t.style.lines(c.Text, t.inner(c, s)-2*t.indent(c, s)))
		}
	}
	return lines
}

func (t *layout) rowHeights(lines []int, height int) []int {
	heights := make([]int, len(lines))
	for row, n := range lines {
		heights[row] = max(height, n*t.style.line+paragraph+border+(height-leastRow)/2)
	}
	return heights
}

// indent returns what a cell's text keeps from either side, so as to break well.
func (t *layout) indent(c *grid.Cell, s *form.Slot) int {
	if s.Role != form.Header {
		return 0
	}
	return t.style.avoidSplitWords(c.Text, t.inner(c, s))
}

// fits reports whether the table goes on one page with its heading.
func (t *layout) fits() bool { return sum(t.heights) <= room }

// ownPage reports whether the section begins a page: one table that fits on it and would else be cut in two more often
// than not. Tables that stand below each other are not: they can part between them, and leave no page half empty.
func (t *layout) ownPage() bool {
	return !t.grouped && t.fits() && sum(t.heights) > textHeight/2
}
