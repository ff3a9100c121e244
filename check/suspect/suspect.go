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
	Count        int              // how many there are, without those that no slip makes likely
	Certain      bool             // there is one alone, and no doubt that all were tried
	all          int              // how many there are with those
	Besides      []Change         // the other of two slips, which must be changed, too, for all to hold
}

// An Explanation is a set of changes with which equations hold.
type Explanation struct {
	Changes []Change
}

// A Change is one cell's part in an explanation.
type Change struct {
	Cell     *form.Cell
	From, To decimal.Decimal
	Why      string // the slip, in Chinese: 数字颠倒
}

// maxExplanations is how many explanations a verdict lists.
const maxExplanations = 8

// Explain returns what explains a case's broken equations, those of each slip apart, in the order of Case.Broken.
func Explain(c Case) []Verdict {
	s := newSystem(&c)
	if s == nil {
		return nil
	}
	verdicts := make([]Verdict, 0, 1)
	for _, group := range s.groups() {
		verdicts = append(verdicts, s.explain(group)...)
	}
	for i := range verdicts {
		v := &verdicts[i]
		if next := i + 1; next < len(verdicts) && len(v.Explanations) > 0 && !v.Certain && v.Besides == nil &&
			len(verdicts[next].Explanations) > 0 {
			v.Besides = verdicts[next].Explanations[0].Changes
		}
	}
	return verdicts
}

// explain searches for the smallest explanations of a group of broken equations.
func (s *system) explain(group []int) []Verdict {
	f := s.search(group)
	sortByChance(f.found)
	if len(f.found) == 0 || f.found[0].second == 0 {
		return []Verdict{s.verdict(group, f.found, f)}
	}
	best := f.found[0]
	parts := [][]change{best.changes[:best.second], best.changes[best.second:]}
	certain := len(f.found) == 1
	var of [2][]int
	for _, e := range group {
		k := 0
		if !f.touches(e, parts[0]) {
			k = 1
		}
		of[k] = append(of[k], e)
	}
	if len(of[0]) == 0 || len(of[1]) == 0 {
		return []Verdict{s.verdict(group, f.found, f)}
	}
	var verdicts []Verdict
	for k := range parts {
		others := parts[1-k]
		found := f.alternatives(others)
		sortByChance(found)
		v := s.verdict(of[k], found, f)
		v.Certain = v.Certain && certain
		if len(v.Explanations) > 0 {
			v.Besides = s.told(candidate{changes: others}).Changes
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
	v := Verdict{}
	for _, e := range rows {
		v.Equations = append(v.Equations, s.rows[e].of)
	}
	if len(found) == 0 || len(found) > 1 && s.isGuess(found[0]) {
		return v // of a guess, any figure of a column would do
	}
	v.Count, v.all = len(found), len(found)
	v.Certain = v.Count == 1 && !f.exhausted && !f.unsure && (len(rows) > 1 || !s.isVague(found[0]))
	if !s.isGuess(found[0]) {
		found = slices.DeleteFunc(found, s.isGuess)
		v.Count = len(found)
	}
	for _, c := range found[:min(len(found), maxExplanations)] {
		v.Explanations = append(v.Explanations, s.told(c))
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
	return slices.ContainsFunc(c.changes, func(c change) bool { return c.why == anyOther || c.why == staleTotal })
}

// told returns a candidate in the report's own terms.
func (s *system) told(c candidate) Explanation {
	e := Explanation{}
	for _, ch := range c.changes {
		x := &s.cells[ch.cell]
		e.Changes = append(e.Changes, Change{x.of, s.decimal(x.figure), s.decimal(x.figure + ch.by), ch.why})
	}
	return e
}

// decimal returns a figure that is counted in the system's smallest unit.
func (s *system) decimal(n int64) decimal.Decimal { return decimal.New(n, -s.scale) }
