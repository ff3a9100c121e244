package audit

import (
	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
)

// A sum is what a formula adds up: how often each cell of the form that staff fill, how often each other cell, and a
// constant.
type sum struct {
	cells    map[*form.Cell]decimal.Decimal
	others   map[formula.Cell]decimal.Decimal
	constant decimal.Decimal
}

func newSum() sum {
	return sum{cells: map[*form.Cell]decimal.Decimal{}}
}

var one, minusOne = decimal.NewFromInt(1), decimal.NewFromInt(-1)

func (s sum) add(other sum, times decimal.Decimal) {
	for c, n := range other.cells {
		if !times.Equal(one) {
			n = n.Mul(times)
		}
		s.addCell(c, n)
	}
}

// addOther takes a cell down that is none of the form's.
func (s *sum) addOther(at formula.Cell, n decimal.Decimal) {
	if s.others == nil {
		s.others = map[formula.Cell]decimal.Decimal{}
	}
	s.others[at] = n
}

func (s sum) addCell(c *form.Cell, n decimal.Decimal) {
	if have, ok := s.cells[c]; ok {
		n = n.Add(have)
	}
	if s.cells[c] = n; n.IsZero() {
		delete(s.cells, c)
	}
}

// comesTo reports whether a sum is that of an equation's terms, which are cells of the form and nothing else.
func (s sum) comesTo(terms sum) bool {
	if len(s.cells) != len(terms.cells) || len(s.others) > 0 || !s.constant.IsZero() {
		return false
	}
	for c, n := range s.cells {
		if !n.Equal(terms.cells[c]) {
			return false
		}
	}
	return true
}

// partsOf returns what a cell stands for: a total for the cells that it must be the sum of, any other for itself.
func (a *Audit) partsOf(c *form.Cell) sum {
	if s, ok := a.parts[c]; ok {
		return s
	}
	s := newSum()
	if e := a.totals[c]; e != nil && !c.Row.Spare {
		s = a.side(e.Right)
	} else {
		a.addParts(s, c, one)
	}
	a.parts[c] = s
	return s
}

// addParts adds to a sum what a cell stands for.
func (a *Audit) addParts(s sum, c *form.Cell, times decimal.Decimal) {
	switch {
	case c.Row.Spare: // nothing stands in it: a sum may reach over it or not
	case a.totals[c] != nil:
		s.add(a.partsOf(c), times)
	default:
		s.addCell(c, times)
	}
}

// side returns what the terms of an equation stand for.
func (a *Audit) side(terms []form.Term) sum {
	s := newSum()
	for _, t := range terms {
		a.addParts(s, t.Cell, signOf(t))
	}
	return s
}

func signOf(t form.Term) decimal.Decimal {
	if t.Negative {
		return minusOne
	}
	return one
}

// sumOf returns what a linear form stands for. Labels and gaps between rows count for nothing.
func (a *Audit) sumOf(l formula.Linear) sum {
	s := newSum()
	s.constant = l.Constant
	for at, n := range l.Terms {
		if n.IsZero() {
			continue
		}
		if c := a.cells[at]; c != nil {
			a.addParts(s, c, n)
		} else if !a.isGap(at) {
			s.addOther(at, n)
		}
	}
	return s
}

// maxBlank is how many cells a range may have that is gone through for blank ones behind all that is used.
const maxBlank = 1 << 12

// maxLooked is how many cells are so gone through in all.
const maxLooked = 1 << 20

// addNamed adds to a sum the cells outside the form that a formula names one by one, or in a range that reaches beyond
// labels and gaps: what is blank there today need not be tomorrow.
func (a *Audit) addNamed(home formula.Cell, s *sum) {
	mentions, err := a.Book.Mentions(home)
	if err != nil {
		return
	}
	for _, m := range mentions {
		rows, cols := m.Bottom-m.Top, m.Right-m.Left
		if m.Sheet < 0 || m.Factor.IsZero() || rows > maxBlank || cols > maxBlank/rows {
			continue
		}
		if a.looked += rows * cols; a.looked > maxLooked {
			return
		}
		for i := range rows * cols {
			at := formula.Cell{Sheet: m.Sheet, Row: m.Top + i/cols, Col: m.Left + i%cols}
			drawn := a.Book.At(at)
			if a.cells[at] == nil && (drawn == nil || drawn.Formula == "") && (rows*cols == 1 || !a.isGap(at)) {
				s.addOther(at, m.Factor)
			}
		}
	}
}

// wasFound reports whether all cells of a sum were found.
func (a *Audit) wasFound(s sum) bool {
	for c := range s.cells {
		if _, ok := rule.At(a.report, c); !ok {
			return false
		}
	}
	return true
}

// isolate solves an equation for a cell: for one that staff fill also where it stands in it as a part of a total.
func (a *Audit) isolate(e *form.Equation, c *form.Cell) (sum, bool) {
	if a.totals[c] == nil {
		rest := a.side(e.Left)
		rest.add(a.side(e.Right), minusOne)
		of := rest.cells[c]
		delete(rest.cells, c)
		solved := newSum()
		solved.add(rest, of.Neg())
		return solved, of.Abs().Equal(one) && len(solved.cells) > 0
	}
	rest := newSum()
	of := decimal.Zero
	for at, terms := range [][]form.Term{e.Left, e.Right} {
		for _, t := range terms {
			n := signOf(t)
			if at == 1 {
				n = n.Neg()
			}
			if t.Cell == c {
				of = of.Add(n)
			} else {
				a.addParts(rest, t.Cell, n)
			}
		}
	}
	if !of.Abs().Equal(one) {
		return rest, false
	}
	solved := newSum()
	solved.add(rest, of.Neg())
	return solved, len(solved.cells) > 0
}
