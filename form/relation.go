package form

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// A Relation is a rule of the form that ties figures together (勾稽关系), as the form states it.
type Relation struct {
	ID        string
	Says      string // in the form's words
	Basis     string // where the form says so
	Sum       string // what the right side is called when it has many terms
	Mend      string // what to do when it is broken
	Each      string // what it holds for: 每一列 of a table, 每一行 of a table
	Operator  Operator
	Tolerance decimal.Decimal // by how much two equal sides may differ, in the cells' unit
	When      string          // when it is asked for, in words: “预算数”大于 0; empty for always
	Places    int32           // to which a ratio is rounded
	Plausible bool            // it holds in practice and is not prescribed: a breach is no error
	Hint      bool            // it is only plausible, and a breach no more than worth a look
	Holds     map[string]decimal.Decimal
	Breaks    map[string]decimal.Decimal // the example that breaks it: figures by row or column id, the others 0

	Equations []*Equation // its instances
}

// Text returns what the relation says, with what limits it.
func (r *Relation) Text() string {
	var limits []string
	if r.When != "" {
		limits = append(limits, "只在"+r.When+"时要求")
	}
	for _, o := range r.Others() {
		limits = append(limits, "给出"+o.Says+"时核对")
	}
	if len(r.Equations) > 0 && r.Equations[0].IsRatio() {
		limits = append(limits, "四舍五入"+places(r.Places)+percent(r.Equations[0])+"，除数是 0 时空着")
	}
	if !r.Tolerance.IsZero() {
		limits = append(limits, "允许相差 "+r.Tolerance.String())
	}
	if len(limits) == 0 {
		return r.Says
	}
	return r.Says + "（" + strings.Join(limits, "；") + "）"
}

func places(n int32) string {
	if n == 0 {
		return "到整数"
	}
	return "保留 " + strconv.Itoa(int(n)) + " 位小数"
}

func percent(e *Equation) string {
	if e.Times() == 100 {
		return "，按百分数"
	}
	return ""
}

// An Equation is one instance of a relation: one column, one row.
type Equation struct {
	Relation    *Relation
	Line        string // the label of the column or row it is for; empty for one of its own
	Left, Right []Term
	By          []Term     // what the right side of a ratio is divided by; none for a sum
	When        *Condition // nil for always
}

// A Term is a signed figure of an equation.
type Term struct {
	Cell     *Cell
	Negative bool   // subtracted
	Key      string // the row or column id as the relation writes it, a group's for its rows: denied.secret
	Call     string // what the relation calls it: 第一项, or the label
}

// Sum returns the terms' sum under the figures that value returns.
func Sum(terms []Term, value func(*Cell) decimal.Decimal) decimal.Decimal {
	sum := decimal.Zero
	for _, t := range terms {
		switch v := value(t.Cell); {
		case v.IsZero(): // as most figures are
		case t.Negative:
			sum = sum.Sub(v)
		case sum.IsZero():
			sum = v
		default:
			sum = sum.Add(v)
		}
	}
	return sum
}

// IsEquality reports whether two sums must be equal, be it under a condition or within a tolerance.
func (e *Equation) IsEquality() bool { return e.Relation.Operator == Equal && !e.IsRatio() }

// Parts returns the terms that the right side is made of, those of a ratio's divisor last.
func (e *Equation) Parts() []Term {
	if len(e.By) == 0 {
		return slices.Clip(e.Right)
	}
	return slices.Concat(e.Right, e.By)
}

// Total returns the cell that the equation defines as a sum, nil when it defines none (R01): one side of a comparison,
// what is a sum under a condition, or of figures of another report, is a figure of its own.
func (e *Equation) Total() *Cell {
	if e.IsEquality() && e.When == nil && len(e.Left) == 1 && !e.Left[0].Negative && !e.IsOutside() {
		return e.Left[0].Cell
	}
	return nil
}

// Totals returns the cells that must be formulas, with the equations that they follow. Where two define one cell, the
// first counts. One that would lead back to its own cell is left out, and the cell to the clerk: a workbook with a
// circle calculates nothing.
func (f *Form) Totals() map[*Cell]*Equation { return f.totals }

// Relate gives the form its relations, and with them its equations and totals.
func (f *Form) Relate(relations []*Relation) {
	f.Relations, f.Equations = relations, nil
	for _, r := range relations {
		for _, e := range r.Equations {
			e.Relation = r
		}
		f.Equations = append(f.Equations, r.Equations...)
	}
	f.findTotals()
}

func (f *Form) findTotals() {
	f.totals, f.ratios = map[*Cell]*Equation{}, map[*Cell]*Equation{}
	taken := map[*Cell]bool{}
	for _, e := range f.Equations {
		c, of := e.Total(), f.totals
		if e.IsRatio() && e.When == nil && !e.IsOutside() {
			c, of = e.Left[0].Cell, f.ratios
		}
		if c == nil || taken[c] {
			continue
		}
		if taken[c] = true; !f.leads(e, c, map[*Cell]bool{}) {
			of[c] = e
		}
	}
}

// leads reports whether an equation's right side builds, through totals, on a cell.
func (f *Form) leads(e *Equation, to *Cell, seen map[*Cell]bool) bool {
	for _, t := range e.Parts() {
		if t.Cell == to {
			return true
		}
		if next := f.Computed(t.Cell); next != nil && !seen[t.Cell] {
			seen[t.Cell] = true
			if f.leads(next, to, seen) {
				return true
			}
		}
	}
	return false
}

// Balanced reports whether the equation holds, or is not asked for, under the figures that value returns.
func (e *Equation) Balanced(value func(*Cell) decimal.Decimal) bool {
	switch {
	case !e.Applies(value):
		return true
	case e.IsRatio():
		return e.Rounds(Sum(e.Left, value), value)
	}
	return e.Fits(Sum(e.Left, value).Sub(Sum(e.Right, value)))
}

// Applies reports whether the equation is asked for under the figures that value returns.
func (e *Equation) Applies(value func(*Cell) decimal.Decimal) bool {
	return e.When == nil || e.When.Met(value)
}

// Fits reports whether the left side may be so much more than the right.
func (e *Equation) Fits(more decimal.Decimal) bool {
	return e.Relation.Operator.holds(more, e.Relation.Tolerance)
}

// Cells returns the cells that the equation is about, those of its condition last.
func (e *Equation) Cells() []*Cell {
	cells := make([]*Cell, 0, len(e.Left)+len(e.Right)+len(e.By))
	for _, side := range [...][]Term{e.Left, e.Right, e.By} {
		for i := range side {
			cells = append(cells, side[i].Cell)
		}
	}
	return append(cells, e.When.Cells()...)
}

// Example returns the figures of a relation's example for the equation; terms that it leaves out are 0.
func (e *Equation) Example(figures map[string]decimal.Decimal) func(*Cell) decimal.Decimal {
	values := map[*Cell]decimal.Decimal{}
	for _, t := range slices.Concat(e.Left, e.Parts(), e.When.Terms()) {
		values[t.Cell] = figures[t.Key]
	}
	return func(c *Cell) decimal.Decimal { return values[c] }
}
