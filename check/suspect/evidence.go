package suspect

import (
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/sentences"
	"nianbao/form"
)

// What besides the table says what stands in it is evidence of first order: a sentence, and what another report wants,
// as last year's what it carried over. A slip that makes one of them right that is wrong by just as much is hardly there
// by chance. One that makes one wrong that is right would have been made twice.

// A statement is a number that something besides the table gives for one of several sums of its figures.
type statement struct {
	off    []int64      // by how much each of the sums is more
	figure []*form.Cell // that which a sum is nothing but, nil for others
	source source
}

// A source is where a statement stands.
type source string

const (
	inText  source = "文字"
	outside source = "别的报告"
)

func (t *statement) holds() bool { return slices.Contains(t.off, 0) }

// A portion is how often a cell counts in a sum of a statement.
type portion struct {
	statement, sum int
	times          int64
}

// figure is what is said of one that no slip makes of what stands there, but that is stated elsewhere; sum of one
// with which a sum comes to what is stated.
func (s source) figure() string { return string(s) + "里写的是这个数" }
func (s source) sum() string    { return "这样才与" + string(s) + "一致" }

// The odds that a slip is what happened, by each statement that it makes right and that it makes wrong: more than those
// of any slip against another.
const (
	oddsMended  = 20_000
	oddsSpoiled = 20_000
)

// findStatements takes down what is said of cells that somebody typed.
func (s *system) findStatements(calculated map[*form.Cell]*form.Equation) {
	s.portions = map[int][]portion{}
	for _, t := range sentences.Stated(s.of.Report) {
		if n := t.Number.Shift(s.scale); n.IsInteger() && n.Abs().LessThan(decimal.NewFromInt(maxFigure)) {
			s.state(n.IntPart(), t.Sums, inText, calculated)
		}
	}
	for _, e := range s.of.Report.Form.Equations {
		if e.IsOutside() && e.IsEquality() && e.When == nil && len(e.Left) == 1 && e.Left[0].Cell.Of == nil {
			if n, ok := s.wanted(e); ok {
				s.state(n, [][]form.Term{e.Left}, outside, calculated)
			}
		}
	}
}

// wanted returns the figure that another report wants by an equation; false where that is not at hand.
func (s *system) wanted(e *form.Equation) (int64, bool) {
	sum := int64(0)
	for _, t := range e.Right {
		n, ok := int64(0), t.Cell.Of != nil && s.of.Report.IsKnown(t.Cell)
		if ok {
			n, ok = s.number(t.Cell)
		}
		if !ok {
			return 0, false
		}
		if t.Negative {
			n = -n
		}
		sum += n
	}
	return sum, true
}

// state takes down a statement. One of which a sum has a figure that nobody knows says nothing.
func (s *system) state(number int64, sums [][]form.Term, from source, calculated map[*form.Cell]*form.Equation) {
	t := statement{source: from}
	at, portions := len(s.statements), map[int][]portion{}
	for k, terms := range sums {
		off := -number
		times, order, ok := behind(calculated, terms, nil)
		if !ok {
			return
		}
		for _, c := range order {
			if _, known := s.of.Figure(c); !known {
				return
			}
			n, ok := s.number(c)
			if !ok {
				return
			}
			off += times[c] * n
			if cell, typed := s.at[c]; typed && times[c] != 0 {
				portions[cell] = append(portions[cell], portion{at, k, times[c]})
			}
		}
		var only *form.Cell
		if len(terms) == 1 {
			only = terms[0].Cell
		}
		t.off, t.figure = append(t.off, off), append(t.figure, only)
	}
	for cell, list := range portions {
		s.portions[cell] = append(s.portions[cell], list...)
	}
	s.statements = append(s.statements, t)
}

// stated returns which statements changes make right, and how many they make wrong.
func (s *system) stated(changes []change) (mended []int, spoiled int) {
	type sum struct{ statement, sum int }
	var touched []int
	by := map[sum]int64{}
	for _, c := range changes {
		for _, p := range s.portions[c.cell] {
			by[sum{p.statement, p.sum}] += c.by * p.times
			if !slices.Contains(touched, p.statement) {
				touched = append(touched, p.statement)
			}
		}
	}
	for _, i := range touched {
		t, right := &s.statements[i], false
		for k, off := range t.off {
			right = right || off+by[sum{i, k}] == 0
		}
		switch {
		case right && !t.holds():
			mended = append(mended, i)
		case !right && t.holds():
			spoiled++
		}
	}
	return mended, spoiled
}

// backing returns what is said of a cell's change that makes a statement right.
func (s *system) backing(at, cell int, by int64) string {
	t := &s.statements[at]
	for _, p := range s.portions[cell] {
		if p.statement == at && t.off[p.sum]+by*p.times == 0 && t.figure[p.sum] == s.cells[cell].of {
			return t.source.figure()
		}
	}
	return t.source.sum()
}

// evidence returns what statements say for changes, as the logarithm of the odds, behind those that were made before.
func (f *finder) evidence(changes []change) float64 {
	if len(f.statements) == 0 {
		return 0
	}
	odds := func(changes []change) float64 {
		mended, spoiled := f.stated(changes)
		return float64(len(mended))*math.Log(oddsMended) - float64(spoiled)*math.Log(oddsSpoiled)
	}
	if len(f.before) == 0 {
		return odds(changes)
	}
	return odds(slices.Concat(f.before, changes)) - odds(f.before)
}

// spoils reports whether a candidate makes a statement wrong.
func (s *system) spoils(c candidate) bool {
	_, spoiled := s.stated(c.changes)
	return spoiled > 0
}

// maxStated bounds how many cells are tried of those that statements say other figures of.
const maxStated = 64

// disagreeing returns how many sentences do not agree with cells of rows that do not hold.
func (f *finder) disagreeing() int {
	seen := map[int]bool{}
	for e, rest := range f.rest {
		if rest == 0 {
			continue
		}
		for _, c := range f.rows[e].cells {
			for _, p := range f.portions[c.at] {
				if t := &f.statements[p.statement]; t.source == inText && !t.holds() {
					seen[p.statement] = true
				}
			}
		}
	}
	return len(seen)
}

// byStatements looks for two slips where no single one makes all statements right and none wrong: one that makes a
// sentence right, and one for what is left. Another report may have been corrected, and be wrong in many cells.
func (f *finder) byStatements() {
	single := len(f.found)
	wrong := f.disagreeing()
	if single == 0 || wrong == 0 || slices.ContainsFunc(f.found, func(c candidate) bool {
		mended, spoiled := f.stated(c.changes)
		return len(mended) >= wrong && spoiled == 0
	}) {
		return
	}
	defer func() { f.unsure = f.unsure || len(f.found) > single }()
	tried := 0
	for cell := range f.cells {
		var amounts []int64
		for _, p := range f.portions[cell] {
			t := &f.statements[p.statement]
			off := t.off[p.sum]
			if t.holds() || t.source != inText || off%p.times != 0 || slices.Contains(amounts, -off/p.times) {
				continue
			}
			amounts = append(amounts, -off/p.times)
		}
		for _, by := range amounts {
			first := candidate{changes: []change{{cell: cell, by: by}}}
			if !slices.ContainsFunc(f.cells[cell].rows, func(r factor) bool { return f.rest[r.at] != 0 }) {
				continue
			}
			if tried++; tried > maxStated || f.exhausted {
				return
			}
			f.then(first, nil, func(candidate) candidate { return f.single(cell, by) })
		}
	}
}
