package formula

import (
	"iter"

	"nianbao/grid"
)

// An area is a rectangle of a sheet. Bottom and right are the first row and column outside; it may reach far beyond
// what is used.
type area struct{ sheet, top, left, bottom, right int }

func (a area) single() bool { return a.bottom-a.top == 1 && a.right-a.left == 1 }
func (a area) first() Cell  { return Cell{a.sheet, a.top, a.left} }
func (a area) empty() bool  { return a.bottom <= a.top || a.right <= a.left }
func (a area) size() int    { return max(0, a.bottom-a.top) * max(0, a.right-a.left) }

func (a area) intersect(b area) area {
	return area{a.sheet, max(a.top, b.top), max(a.left, b.left), min(a.bottom, b.bottom), min(a.right, b.right)}
}

// bounding returns the smallest area with both in it, as A1:C3 has A1 and C3.
func (a area) bounding(b area) area {
	return area{a.sheet, min(a.top, b.top), min(a.left, b.left), max(a.bottom, b.bottom), max(a.right, b.right)}
}

// clip returns the part of an area that is used. A single cell always is.
func (w *Workbook) clip(a area) area {
	if a.single() {
		return a
	}
	s := w.sheet(a.sheet)
	a.bottom, a.right = min(a.bottom, s.rows), min(a.right, s.cols)
	return a
}

// cells yields the used cells of an area by rows, blank ones too.
func (w *Workbook) cells(a area) iter.Seq[Cell] {
	a = w.clip(a)
	return func(yield func(Cell) bool) {
		for row := a.top; row < a.bottom; row++ {
			for col := a.left; col < a.right; col++ {
				if !yield(Cell{a.sheet, row, col}) {
					return
				}
			}
		}
	}
}

// A cursor goes over the cells with formulas in some areas.
type cursor struct {
	areas   []area
	row     int // of the first area
	at      int // the index of the next cell on its sheet
	started bool
	found   bool // a formula in the first area
}

// next returns the next cell with a formula. It spends what it passes over; at the end of that or of the cells there is
// none.
func (u *cursor) next(w *Workbook) (Cell, bool) {
	for len(u.areas) > 0 {
		a := w.clip(u.areas[0])
		s := w.sheet(a.sheet)
		if !u.started {
			u.row, u.at, u.started, u.found = a.top, s.find(a.top, a.left), true, false
			if w.plain[a] {
				u.at = len(s.cells)
			}
		}
		for ; u.at < len(s.cells); u.at++ {
			c := s.cells[u.at]
			if !w.spend(1) || c.Row >= a.bottom {
				break
			}
			if c.Col >= a.right || c.Col < a.left {
				u.at = u.skip(s, c, a)
				continue
			}
			if c.Formula != "" {
				u.at++
				u.found = true
				return Cell{a.sheet, c.Row, c.Col}, true
			}
		}
		if !u.found && !a.single() && w.spend(entryCost) {
			w.plain[a] = true
		}
		u.areas, u.started = u.areas[1:], false
	}
	return Cell{}, false
}

// skip returns the index before the next cell of an area, from one that is left or right of it.
func (u *cursor) skip(s *sheet, c *grid.Cell, a area) int {
	row := c.Row
	if c.Col >= a.right {
		row++
	}
	return s.find(row, a.left) - 1
}
