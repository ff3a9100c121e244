package audit

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
)

// A Difference is how the sum that a total's formula adds up differs from what it must add up.
type Difference struct {
	Missing  []*form.Cell   // not added
	Extra    []*form.Cell   // added without belonging to it
	Others   []formula.Cell // the same, of cells that are none of the form's
	Repeated []*form.Cell   // not added once
	Negated  []*form.Cell   // with the wrong sign
	Constant decimal.Decimal

	formula *Formula
}

// Difference returns how a total's formula differs from what it must be, nil for one that does not, that cannot be
// told, or that lacks a cell which was not found: that is told of there.
func (f *Formula) Difference() *Difference {
	if f.compare(); f.err != nil || !f.deviates {
		return nil
	}
	d := &Difference{Constant: f.sum.constant, formula: f}
	for _, c := range f.audit.report.Form.Cells {
		have, want := f.sum.cells[c], f.want.cells[c]
		switch {
		case have.Equal(want):
		case have.IsZero():
			d.Missing = append(d.Missing, c)
		case want.IsZero():
			d.Extra = append(d.Extra, c)
		case have.Sign() != want.Sign():
			d.Negated = append(d.Negated, c)
		default:
			d.Repeated = append(d.Repeated, c)
		}
	}
	d.Others = inOrder(f.sum.others)
	return d
}

func inOrder(cells map[formula.Cell]decimal.Decimal) []formula.Cell {
	return slices.SortedFunc(maps.Keys(cells), func(x, y formula.Cell) int {
		return slices.Compare([]int{x.Sheet, x.Row, x.Col}, []int{y.Sheet, y.Row, y.Col})
	})
}

// Cells returns the cells of the form that the difference is about.
func (d *Difference) Cells() []*form.Cell {
	return slices.Concat(d.Missing, d.Extra, d.Repeated, d.Negated)
}

// Clear takes all of the difference away.
func (d *Difference) Clear() { *d = Difference{formula: d.formula} }

// OtherLine returns the instance of the relation whose sum the formula has instead of its own, nil for none.
func (d *Difference) OtherLine() *form.Equation {
	own := d.formula.Total
	for _, other := range own.Relation.Equations {
		if other != own && d.formula.sum.comesTo(d.formula.audit.side(other.Right)) {
			return other
		}
	}
	return nil
}

// IsPart reports whether the first repeated cell is added less than once.
func (d *Difference) IsPart() bool {
	c := d.Repeated[0]
	return d.formula.sum.cells[c].Abs().LessThan(d.formula.want.cells[c].Abs())
}

// NamesTwice reports whether the formula itself names one of the repeated cells more than once; else it names a cell
// and a sum with the cell in it.
func (d *Difference) NamesTwice() bool {
	a := d.formula.audit
	direct, err := a.Book.Linear(d.formula.At, func(formula.Cell) bool { return false })
	if err != nil {
		return false
	}
	return slices.ContainsFunc(d.Repeated, func(c *form.Cell) bool {
		at, ok := rule.At(a.report, c)
		return ok && direct.Terms[at].Abs().GreaterThan(one)
	})
}

// Names lists cells of the form by their labels and places.
func (d *Difference) Names(cells []*form.Cell) string { return rule.List(d.each(cells), "格") }

// Added names the cells, of the form or not, that are added without belonging to the total: of those that are not, the
// ones that the formula itself names. It is empty for none.
func (d *Difference) Added() string {
	names := d.each(d.Extra)
	for _, c := range d.Others {
		if name := d.formula.Names(d.formula.through(c)); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return rule.List(names, "格")
}

// through returns the cell by which a formula adds up one that is none of the form's: the formula of a row that is
// somebody's own, else the cell itself.
func (f *Formula) through(c formula.Cell) formula.Cell {
	traits, err := f.traits()
	if err != nil {
		return c
	}
	by := c
	for _, r := range traits.References {
		for _, at := range f.audit.Book.Cells(r) {
			if at == c {
				return c
			}
			drawn := f.audit.Book.At(at)
			if by != c || f.audit.cells[at] != nil || drawn == nil || drawn.Formula == "" {
				continue
			}
			sum, err := f.audit.Book.Linear(at, func(c formula.Cell) bool { return f.audit.cells[c] == nil })
			if err == nil && !sum.Terms[c].IsZero() {
				by = at
			}
		}
	}
	return by
}

// each names cells of the form by as much of their labels as tells them from the formula's own.
func (d *Difference) each(cells []*form.Cell) []string {
	var names []string
	for _, c := range cells {
		names = append(names, d.formula.labelled(c))
	}
	return names
}

// labelled names a cell of the form by as much of its labels as tells it from the formula's own, and its place.
func (f *Formula) labelled(c *form.Cell) string {
	label := form.Quote(c.Row.Title())
	switch {
	case c.Table != f.Cell.Table, c.Row.Title() == "":
		label = c.Label()
	case c.Row == f.Cell.Row:
		label = form.Quote(c.Column.Label)
	case c.Column != f.Cell.Column:
		label = c.Label()
	}
	at, _ := rule.At(f.audit.report, c)
	return label + "（" + f.ref(at) + "）"
}
