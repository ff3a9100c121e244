package audit

import (
	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
)

// A ratio is held against its formula by trial alone: what divides is no linear form. A formula that rounds otherwise,
// or not at all, is none that is wrong: whether its result is rounded as the form has it, the equation says.

// tryRatio looks for figures that show a formula not to be the ratio that its cell must be. The error says why that is
// undecided.
func (f *Formula) tryRatio() (*Trial, error) {
	t := &trier{
		f: f, ratio: f.Ratio, sum: newSum(), index: map[formula.Cell]int{}, seen: map[formula.Cell]bool{},
		working: map[formula.Cell]bool{},
	}
	if !rule.InOneUnit(f.audit.report, f.Ratio) {
		return nil, nil
	}
	for _, term := range f.Ratio.Parts() {
		at, ok := rule.At(f.audit.report, term.Cell)
		if !ok {
			return nil, nil // that a cell was not found is told of there
		}
		t.add(at)
	}
	return t.run()
}

// holdsRatio reports whether a result is the ratio of the figures that are being tried, rounded or not. Of what is
// divided by 0 any result may be: an error is told of where it stands.
func (t *trier) holdsRatio(got formula.Value) bool {
	figure := func(c *form.Cell) decimal.Decimal {
		at, _ := rule.At(t.f.audit.report, c)
		return t.value(at).Number
	}
	want, ok := t.ratio.Value(figure)
	if !ok || got.Kind == formula.Number && t.isRatio(got.Number, figure) {
		return true
	}
	t.found = &Trial{Got: got, Want: want}
	return false
}

// isRatio reports whether a number is the ratio as far as rounding lets it be told.
func (t *trier) isRatio(n decimal.Decimal, figure func(*form.Cell) decimal.Decimal) bool {
	e := t.ratio
	by := form.Sum(e.By, figure)
	off := n.Mul(by).Sub(form.Sum(e.Right, figure).Mul(decimal.NewFromInt(e.Times()))).Abs()
	return !off.GreaterThan(by.Abs().Mul(decimal.New(5, -e.Relation.Places-1).Add(tolerance)))
}
