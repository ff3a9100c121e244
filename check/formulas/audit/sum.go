package audit

import (
	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A sum is what a formula adds up: how often each cell of the form that staff fill, how often each other cell, and a
// constant.
type sum struct {
	cells    map[*form.Cell]decimal.Decimal
	others   map[formula.Cell]decimal.Decimal
	constant decimal.Decimal
}

func newSum() sum {
	return sum{cells: map[*form.Cell]decimal.Decimal{}, others: map[formula.Cell]decimal.Decimal{}}
}

var one, minusOne = decimal.NewFromInt(1), decimal.NewFromInt(-1)

func (s sum) add(other sum, times decimal.Decimal) {
	for c, n := range other.cells {
		if times != one {
			n = n.Mul(times)
		}
		if have, ok := s.cells[c]; ok {
			n = n.Add(have)
		}
		if s.cells[c] = n; n.IsZero() {
			delete(s.cells, c)
		}
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
	if e := a.totals[c]; e != nil {
		s = a.side(e.Right)
	} else {
		s.cells[c] = one
	}
	a.parts[c] = s
	return s
}

// side returns what the terms of an equation stand for.
func (a *Audit) side(terms []form.Term) sum {
	s := newSum()
	for _, t := range terms {
		s.add(a.partsOf(t.Cell), signOf(t))
	}
	return s
}

func signOf(t form.Term) decimal.Decimal {
	if t.Negative {
		return minusOne
	}
	return one
}

// sumOf returns what a linear form stands for. Texts and blank cells that are none of the form's count for nothing:
// labels, and the gaps between rows.
func (a *Audit) sumOf(l formula.Linear) sum {
	s := newSum()
	s.constant = l.Constant
	for at, n := range l.Terms {
		if n.IsZero() {
			continue
		}
		if c := a.cells[at]; c != nil {
			s.add(a.partsOf(c), n)
		} else if drawn := a.Book.At(at); drawn != nil && (drawn.Kind == grid.Number || drawn.Formula != "") {
			s.others[at] = n
		}
	}
	return s
}

// addNamed adds to a sum the cells outside the form that a formula names one by one: what is blank there today need
// not be tomorrow. In a range such cells are labels and gaps.
func (a *Audit) addNamed(home formula.Cell, s sum) {
	mentions, err := a.Book.Mentions(home)
	if err != nil {
		return
	}
	for _, m := range mentions {
		at := formula.Cell{Sheet: m.Sheet, Row: m.Top, Col: m.Left}
		if m.Sheet < 0 || m.Bottom-m.Top != 1 || m.Right-m.Left != 1 || m.Factor.IsZero() || a.cells[at] != nil {
			continue
		}
		if drawn := a.Book.At(at); drawn == nil || drawn.Formula == "" {
			s.others[at] = m.Factor
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
				rest.add(a.partsOf(t.Cell), n)
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
