package causes

import (
	"fmt"
	"math"
	"slices"

	"nianbao/form"
)

// followEquations lets follow each broken equation that is a sum of equations which hold and of others which do not: it
// is broken because those are. The equations that define totals come first, then those that tie totals together. What
// holds is asked of the world in which the other findings are mended.
func (x *explainer) followEquations() {
	heads := x.brokenStill()
	if len(heads) < 2 {
		return
	}
	f := x.pass.Report.Form
	space := &span{columns: len(f.Cells) + len(f.Outside)}
	for _, e := range slices.Concat(f.Equations, f.LastEquations()) {
		if rest, ok := x.mended.rest(e); ok && rest.IsZero() && e.IsEquality() {
			space.add(vector(e, space.columns), none)
		}
	}
	for _, i := range heads {
		if cause := space.add(vector(x.findings[i].Equation, space.columns), i); cause != none {
			x.follow(i, cause)
		}
	}
	for _, i := range heads {
		if x.by[i] == none {
			x.nameShared(i)
		}
	}
}

// brokenStill returns the findings about equations that nothing explains, in order. A comparison that is broken is no
// sum of others.
func (x *explainer) brokenStill() []int {
	var heads []int
	for i := range x.findings {
		if f := &x.findings[i]; f.Equation == nil || !f.Equation.IsEquality() || x.by[i] != none {
			continue
		} else if rest, ok := x.mended.rest(f.Equation); ok && !rest.IsZero() {
			heads = append(heads, i)
		}
	}
	slices.SortStableFunc(heads, func(a, b int) int { return compare(&x.findings[a], &x.findings[b]) })
	return heads
}

// nameShared adds to what is said of an equation the one cell that it has in common with all those that follow it: it is
// looked at first.
func (x *explainer) nameShared(head int) {
	shared := compared(x.findings[head].Equation)
	followers := 0
	for i := range x.findings {
		if e := x.findings[i].Equation; e != nil && i != head && x.root(i) == head {
			followers++
			theirs := compared(e)
			shared = slices.DeleteFunc(shared, func(c *form.Cell) bool { return !slices.Contains(theirs, c) })
		}
	}
	if followers == 0 || len(shared) != 1 || len(x.findings[head].Suspects) > 0 {
		return
	}
	f, v := &x.findings[head], x.pass.Report.Value(shared[0])
	holds := v.Normalized()
	if v.State == form.Blank {
		holds = "空白"
	}
	f.Message += fmt.Sprintf("这一处与另外 %d 处都用到 %s%s（%s），请先核对这一格。",
		followers, v.Place.Within(), shared[0].Label(), holds)
}

// compared returns the form's own cells of an equation's two sides.
func compared(e *form.Equation) []*form.Cell {
	cells := e.Cells()[:len(e.Left)+len(e.Parts())]
	return slices.DeleteFunc(cells, func(c *form.Cell) bool { return c.Of != nil })
}

// vector returns an equation as the factors of the form's cells and of those outside that its relations name.
func vector(e *form.Equation, columns int) []float64 {
	v := make([]float64, columns)
	for sign, side := range map[float64][]form.Term{1: e.Left, -1: e.Right} {
		for _, t := range side {
			if t.Negative {
				v[t.Cell.Index] -= sign
			} else {
				v[t.Cell.Index] += sign
			}
		}
	}
	return v
}

// A span is all sums of some equations. Its rows are reduced, so that each has a column in which it alone begins.
type span struct {
	columns int
	rows    []spanRow
	broken  []int // the findings of the broken equations, in the order in which they were added
}

type spanRow struct {
	factors []float64
	begins  int
	of      map[int]float64 // how often each broken equation is in the row, by its number in span.broken
}

// zero is what counts as nothing: the factors are small whole numbers, reckoned in binary fractions.
const zero = 1e-9

// add adds an equation to the span, unless it is in it: then it returns the first broken equation, in the order in which
// they were added, that it is a sum of; none else.
func (s *span) add(v []float64, i int) int {
	of := map[int]float64{}
	for _, r := range s.rows {
		times := v[r.begins] / r.factors[r.begins]
		if math.Abs(times) < zero {
			continue
		}
		for c := r.begins; c < s.columns; c++ {
			v[c] -= times * r.factors[c]
		}
		for k, n := range r.of {
			of[k] -= times * n
		}
	}
	begins := slices.IndexFunc(v, func(n float64) bool { return math.Abs(n) > zero })
	if begins >= 0 {
		if i != none {
			of[len(s.broken)] = 1
			s.broken = append(s.broken, i)
		}
		s.rows = append(s.rows, spanRow{v, begins, of})
		slices.SortStableFunc(s.rows, func(a, b spanRow) int { return a.begins - b.begins })
		return none
	}
	for k, finding := range s.broken {
		if math.Abs(of[k]) > zero {
			return finding
		}
	}
	return none
}
