package parts

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/parts"
)

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
	if x.have.Equal(y.added()) && y.have.Equal(x.added()) && !a.isFormula(x) && !a.isFormula(y) {
		swap(nil, x.have, y.have, a.report.Value(x.cell).Place, a.report.Value(y.cell).Place, 1)
	}
	for _, of := range a.parts {
		fx, fy := of.At(x.cell), of.At(y.cell)
		if fy.Number.Sub(fx.Number).Equal(x.off) && fx.State != form.Unreadable && fy.State != form.Unreadable {
			swap(of, fx.Number, fy.Number, fx.Place, fy.Place, 0.9)
		}
	}
	m.causes = append(m.causes, a.shifts(x, y)...)
	slices.SortStableFunc(m.causes, func(p, q cause) int { return cmp.Compare(q.chance, p.chance) })
	return m, len(m.causes) > 0 || x.off.Abs().GreaterThanOrEqual(leastShift)
}

// shareShift is how likely a figure was added into the neighbour's cell, beside two that stand in each other's place.
const shareShift = 0.5

// leastShift is from what amount on two cells beside each other that differ by it one way and the other do so for one
// reason, even if none is found: smaller ones meet by chance.
var leastShift = decimal.NewFromInt(10)

// shifts returns the parts of which one figure is all that one line lacks and its neighbour has too much: it was added
// there, to the part's figure for that cell.
func (a *account) shifts(x, y *line) (list []cause) {
	from, to := x, y
	if x.off.IsPositive() {
		from, to = y, x
	}
	for _, of := range a.parts {
		fx, fy := of.At(from.cell), of.At(to.cell)
		if fx.State != form.Number || !fx.Number.Equal(to.off) || fy.State != form.Number || fy.Number.IsZero() {
			continue
		}
		why, chance := "加到了相邻的一行", shareShift
		if x.cell.Row == y.cell.Row {
			why = "加到了相邻的一列"
		}
		if of.Wrong != "" {
			chance *= oddsUnsound
		}
		why = from.cell.Printed(fx.Number) + " " + why
		changes := []change{{from, fx.Number, decimal.Zero, fx.Place, why},
			{to, fy.Number, fy.Number.Add(fx.Number), fy.Place, why}}
		if from != x {
			slices.Reverse(changes)
		}
		list = append(list, cause{of, changes, chance})
	}
	return list
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
