package causes

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

// A shift is by how much some figures of a report would be others. Totals that hold move with their parts, be they
// formulas or added up by hand; those that do not hold stay. It is a world in which little is changed, and takes no
// calculation of the workbook: many are tried.
type shift struct {
	x       *explainer
	changed []*form.Cell // on purpose
	by      map[*form.Cell]decimal.Decimal
}

// figure returns a cell's figure, false where it is not known.
func (s *shift) figure(c *form.Cell) (decimal.Decimal, bool) {
	r := s.x.pass.Report
	if c.Of != nil {
		return r.Number(c), r.IsKnown(c)
	}
	v := r.Value(c)
	return v.Number.Add(s.of(c)), v.State != form.Unreadable
}

// of returns by how much a cell's figure is another.
func (s *shift) of(c *form.Cell) decimal.Decimal {
	if n, ok := s.by[c]; ok || c.Of != nil {
		return n
	}
	total := s.x.sum(c)
	if total == nil {
		return decimal.Zero
	}
	n := form.Sum(total.Right, s.of)
	s.by[c] = n
	return n
}

// sum returns the equation by which a total moves with its parts, nil for a figure of its own.
func (x *explainer) sum(c *form.Cell) *form.Equation {
	e := x.pass.Report.Form.Totals()[c]
	if e == nil || !e.Balanced(x.pass.Report.Number) {
		return nil
	}
	return e
}

// settles reports whether a finding would not be there.
func (s *shift) settles(f *rule.Finding) bool {
	if f.Claim != nil {
		return f.Claim(s.figure)
	}
	return f.Equation != nil && s.holds(f.Equation)
}

func (s *shift) holds(e *form.Equation) bool { return holds(e, s.figure) }

// rest returns by how much the right side of an equation is more than its left.
func (s *shift) rest(e *form.Equation) decimal.Decimal {
	figure := func(c *form.Cell) decimal.Decimal {
		n, _ := s.figure(c)
		return n
	}
	return form.Sum(e.Right, figure).Sub(form.Sum(e.Left, figure))
}

// shifted returns a shift of some figures, nil where one of them would be what cannot stand in its cell.
func (x *explainer) shifted(by map[*form.Cell]decimal.Decimal) *shift {
	s := &shift{x: x, by: by}
	for c, n := range by {
		s.changed = append(s.changed, c)
		v := x.pass.Report.Value(c)
		if c.Of != nil || v.State == form.Unreadable || x.pass.Lost(c) || !isPossible(c, v.Number.Add(n)) {
			return nil
		}
	}
	return s
}

// inputs returns of cells those that stand for themselves, and instead of totals that move with their parts these.
func (x *explainer) inputs(cells []*form.Cell) []*form.Cell {
	var list []*form.Cell
	var add func(c *form.Cell)
	add = func(c *form.Cell) {
		total := x.sum(c)
		switch {
		case c.Of != nil || slices.Contains(list, c):
		case total == nil:
			list = append(list, c)
		default:
			for _, t := range total.Right {
				add(t.Cell)
			}
		}
	}
	for _, c := range cells {
		add(c)
	}
	return list
}
