package formula

import (
	"slices"

	"nianbao/formula/syntax"
)

// maxNested is how many cells deep a calculation may go beyond what its formulas name: through cells that are chosen by
// calculation, or formulas that name each other and do not need each other.
const maxNested = 50

type recalculated struct {
	value Value
	err   error
}

// Recalculate returns what a cell holds when all formulas that it builds on are calculated anew from what was typed;
// for a cell without a formula what it holds. The error is a *syntax.Error of the cell's own formula, a *Circle or
// *Undecided.
func (w *Workbook) Recalculate(c Cell) (Value, error) {
	if at := w.At(c); at == nil || at.Formula == "" {
		return w.Stored(c), nil
	}
	if _, known := w.results[c]; !known {
		if err := (&recalculation{w: w}).from(c); err != nil {
			return Value{}, err
		}
	}
	r := w.results[c]
	return r.value, r.err
}

// A recalculation calculates cells after those that they need.
type recalculation struct {
	w          *Workbook
	entered    map[Cell]bool
	inProgress []Cell // the cells that are being calculated, each for the one before
}

func (r *recalculation) from(c Cell) error {
	if len(r.inProgress) > maxNested {
		return undecided(tooDeep)
	}
	outer := r.entered
	r.entered = map[Cell]bool{}
	defer func() { r.entered = outer }()
	return r.w.walkDependencies(c, r)
}

func (r *recalculation) enter(c Cell) ([]area, error) {
	r.entered[c] = true
	return r.w.needs(c)
}

func (r *recalculation) edge(to Cell) (bool, error) {
	_, known := r.w.results[to]
	return !known && !r.entered[to] && r.depth(to) < 0, nil
}

// depth returns the index of a cell among those in progress, -1 where it is not.
func (r *recalculation) depth(c Cell) int { return slices.Index(r.inProgress, c) }

func (r *recalculation) leave(c Cell) error {
	if _, known := r.w.results[c]; known {
		return nil
	}
	r.inProgress = append(r.inProgress, c)
	v, err := r.w.calculate(c, r.value, true)
	r.inProgress = r.inProgress[:len(r.inProgress)-1]
	if r.w.budget < 0 {
		return undecided(tooMuch)
	}
	r.w.results[c] = recalculated{v, err}
	return nil
}

func (r *recalculation) value(c Cell) (Value, error) {
	if at := r.w.At(c); at == nil || at.Formula == "" {
		return r.w.Stored(c), nil
	}
	if i := r.depth(c); i >= 0 {
		return Value{}, r.circle(i)
	}
	if _, known := r.w.results[c]; !known {
		if err := r.from(c); err != nil {
			return Value{}, err
		}
	}
	known := r.w.results[c]
	if _, wrong := known.err.(*syntax.Error); wrong {
		return Value{}, undecided(r.w.Ref(c), "的公式无法读取")
	}
	return known.value, known.err
}

// circle returns the error of a cell that needs itself, by its index among those in progress. Between those stand others
// that were calculated before, so that the circle is looked for anew, unless it comes about by calculation.
func (r *recalculation) circle(i int) error {
	cells, err := r.w.Circle(r.inProgress[i])
	if err != nil {
		return err
	}
	if cells == nil {
		cells = slices.Clone(r.inProgress[i:])
	}
	return r.w.circleError(cells)
}
