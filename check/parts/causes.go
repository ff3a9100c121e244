package parts

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/suspect"
	"nianbao/form"
	"nianbao/form/parts"
)

// A mistake is lines that differ for one reason, with what most likely is the reason.
type mistake struct {
	lines  []*line
	causes []cause // the most likely first
	pair   bool    // two lines of which one has as much too much as the other too little
}

// A cause is one figure that would explain a line, or one part's figures that would explain several.
type cause struct {
	part    *parts.Part // nil for the superior's own cell
	changes []change
	chance  float64 // relative to others of the same mistake
}

// A change is what a figure is and what it would have to be.
type change struct {
	line     *line
	from, to decimal.Decimal
	at       form.Place
	why      string
}

const (
	leftOut   = "没有加进去"
	again     = "加了两次"
	changed   = "汇总以后改过"
	unfilled  = "没有填"
	unsound   = "它自己的报告里这一格也不相平"
	unadded   = "它自己的总计不是各格之和"
	typedOver = "公式被改成了数"
)

const (
	shareLeftOut = 0.08  // of all slips in adding up: a part's figure in one cell was not added
	shareAgain   = 0.03  // or added twice
	oddsTotals   = 30.0  // for the superior's cell where the totals over it hold
	oddsDoubt    = 400.0 // for a part's figure that its own check suspects, and would be as the sum wants it
	leastDoubt   = 1e-3  // if no slip makes the one figure of the other
	oddsUnsound  = 8.0   // for one of a part that has errors
	oddsChanged  = 1e6   // for one that was the other when it was added up, by the superior's own workbook
	oddsSecond   = 0.1   // for each mistake more
)

// causes returns what may explain a line, the most likely first.
func (a *account) causes(l *line) []cause {
	list := a.unaddedTotals(l)
	if len(list) > 0 {
		return list
	}
	if c, ok := a.ownCause(l); ok {
		list = append(list, c)
	}
	for _, of := range a.parts {
		if c, ok := a.causeIn(of, l); ok {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(x, y cause) int { return cmp.Compare(y.chance, x.chance) })
	return list
}

// unaddedTotals returns, where only a total differs and what it is made of does not, the parts whose own total is not
// what it is made of.
func (a *account) unaddedTotals(l *line) []cause {
	e := a.report.Form.Computed(l.cell)
	if e == nil || e.IsRatio() || l.lost || slices.ContainsFunc(e.Right, func(t form.Term) bool {
		of := a.byCell[t.Cell]
		return !t.Cell.Row.Spare && (of == nil || of.open || !of.off.IsZero())
	}) {
		return nil
	}
	var list []cause
	for _, of := range a.parts {
		f := of.At(l.cell)
		sum := form.Sum(e.Right, func(c *form.Cell) decimal.Decimal { return of.At(c).Number })
		if !sum.Equal(f.Number) {
			list = append(list, cause{of, []change{{l, f.Number, sum, f.Place, unadded}}, 1})
		}
	}
	return list
}

// ownCause is a slip in the superior's cell.
func (a *account) ownCause(l *line) (cause, bool) {
	if l.lost || a.isFormula(l) {
		return cause{}, false
	}
	why, chance := suspect.Slip(l.cell, l.added(), l.have)
	switch {
	case l.blank:
		why, chance = unfilled, 1
	case a.set.InSheet, a.isTypedOver(l):
		why, chance = typedOver, oddsChanged // where all is made by formulas
	}
	if chance == 0 {
		return cause{}, false
	}
	for _, e := range a.holding(l) {
		if e.Balanced(a.report.Number) { // its figure is what its totals say
			return cause{}, false
		}
		chance *= oddsTotals
	}
	return cause{changes: []change{{l, l.have, l.added(), a.report.Value(l.cell).Place, why}}, chance: chance}, true
}

// isTypedOver reports whether the superior's workbook, which says itself what it has added up, says otherwise in a cell.
func (a *account) isTypedOver(l *line) bool {
	return a.set.Before != nil && !a.set.Before.Sum(l.cell).Number.Equal(l.have)
}

// isFormula reports whether the superior's figure is calculated: nobody has mistyped it.
func (a *account) isFormula(l *line) bool { return a.report.Value(l.cell).Formula != "" }

// causeIn is a slip in a part's figure: the figure that stands there now, or the one that was added up.
func (a *account) causeIn(of *parts.Part, l *line) (cause, bool) {
	f := of.At(l.cell)
	if f.State == form.Unreadable || f.State == form.Words {
		return cause{}, false
	}
	counted := f.Number.Add(l.off)
	if then := a.set.Then(of); then != nil && then.At(l.cell).Number.Equal(counted) {
		return cause{of, []change{{l, f.Number, counted, f.Place, changed}}, oddsChanged}, true
	} else if then != nil && a.isFormula(l) && then.At(l.cell).Number.Equal(f.Number) {
		return cause{}, false
	}
	why, chance := suspect.Slip(l.cell, counted, f.Number)
	if f.State == form.Blank && chance > 0 {
		why = unfilled
	}
	alone := f.Number.Equal(l.added()) // then it is the superior's figure that was mistyped
	if added, more := suspect.Slip(l.cell, f.Number, counted); more > 0 && (!alone || a.isFormula(l)) {
		if more > chance {
			why = added
		}
		chance += more
	}
	switch {
	case f.Number.IsZero():
	case counted.IsZero() && shareLeftOut > chance:
		why, chance = leftOut, chance+shareLeftOut
	case counted.Equal(f.Number.Add(f.Number)) && shareAgain > chance:
		why, chance = again, chance+shareAgain
	}
	want, doubted := of.Doubts[parts.Name(l.cell)]
	doubted = doubted && want.Equal(counted)
	for _, e := range a.holding(l) {
		if !wants(e, of, l).Equal(counted) {
			return cause{}, false
		}
		doubted = true
	}
	switch {
	case chance == 0 || why == "" && !doubted: // of a guess, any part would do
		return cause{}, false
	case doubted:
		why, chance = cmp.Or(why, unsound), max(chance, leastDoubt)*oddsDoubt
	case of.Wrong != "":
		chance *= oddsUnsound
	}
	return cause{part: of, changes: []change{{l, f.Number, counted, f.Place, why}}, chance: chance}, true
}
