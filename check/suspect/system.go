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

	texts  map[string]bool             // the numbers that the report's texts name
	said   map[*form.Cell][]int64      // the numbers that sentences give for figures
	above  map[*form.Cell][]*form.Cell // the totals that are calculated of a cell
	wanted map[*form.Cell]int64        // the figures that other reports want
	sums   map[any]lineSum             // of rows, columns and tables

	rest []int64 // by how much the left side of each row is more than the right
}

// A typedCell is a cell whose figure somebody typed.
type typedCell struct {
	of     *form.Cell
	figure int64
	unit   int64 // what it must be a multiple of
	blank  bool
	total  bool
	rows   []factor // of which equations it is a part
	like   *likeness
}

// A row is an equation over typed cells.
type row struct {
	of     *form.Equation
	cells  []factor
	broken bool
}

// A factor is how often a cell, or in a cell's own list an equation, counts.
type factor struct {
	at    int
	times int64
}

// maxScale is how many decimals a figure may have, maxFigure how large it may be in the smallest unit: sums of many
// such figures are exact.
const (
	maxScale  = 6
	maxFigure = 1 << 50
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
	s.findLines()
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
	add(e.Left, 1)
	add(e.Right, -1)
	r, rest := row{of: e, broken: broken}, int64(0)
	for _, c := range order {
		n, ok := s.number(c)
		if !ok {
			return false
		}
		if rest += times[c] * n; times[c] != 0 && s.of.Typed(c) {
			at := s.cell(c, n)
			r.cells = append(r.cells, factor{at, times[c]})
			s.cells[at].rows = append(s.cells[at].rows, factor{len(s.rows), times[c]})
		}
	}
	s.rows, s.rest = append(s.rows, r), append(s.rest, rest)
	return true
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
		s.at[c], s.cells = at, append(s.cells, x)
	}
	return at
}

// findLines finds what stands side by side or below each other.
func (s *system) findLines() {
	number := func(c *form.Cell) int {
		if at, ok := s.at[c]; ok {
			return at
		}
		return -1
	}
	for _, t := range s.of.Report.Form.Tables {
		rows, columns := t.Leaves()
		if !slices.ContainsFunc(t.Cells, func(c *form.Cell) bool { return number(c) >= 0 }) {
			continue
		}
		for i := range rows {
			var line []int
			for _, c := range t.CellsOf(i) {
				line = append(line, number(c))
			}
			s.lines, s.across = append(s.lines, line), append(s.across, true)
		}
		for j := range columns {
			var line []int
			for i := range rows {
				line = append(line, number(t.CellsOf(i)[j]))
			}
			s.lines, s.across = append(s.lines, line), append(s.across, false)
		}
	}
}

// groups returns the broken rows, those together that typed cells tie to each other.
func (s *system) groups() [][]int {
	group := make([]int, len(s.rows))
	for i := range group {
		group[i] = i
	}
	var root func(i int) int
	root = func(i int) int {
		if group[i] != i {
			group[i] = root(group[i])
		}
		return group[i]
	}
	for _, c := range s.cells {
		for _, r := range c.rows {
			group[root(r.at)] = root(c.rows[0].at)
		}
	}
	var list [][]int
	number := map[int]int{}
	for i, r := range s.rows {
		if !r.broken {
			continue
		}
		at, known := number[root(i)]
		if !known {
			at = len(list)
			number[root(i)], list = at, append(list, nil)
		}
		list[at] = append(list[at], i)
	}
	return list
}

// fits reports whether a figure may stand in a cell.
func (x *typedCell) fits(n int64) bool {
	return (n >= 0 || x.of.Negative()) && n%x.unit == 0 && n < maxFigure
}
