package formula

// A visitor is called on the way from a cell down to the cells that its formula needs, and theirs.
type visitor interface {
	enter(c Cell) ([]area, error) // returns what the formula needs
	edge(to Cell) (down bool, err error)
	leave(c Cell) error
}

// descend goes over the cells with formulas that a formula needs, depth first. It keeps its own stack: a workbook may chain any number of
// cells.
func (w *Workbook) descend(from Cell, v visitor) error {
	type step struct {
		cell Cell
		rest cursor
	}
	var stack []step
	enter := func(c Cell) error {
		areas, err := v.enter(c)
		stack = append(stack, step{c, cursor{areas: areas}})
		return err
	}
	err := enter(from)
	for len(stack) > 0 && err == nil {
		top := &stack[len(stack)-1]
		to, more := top.rest.next(w)
		if w.effort < 0 {
			return undecided(tooMuch)
		}
		if !more {
			c := top.cell
			stack = stack[:len(stack)-1]
			err = v.leave(c)
			continue
		}
		var down bool
		if down, err = v.edge(to); down && err == nil {
			err = enter(to)
		}
	}
	return err
}
