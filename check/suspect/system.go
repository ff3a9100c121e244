package suspect

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// A system is a case's equations over the cells that somebody typed, in whole numbers.
type system struct {
	of     *Case
	scale  int32 // figures are counted in units of ten to the power of -scale
	cells  []typedCell
	at     map[*form.Cell]int // the number of a cell among those
	rows   []row
	lines  [][]int // cells that stand side by side or below each other in print, by number; -1 for one that is none
	across []bool  // of each line whether it is one of a table's rows

	texts map[string]bool // the numbers that the report's texts name
	sums  map[any]lineSum // of rows, columns and tables

	statements []statement       // what else says what sums of figures are
	portions   map[int][]portion // of each cell in those

	blanks, zeros int // how many cells are blank, and in how many nothing or 0 stands

	rest    []int64 // by how much the left side of each row is more than the right
	implied []int   // broken rows that say nothing besides others
	most    int     // how many steps a search may have
}

// A typedCell is a cell whose figure somebody typed.
type typedCell struct {
	of     *form.Cell
	figure int64
	unit   int64 // what it must be a multiple of
	blank  bool
	total  bool
	rows   []factor // of which equations it is a part
	spots  []spot   // where it stands in lines
	like   *likeness
}

// A row is an equation over typed cells.
type row struct {
	of     *form.Equation
	cells  []factor
	total  factor // that is typed, or none
	broken bool

	expanded bool // a total that is calculated was taken back to the cells behind it
	implied  bool // it is a sum of others
}

// A factor is how often a cell, or in a cell's own list an equation, counts.
type factor struct {
	at    int
	times int64
}

// maxScale is how many decimals a figure may have, maxFigure how large it may be in the smallest unit, and maxParts how
// many of them, each as often as it counts, an equation may add up: such sums are exact.
const (
	maxScale  = 6
	maxFigure = 1 << 48
	maxParts  = 1 << 14
)

// newSystem returns the system of a case, nil where its figures are beyond reckoning.
func newSystem(c *Case) *system {
	s := &system{of: c, at: map[*form.Cell]int{}}
	for _, e := range slices.Concat(c.Broken, c.Sound) {
		for _, cell := range e.Cells() {
			n, ok := c.Figure(cell)
			if !ok {
				return nil
			}
			s.scale = max(s.scale, -n.Exponent())
		}
	}
	if s.scale > maxScale {
		return nil
	}
	calculated := s.calculated()
	broken := map[*form.Equation]bool{}
	for _, e := range c.Broken {
		broken[e] = true
	}
	for _, e := range slices.Concat(c.Broken, c.Sound) {
		if calculated[e.Total()] == e {
			continue // by its formula it holds whatever stands in the cells behind it
		}
		if !s.addRow(e, calculated, broken[e]) {
			return nil
		}
	}
	s.leaveImplied()
	s.findLines()
	s.findStatements(calculated)
	return s
}

// calculated returns the totals that a formula calculates as the form has it, with the equations that say so.
func (s *system) calculated() map[*form.Cell]*form.Equation {
	list := map[*form.Cell]*form.Equation{}
	for _, e := range s.of.Sound {
		if total := e.Total(); total != nil && s.of.Report.Form.Computed(total) == e && !s.of.Typed(total) {
			list[total] = e
		}
	}
	return list
}

// addRow adds an equation; false where a figure is beyond reckoning.
func (s *system) addRow(e *form.Equation, calculated map[*form.Cell]*form.Equation, broken bool) bool {
	times, order, ok := behind(calculated, e.Left, e.Right)
	if !ok {
		return false
	}
	isCalculated := func(t form.Term) bool { return calculated[t.Cell] != nil }
	r, rest, total := row{of: e, broken: broken}, int64(0), e.Total()
	r.expanded = slices.ContainsFunc(e.Left, isCalculated) || slices.ContainsFunc(e.Right, isCalculated)
	for _, c := range order {
		n, ok := s.number(c)
		if !ok {
			return false
		}
		if rest += times[c] * n; times[c] != 0 && s.of.Typed(c) {
			at := s.cell(c, n)
			r.cells = append(r.cells, factor{at, times[c]})
			if c == total {
				r.total = factor{at, times[c]}
			}
			s.cells[at].rows = append(s.cells[at].rows, factor{len(s.rows), times[c]})
		}
	}
	s.rows, s.rest = append(s.rows, r), append(s.rest, rest)
	return true
}

// behind returns how often each cell counts in the terms of a left side less those of a right one, of which those that
// formulas calculate are taken back to the cells behind them, and these in order; false where they are too many to reckon
// with.
func behind(calculated map[*form.Cell]*form.Equation, left, right []form.Term) (map[*form.Cell]int64, []*form.Cell, bool) {
	times := map[*form.Cell]int64{}
	var order []*form.Cell
	var add func(terms []form.Term, sign int64)
	add = func(terms []form.Term, sign int64) {
		for _, t := range terms {
			own := sign
			if t.Negative {
				own = -sign
			}
			if by := calculated[t.Cell]; by != nil {
				add(by.Right, own)
				continue
			}
			if _, known := times[t.Cell]; !known {
				order = append(order, t.Cell)
			}
			times[t.Cell] += own
		}
	}
	add(left, 1)
	add(right, -1)
	parts := int64(0)
	for _, n := range times {
		parts += max(n, -n)
	}
	return times, order, parts <= maxParts
}

// number returns a cell's figure in the smallest unit.
func (s *system) number(c *form.Cell) (int64, bool) {
	n, _ := s.of.Figure(c)
	n = n.Shift(s.scale)
	if !n.IsInteger() || n.Abs().GreaterThan(decimal.NewFromInt(maxFigure)) {
		return 0, false
	}
	return n.IntPart(), true
}

// cell returns the number of a typed cell.
func (s *system) cell(c *form.Cell, n int64) int {
	at, known := s.at[c]
	if !known {
		at = len(s.cells)
		x := typedCell{of: c, figure: n, unit: 1, blank: s.of.Report.Value(c).State == form.Blank}
		x.total = s.of.Report.Form.Totals()[c] != nil
		if !c.Decimal() {
			for range s.scale {
				x.unit *= 10
			}
		}
		if n == 0 {
			s.zeros++
			if x.blank {
				s.blanks++
			}
		}
		s.at[c], s.cells = at, append(s.cells, x)
	}
	return at
}

// fits reports whether a figure may stand in a cell. One that is beyond reckoning might: then nothing is certain.
func (f *finder) fits(x *typedCell, n int64) bool {
	if n >= maxFigure || n <= -maxFigure {
		f.unsure = f.unsure || n > 0 || x.of.Negative()
		return false
	}
	return (n >= 0 || x.of.Negative()) && n%x.unit == 0
}
