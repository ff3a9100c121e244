package causes

import (
	"cmp"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/check/suspect"
	"nianbao/form"
)

// followShared lets follow, of what last year's report and the sentences say of figures, and of equations that nothing
// else explains, all that one change of figures puts right: what should be there is tried of each, the change with
// which most goes away counts.
func (x *explainer) followShared() {
	for _, outside := range []bool{true, false} { // what last year's report says is the better known
		for _, i := range x.open() {
			f := &x.findings[i]
			if x.by[i] != none || (f.Equation != nil) != outside || outside && !f.Equation.IsOutside() {
				continue
			}
			x.followBest(i)
		}
	}
}

// maxOpen bounds how many findings are tried against each other.
const maxOpen = 60

// open returns the findings that nothing explains and of which is calculated whether they would go away, in order.
func (x *explainer) open() []int {
	if x.sorted == nil {
		x.sorted = []int{}
		for i := range x.findings {
			if f := &x.findings[i]; f.Claim != nil || f.Equation != nil && f.Equation.IsEquality() {
				x.sorted = append(x.sorted, i)
			}
		}
		slices.SortStableFunc(x.sorted, func(a, b int) int { return compare(&x.findings[a], &x.findings[b]) })
	}
	var list []int
	for _, i := range x.sorted {
		if x.by[i] == none && len(list) < maxOpen {
			list = append(list, i)
		}
	}
	return list
}

// followBest lets follow a finding what goes away with the change that puts it and most others right.
func (x *explainer) followBest(i int) {
	open := slices.DeleteFunc(x.open(), func(k int) bool {
		return k == i || x.findings[k].Rule.Severity < x.findings[i].Rule.Severity
	})
	if len(open) == 0 {
		return
	}
	var best []int
	var with *shift
	x.try(i, func(s *shift) {
		var settled []int
		for _, k := range open {
			if s.settles(&x.findings[k]) {
				settled = append(settled, k)
			}
		}
		if len(settled) > len(best) {
			best, with = settled, s
		}
	})
	for _, k := range best {
		x.follow(k, i)
	}
	if with == nil || len(best) == 0 {
		return
	}
	inside := slices.ContainsFunc(best, func(k int) bool {
		e := x.findings[k].Equation
		return e != nil && !e.IsOutside() && x.by[k] == i
	})
	if len(with.changed) == 1 && inside || x.areSaid(i, best, with) {
		x.accuseCarried(i, with)
	}
}

// areSaid reports whether two figures, one that last year's report says and one of the same column, are what sentences want
// of both, with all that holds in the report holding still.
func (x *explainer) areSaid(i int, settled []int, with *shift) bool {
	if len(with.changed) != 2 || !x.stays(with) {
		return false
	}
	return !slices.ContainsFunc(with.changed, func(c *form.Cell) bool {
		return !slices.ContainsFunc(settled, func(k int) bool {
			f := &x.findings[k]
			return f.Claim != nil && x.by[k] == i && slices.Contains(x.inputs(x.cellsOf(f)), c)
		})
	})
}

// accuseCarried names the figures with which all hangs together and fits last year's report.
func (x *explainer) accuseCarried(i int, with *shift) {
	f := &x.findings[i]
	if f.Equation == nil || len(f.Suspects) > 0 || len(f.Equation.OwnCells()) != 1 {
		return
	}
	own := x.inputs(f.Equation.OwnCells())
	changed := slices.Clone(with.changed) // that last year's report says first
	slices.SortFunc(changed, func(a, b *form.Cell) int {
		return cmp.Or(cmp.Compare(slices.Index(own, b), slices.Index(own, a)), cmp.Compare(a.Index, b.Index))
	})
	var e suspect.Explanation
	for k, c := range changed {
		why := "与上年报告不衔接"
		if k > 0 {
			why = "与文字不符"
		}
		now := x.pass.Report.Number(c)
		e.Changes = append(e.Changes, suspect.Change{Cell: c, From: now, To: now.Add(with.of(c)), Why: why})
	}
	f.Suspects = append(f.Suspects, x.suspects(e.Changes)...)
	f.Accuse("最可能是 " + x.says(e) + "，改后全部相平" + doubtful + "。")
}

// try makes the changes of figures with which a finding, and those of its rule that follow it, would not be there.
func (x *explainer) try(i int, with func(*shift)) {
	f := &x.findings[i]
	if f.Claim != nil {
		x.tryClaim(f, with)
		return
	}
	if !f.Equation.IsOutside() {
		return
	}
	rest := x.unmoved().rest(f.Equation)
	for _, c := range x.inputs(f.Equation.OwnCells()) {
		for _, n := range []decimal.Decimal{rest, rest.Neg()} {
			if s := x.shifted(map[*form.Cell]decimal.Decimal{c: n}); s != nil && s.settles(f) {
				with(s)
			}
		}
	}
	x.tryCarried(i, with)
}

// tryClaim makes a figure of which a sentence speaks what the sentence says, by each of the cells behind it.
func (x *explainer) tryClaim(f *rule.Finding, with func(*shift)) {
	for _, c := range x.inputs(x.cellsOf(f)) {
		for _, n := range differences(f) {
			if s := x.shifted(map[*form.Cell]decimal.Decimal{c: n}); s != nil && s.settles(f) {
				with(s)
			}
		}
	}
}

// tryCarried makes all figures of a row what last year's report says. Where the report itself hung together with those
// that it has, another row of it had to be wrong as well, by as much: each is tried.
func (x *explainer) tryCarried(i int, with func(*shift)) {
	relation := x.findings[i].Equation.Relation
	by := map[*form.Cell]decimal.Decimal{}
	unmoved := x.unmoved()
	for k := range x.findings {
		e := x.findings[k].Equation
		if e == nil || e.Relation != relation || x.root(k) != i || len(e.Left) != 1 || len(e.OwnCells()) != 1 {
			continue
		}
		if c := e.Left[0].Cell; x.sum(c) == nil {
			by[c] = unmoved.rest(e)
		}
	}
	if len(by) == 0 {
		return
	}
	table := x.findings[i].Equation.OwnCells()[0].Table
	if s := x.shifted(maps.Clone(by)); s != nil {
		with(s)
	}
	rows, _ := table.Leaves()
	for row := range rows {
		for _, sign := range []int64{1, -1} {
			both := maps.Clone(by)
			for _, c := range table.CellsOf(row) {
				for of, n := range by {
					if _, own := by[c]; !own && of.Column == c.Column && x.sum(c) == nil {
						both[c] = n.Mul(decimal.NewFromInt(sign))
					}
				}
			}
			if s := x.shifted(both); len(both) == 2*len(by) && s != nil && x.stays(s) {
				with(s)
			}
		}
	}
}

// unmoved returns the report as it is.
func (x *explainer) unmoved() *shift { return &shift{x: x, by: map[*form.Cell]decimal.Decimal{}} }

// stays reports whether what holds in the report does with other figures.
func (x *explainer) stays(s *shift) bool {
	return !slices.ContainsFunc(x.pass.Report.Form.Equations, func(e *form.Equation) bool {
		return e.IsEquality() && !e.IsOutside() && e.Balanced(x.pass.Report.Number) && !s.holds(e)
	})
}
