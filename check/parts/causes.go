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
	why, chance := suspect.Slip(l.cell, l.sum, l.have)
	switch {
	case l.blank:
		why, chance = unfilled, 1
	case a.set.InSheet: // where all is made by formulas
		why, chance = typedOver, oddsChanged
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
	return cause{changes: []change{{l, l.have, l.sum, a.report.Value(l.cell).Place, why}}, chance: chance}, true
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
	if then := a.set.Before.Of(of.Agency); then != nil && then.At(l.cell).Number.Equal(counted) {
		return cause{of, []change{{l, f.Number, counted, f.Place, changed}}, oddsChanged}, true
	} else if then != nil && a.isFormula(l) && then.At(l.cell).Number.Equal(f.Number) {
		return cause{}, false
	}
	why, chance := suspect.Slip(l.cell, counted, f.Number)
	if f.State == form.Blank && chance > 0 {
		why = unfilled
	}
	alone := f.Number.Equal(l.sum) // then it is the superior's figure that was mistyped
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

// pairs takes out lines beside each other of which one has as much too much as the other too little: figures that
// stand in the neighbour's cell.
func (a *account) pairs(roots []*line) []*line {
	used := map[*line]bool{}
	for i, x := range roots {
		for _, y := range roots[i+1:] {
			if used[x] || used[y] || !x.off.Equal(y.off.Neg()) || !beside(x.cell, y.cell) {
				continue
			}
			if m, ok := a.pair(x, y); ok {
				used[x], used[y] = true, true
				a.mistakes = append(a.mistakes, m)
			}
		}
	}
	return slices.DeleteFunc(roots, func(l *line) bool { return used[l] })
}

// beside reports whether two cells stand side by side or below each other.
func beside(x, y *form.Cell) bool {
	if x.Table != y.Table {
		return false
	}
	rows, columns := x.Table.Leaves()
	r := slices.Index(rows, x.Row) - slices.Index(rows, y.Row)
	c := slices.Index(columns, x.Column) - slices.Index(columns, y.Column)
	return r == 0 && (c == 1 || c == -1) || c == 0 && (r == 1 || r == -1)
}

// pair returns two lines as one mistake: figures exchanged, or one that stands in the neighbour's cell.
func (a *account) pair(x, y *line) (mistake, bool) {
	m := mistake{lines: []*line{x, y}, pair: true}
	moved := "填到了相邻的一行"
	if x.cell.Row == y.cell.Row {
		moved = "填到了相邻的一列"
	}
	swap := func(of *parts.Part, fx, fy decimal.Decimal, px, py form.Place, chance float64) {
		why := moved
		if !fx.IsZero() && !fy.IsZero() {
			why = "与相邻的一格填反了"
		}
		if of != nil && of.Wrong != "" {
			chance *= oddsUnsound
		}
		m.causes = append(m.causes, cause{of, []change{{x, fx, fy, px, why}, {y, fy, fx, py, why}}, chance})
	}
	if x.have.Equal(y.sum) && y.have.Equal(x.sum) && !a.isFormula(x) && !a.isFormula(y) {
		swap(nil, x.have, y.have, a.report.Value(x.cell).Place, a.report.Value(y.cell).Place, 1)
	}
	for _, of := range a.parts {
		fx, fy := of.At(x.cell), of.At(y.cell)
		if fy.Number.Sub(fx.Number).Equal(x.off) && fx.State != form.Unreadable && fy.State != form.Unreadable {
			swap(of, fx.Number, fy.Number, fx.Place, fy.Place, 0.9)
		}
	}
	slices.SortStableFunc(m.causes, func(p, q cause) int { return cmp.Compare(q.chance, p.chance) })
	return m, len(m.causes) > 0
}

// together takes out lines that one part explains better than each a reason of its own: its report was changed in several
// cells since it was added up.
func (a *account) together(roots []*line) []*line {
	for len(roots) > 1 {
		best, second := joint{}, joint{}
		for _, j := range a.joints(roots) {
			switch {
			case j.gain > best.gain:
				best, second = j, best
			case j.gain > second.gain:
				second = j
			}
		}
		if best.gain-second.gain < minGain {
			break
		}
		m := mistake{causes: []cause{best.cause}}
		for _, ch := range best.changes {
			m.lines = append(m.lines, ch.line)
		}
		a.mistakes = append(a.mistakes, m)
		roots = slices.DeleteFunc(roots, func(l *line) bool { return slices.Contains(m.lines, l) })
	}
	return roots
}

// A joint is one part as the cause of several lines; gain is how much more likely that is than a mistake for each, as the
// logarithm of the odds.
type joint struct {
	cause
	gain float64
}

// joints returns for each part the lines that it explains better than their own causes would, if that makes them one.
func (a *account) joints(roots []*line) []joint {
	by := map[*parts.Part]*joint{}
	for _, l := range roots {
		for _, c := range a.found[l] {
			more := log(c.chance) - log(a.found[l][0].chance) - log(oddsSecond)
			if c.part == nil || more <= 0 {
				continue
			}
			j := by[c.part]
			if j == nil {
				j = &joint{cause: cause{part: c.part}, gain: log(oddsSecond)} // it is a mistake itself
				by[c.part] = j
			}
			j.changes, j.gain = append(j.changes, c.changes...), j.gain+more
		}
	}
	var list []joint
	for _, of := range a.parts {
		if j := by[of]; j != nil && len(j.changes) > 1 {
			list = append(list, *j)
		}
	}
	return list
}

// minGain is by how much one part must explain several lines better than any other, as the logarithm of the odds.
const minGain = 1.0
