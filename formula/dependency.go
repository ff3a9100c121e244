package formula

import "nianbao/formula/syntax"

// A dependencyVisitor is called on the way from a cell down to the cells that its formula needs, and theirs.
type dependencyVisitor interface {
	enter(c Cell) ([]area, error) // returns what the formula needs
	edge(to Cell) (down bool, err error)
	leave(c Cell) error
}

// walkDependencies goes over the cells with formulas that a formula needs, depth first. It keeps its own stack: a
// workbook may chain any number of cells.
func (w *Workbook) walkDependencies(from Cell, v dependencyVisitor) error {
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
		if w.budget < 0 {
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

// precedents returns the areas whose values the formula of a cell may need. Cells that it chooses by calculation are
// not among them.
func (w *Workbook) precedents(c Cell) ([]area, error) {
	f, err := w.Formula(c)
	if f == nil {
		return nil, err
	}
	k := walker{w: w}
	k.walk(f.Root, w.scopeOf(c), usage{})
	return k.areas, k.err
}

// needs returns the precedents of a cell, none where its formula cannot be read.
func (w *Workbook) needs(c Cell) ([]area, error) {
	areas, err := w.precedents(c)
	if _, wrong := err.(*syntax.Error); wrong {
		return nil, nil
	}
	return areas, err
}
