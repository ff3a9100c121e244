package parts

import (
	"cmp"
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/parts"
)

// explain finds out what else differs and why.
func (a *account) explain() {
	var roots []*line
	for _, l := range a.lists {
		switch {
		case l.open:
			a.pending = append(a.pending, l)
		case l.off.IsZero() || a.follows(l):
		default:
			roots = append(roots, l)
		}
	}
	if !a.isComplete() {
		roots = slices.DeleteFunc(roots, func(l *line) bool {
			if l.off.IsPositive() || l.cell.Negative() {
				a.pending = append(a.pending, l)
				return true
			}
			return false
		})
	}
	roots = a.pairs(roots)
	if len(roots) > maxSearched {
		a.more = append(a.more, roots[maxSearched:]...)
		roots = roots[:maxSearched]
	}
	a.found = map[*line][]cause{}
	for _, l := range roots {
		a.found[l] = a.causes(l)
	}
	if !a.isAnothers(slices.Concat(roots, a.more)) {
		roots = a.together(roots)
	}
	if all := slices.Concat(roots, a.more); isOneSided(all) {
		a.oneSided, a.more, roots = all, nil, nil
	}
	for _, l := range roots {
		a.mistakes = append(a.mistakes, mistake{lines: []*line{l}, causes: a.found[l]})
	}
	slices.SortStableFunc(a.mistakes, func(x, y mistake) int {
		return cmp.Compare(slices.Index(a.lists, x.lines[0]), slices.Index(a.lists, y.lines[0]))
	})
	if n := len(a.mistakes); n > maxTold {
		for _, m := range a.mistakes[maxTold:] {
			a.more = append(a.more, m.lines...)
		}
		a.mistakes = a.mistakes[:maxTold]
	}
}

const (
	maxSearched = 60 // lines whose cause is looked for
	maxTold     = 12 // mistakes that are told of one by one
)

// leastOneSided is how many lines must differ in one direction, and none in the other, before that is no accident: then it
// is reports that were not given, or not added up, and no slips.
const leastOneSided = 5

func isOneSided(lines []*line) bool {
	return len(lines) >= leastOneSided && !slices.ContainsFunc(lines, func(l *line) bool {
		return l.off.Sign() != lines[0].off.Sign()
	})
}

// isAnothers reports whether many lines are too much and little but slips that may have been speaks for any part: that one
// of them made so many is less likely than that the figures are those of a report which was not given.
func (a *account) isAnothers(lines []*line) bool {
	if !isOneSided(lines) || lines[0].off.IsNegative() {
		return false
	}
	twice := 0 // lines that are by just as much too much as a part has
	for _, l := range lines {
		switch list := a.found[l]; {
		case len(list) == 0:
		case list[0].chance >= 1:
			return false
		case list[0].changes[0].why == again:
			twice++
		}
	}
	return twice <= len(lines)/2
}

// follows reports whether a total differs by as much as what it is made of.
func (a *account) follows(l *line) bool {
	e := a.report.Form.Computed(l.cell)
	if l.lost {
		e = a.set.Form.Computed(l.cell)
	}
	if e == nil || e.IsRatio() || e.When != nil {
		return false
	}
	sum, own := decimal.Zero, false
	for _, t := range e.Right {
		of := a.byCell[t.Cell]
		if t.Cell.Row.Spare {
			continue
		}
		if of == nil || of.open {
			return false
		}
		n := of.off
		if t.Negative {
			n = n.Neg()
		}
		sum, own = sum.Add(n), own || !of.off.IsZero()
	}
	return own && sum.Equal(l.off)
}

// above returns the totals that differ because a line does.
func (a *account) above(lines []*line) []*line {
	in := map[*line]bool{}
	for _, l := range lines {
		in[l] = true
	}
	var list []*line
	for changed := true; changed; {
		changed = false
		for _, l := range a.lists {
			if in[l] || l.off.IsZero() || l.open || !a.follows(l) {
				continue
			}
			for _, t := range a.report.Form.Computed(l.cell).Right {
				if of := a.byCell[t.Cell]; of != nil && in[of] && !of.off.IsZero() {
					in[l], changed = true, true
					list = append(list, l)
					break
				}
			}
		}
	}
	return list
}

// holding returns the equations of totals over a line that are the sums of the parts', with all that they add up, while the
// line is not: either the superior's own equation is broken, and its figure wrong, or that of a part is.
func (a *account) holding(l *line) []*form.Equation {
	var list []*form.Equation
	for _, e := range a.report.Form.Equations {
		total := a.byCell[e.Total()]
		if e.Total() == nil || total == nil || !total.off.IsZero() || e.IsRatio() || e.When != nil {
			continue
		}
		is := false
		rest := slices.ContainsFunc(e.Right, func(t form.Term) bool {
			of := a.byCell[t.Cell]
			is = is || of == l
			return of != l && !t.Cell.Row.Spare && (of == nil || !of.off.IsZero())
		})
		if is && !rest {
			list = append(list, e)
		}
	}
	return list
}

// wants returns the figure with which an equation holds in a part.
func wants(e *form.Equation, of *parts.Part, l *line) decimal.Decimal {
	figure := func(c *form.Cell) decimal.Decimal { return of.At(c).Number }
	n, off := of.At(l.cell).Number, form.Sum(e.Left, figure).Sub(form.Sum(e.Right, figure))
	for _, t := range e.Right {
		if t.Cell == l.cell && t.Negative {
			off = off.Neg()
		}
	}
	return n.Add(off)
}

func log(chance float64) float64 { return math.Log(max(chance, 1e-12)) }
