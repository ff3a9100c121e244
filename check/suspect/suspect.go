// Package suspect tells which cell is wrong where figures do not hang together: the smallest explanation, in the manner
// of Fellegi and Holt (A Systematic Approach to Automatic Edit and Imputation, 1976), with the slips that people make at
// a keyboard and in a table as explanations of their own (Scholtus, Algorithms for correcting simple typing errors, 2009;
// A generalised Fellegi-Holt paradigm, 2016).
//
// What can be wrong is what somebody has typed. A total that a formula calculates is no suspect: an equation is taken
// back to the cells behind it. An explanation is a slip, or two: a figure that would have to be another one, two cells
// exchanged, a row shifted. Those of fewer slips are smaller, and only the smallest count. Of several the order is that
// of how likely they are: how people mistype the figure that would have to stand there into the one that does (slip.go),
// and how much that figure is like the cell's others (plausible.go).
//
// What no cell ties together are matters of their own, each with its suspects: where totals are formulas, each column
// (implied.go), unless one slip between columns explains several (bridge.go).
package suspect

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// A Case is a report whose figures do not hang together.
type Case struct {
	Report *form.Report
	Broken []*form.Equation // equalities within the report that do not hold
	Sound  []*form.Equation // those that do

	// Figure returns what stands in a cell, or would if all were mended that needs no judgement; false where nobody
	// knows.
	Figure func(*form.Cell) (decimal.Decimal, bool)
	// Typed reports whether somebody may have typed the cell's figure: it stands there, and no formula that is right
	// calculates it.
	Typed func(*form.Cell) bool
}

// A Verdict is what explains equations that one slip breaks.
type Verdict struct {
	Equations    []*form.Equation // in the order of Case.Broken
	Explanations []Explanation    // the most likely first, at most maxExplanations; none where none is small
	Further      []Explanation    // those behind them, so that there are at most maxCandidates with them
	Count        int              // how many there are, without those that no slip makes likely
	Open         bool             // there are such: what is listed is not all that may be
	Certain      bool             // there is one alone, and no doubt that all were tried
	Tried        int              // how many explanations there are of which none is likelier, where none is listed
	Unfinished   bool             // there is none because not all was tried: figures are too many, or too large
	all          int              // how many there are with those
	Besides      []Change         // the other of two slips that the same cells tie together: all holds with both
	Others       []Change         // what other verdicts are about and one of the equations needs besides
	Partly       bool             // one of the equations of the verdict's cells needs more that nobody knows
	rows         []int
}

// An Explanation is a set of changes with which equations hold.
type Explanation struct {
	Changes []Change
	Whole   bool // without what the verdict says must be changed besides
	Against bool // what a sentence or another report says of the figures, and they are, they would not be any more
}

// A Change is one cell's part in an explanation.
type Change struct {
	Cell     *form.Cell
	From, To decimal.Decimal
	Why      string // the slip, in Chinese: 数字颠倒
}

// maxExplanations is how many explanations a verdict lists.
const maxExplanations = 8

// maxCandidates is how many are kept for whoever can show all.
const maxCandidates = 20

// Explain returns what explains a case's broken equations, those of each slip apart, in the order of Case.Broken.
func Explain(c Case) []Verdict {
	s := newSystem(&c)
	if s == nil {
		return []Verdict{{Equations: c.Broken, Unfinished: true}}
	}
	verdicts := make([]Verdict, 0, 1)
	groups := s.groups()
	s.most = maxSteps / (len(groups) + 1)
	for _, m := range s.matters(groups) {
		verdicts = append(verdicts, s.explain(m)...)
	}
	s.shareImplied(verdicts)
	return verdicts
}

// explain searches for the smallest explanations of broken equations.
func (s *system) explain(m matter) []Verdict {
	group, f := m.rows, s.search(m.rows)
	f.unsure = f.unsure || m.doubtful
	sortByChance(f.found)
	if len(f.found) == 0 || f.found[0].second == 0 {
		return []Verdict{s.verdict(group, f.found, f)}
	}
	pairs, best := f.found, f.found[0]
	parts := [][]change{best.changes[:best.second], best.changes[best.second:]}
	var of [2][]int
	for _, e := range group {
		k := 0
		if !f.touches(e, parts[0]) {
			k = 1
		}
		of[k] = append(of[k], e)
	}
	found := [2][]candidate{f.alternatives(parts[1]), f.alternatives(parts[0])}
	if len(of[0])*len(of[1])*len(found[0])*len(found[1]) == 0 {
		return []Verdict{s.verdict(group, pairs, f)}
	}
	for k := range parts {
		lead(found[k], parts[k])
	}
	ties := s.ties(pairs, found)
	var verdicts []Verdict
	for k := range parts {
		sortByChance(found[k])
		v := s.verdict(of[k], f.withTies(found[k], of[k], ties, best), f)
		v.Certain = v.Certain && len(pairs) == 1
		if len(v.Explanations) > 0 {
			v.Besides = s.told(candidate{changes: parts[1-k]}).Changes
		}
		verdicts = append(verdicts, v)
	}
	if of[1][0] < of[0][0] {
		slices.Reverse(verdicts)
	}
	return verdicts
}

// verdict returns what explains equations, of all explanations that were found.
func (s *system) verdict(rows []int, found []candidate, f *finder) Verdict {
	v := Verdict{rows: rows}
	for _, e := range rows {
		v.Equations = append(v.Equations, s.rows[e].of)
	}
	v.Unfinished = len(found) == 0 && (f.exhausted || f.unsure)
	if len(found) == 0 || len(found) > 1 && s.isGuess(found[0]) {
		v.Tried = len(found)
		return v // of a guess, any figure of a column would do
	}
	v.Count, v.all = len(found), len(found)
	v.Certain = v.Count == 1 && !f.exhausted && !f.unsure && (len(rows) > 1 && found[0].changes[0].why != exchangedFar || !s.isVague(found[0])) && !s.spoils(found[0])
	if !s.isGuess(found[0]) {
		found = slices.DeleteFunc(found, s.isGuess)
		v.Count = len(found)
	}
	v.Open = v.all > v.Count
	for _, c := range found[:min(len(found), maxExplanations)] {
		v.Explanations = append(v.Explanations, s.told(c))
	}
	for _, c := range found[len(v.Explanations):min(len(found), maxCandidates)] {
		v.Further = append(v.Further, s.told(c))
	}
	return v
}

func sortByChance(list []candidate) {
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.chance, a.chance), slices.CompareFunc(a.changes, b.changes, func(a, b change) int {
			return cmp.Or(cmp.Compare(a.cell, b.cell), cmp.Compare(a.by, b.by))
		}))
	})
}

// isGuess reports whether nothing but the equations speaks for one of an explanation's changes.
func (s *system) isGuess(c candidate) bool {
	return slices.ContainsFunc(c.changes, func(c change) bool { return c.why == anyOther })
}

// isVague reports whether an explanation says of a figure only that it is another: what one equation alone speaks for.
func (s *system) isVague(c candidate) bool {
	return slices.ContainsFunc(c.changes, func(c change) bool {
		return slices.Contains([]string{anyOther, staleTotal, offTotals, exchangedFar,
			inText.figure(), inText.sum(), outside.figure(), outside.sum()}, c.why)
	})
}

// maxSuspects is how many cells a verdict names where it is not certain which is wrong.
const maxSuspects = 3

// Suspects returns the cells that a verdict names, the likeliest first, each once: where two slips are tied together the
// other's stand behind the likeliest explanation.
func (v *Verdict) Suspects() []Change {
	var list []Change
	add := func(changes []Change) {
		for _, c := range changes {
			known := slices.ContainsFunc(list, func(k Change) bool { return k.Cell == c.Cell })
			if !known && (v.Certain || len(list) < maxSuspects) {
				list = append(list, c)
			}
		}
	}
	for i, e := range v.Explanations {
		add(e.Changes)
		if i == 0 && !e.Whole {
			add(v.Besides)
		}
	}
	return list
}

// Candidates returns what may be wrong where that is not certain: the Suspects, and behind them what any other explanation
// changes. A cell stands there once for each figure that would fit.
func (v *Verdict) Candidates() []Change {
	list := v.Suspects()
	for _, e := range slices.Concat(v.Explanations, v.Further) {
		for _, c := range e.Changes {
			if v.Certain || c.Why == AddedUp || len(list) == maxCandidates || slices.ContainsFunc(list, func(k Change) bool {
				return k.Cell == c.Cell && k.To.Equal(c.To)
			}) {
				continue
			}
			list = append(list, c)
		}
	}
	return list
}

// told returns a candidate in the report's own terms.
func (s *system) told(c candidate) Explanation {
	e := Explanation{Whole: c.whole, Against: s.spoils(c)}
	for _, ch := range c.changes {
		x := &s.cells[ch.cell]
		e.Changes = append(e.Changes, Change{x.of, s.decimal(x.figure), s.decimal(x.figure + ch.by), ch.why})
	}
	return e
}

// decimal returns a figure that is counted in the system's smallest unit.
func (s *system) decimal(n int64) decimal.Decimal { return decimal.New(n, -s.scale) }
