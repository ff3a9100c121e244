package word

import (
	"nianbao/form"
	"nianbao/grid"
)

// Row heights in twips, of a row with one line: roomy, and the least that still looks like the form.
const (
	roomyRow = 500
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

// ownPage reports whether the section begins a page: one table without groups that fits on it and would else be cut in
// two more often than not. One with groups begins a page where too little of one is left.
func (t *layout) ownPage() bool {
	return !t.grouped && t.fits() && sum(t.heights) > textHeight/2 && len(t.ends) == 0
}

// A table of groups that goes on one page parts all the same where the page before has room for the first of them: in
// parts of which none is less than these of a page.
const (
	leastAbove = textHeight / 5
	leastBelow = textHeight / 8
)

// breaks returns the rows of a table that goes on one page below which a page may end all the same: between groups of
// rows, with a fair part above and below. Where so much is left below the section before, an empty half page would be
// worse than a table in two parts, the second below the same header. Where less is left the table is on a page whole.
func (t *layout) breaks() map[int]bool {
	rows := map[int]bool{}
	if t.grouped || !t.fits() || sum(t.heights) <= textHeight/2 {
		return rows
	}
	above, below := bodyLine+spaceAboveTable, sum(t.heights)
	for row := range t.grid.Height {
		above, below = above+t.heights[row], below-t.heights[row]
		if row >= t.grid.Header && above >= leastAbove && below >= leastBelow && t.betweenGroups(row) {
			rows[row] = true
		}
	}
	return rows
}

// betweenGroups reports whether a group of rows ends with a row, or begins below it, and none goes on. One whose label is
// set vertically is of so many rows that it may go on, as long as the label stands above the page's end whole.
func (t *layout) betweenGroups(row int) bool {
	between := false
	for i := range t.grid.Cells {
		c, s := &t.grid.Cells[i], &t.grid.Slots[i]
		if s.Role != form.Stub || c.Rows() == 1 {
			continue
		}
		goesOn := c.Row <= row && c.Bottom() > row+1
		if s.Vertical {
			goesOn = goesOn && sum(t.heights[c.Row:row+1]) < int(ems(c.Text)*float64(t.style.em))+labelReserve
		}
		if goesOn {
			return false
		}
		between = between || c.Bottom() == row+1 || c.Row == row+1
	}
	return between
}
