package audit

import (
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A frame is what the cells of a table of the form span on a sheet.
type frame struct{ sheet, top, left, bottom, right int }

// addFrame widens the frame of a table by a cell.
func (a *Audit) addFrame(frames map[*form.Table]*frame, t *form.Table, at formula.Cell) {
	f := frames[t]
	if f == nil {
		f = &frame{at.Sheet, at.Row, at.Col, at.Row, at.Col}
		frames[t] = f
		a.frames = append(a.frames, f)
	}
	if at.Sheet == f.sheet {
		f.top, f.left = min(f.top, at.Row), min(f.left, at.Col)
		f.bottom, f.right = max(f.bottom, at.Row), max(f.right, at.Col)
	}
}

// isGap reports whether a place is where labels stand, and gaps between rows and columns: among the figures of a table,
// left of them, or above. Of what is there no formula that adds up a range makes anything. Anywhere else a figure may
// come to stand in a cell that is blank today.
func (a *Audit) isGap(at formula.Cell) bool {
	for _, f := range a.frames {
		across := at.Row >= f.top && at.Row <= f.bottom && at.Col <= f.right
		down := at.Col >= f.left && at.Col <= f.right && at.Row <= f.bottom
		if at.Sheet == f.sheet && (across || down) {
			return !a.holdsNumber(at)
		}
	}
	return false
}

// holdsNumber reports whether a cell holds a number or a formula.
func (a *Audit) holdsNumber(at formula.Cell) bool {
	drawn := a.Book.At(at)
	return drawn != nil && (drawn.Formula != "" || drawn.Kind == grid.Number)
}
