package audit

import (
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
)

// A Formula stands in a cell of the form. Its facts are found out when they are asked for.
type Formula struct {
	Cell  *form.Cell
	At    formula.Cell
	Value form.Value
	Total *form.Equation // that the cell must follow, nil for a cell that staff fill
	Ratio *form.Equation // the same of a ratio, which is no sum

	audit  *Audit
	traits func() (formula.Traits, error)

	compared bool // what follows is known
	err      error
	sum      sum // what the formula adds up
	want     sum // what it must add up
	deviates bool
	refuted  *Trial
}

// Traits returns what a formula names. The error says why it cannot be read.
func (f *Formula) Traits() (formula.Traits, error) { return f.traits() }

// IsStale reports whether the stored result is not what the formula gives, and what that is. Where other formulas
// cannot be calculated, their stored results count.
func (f *Formula) IsStale() (now formula.Value, stale bool) {
	if f.Value.Array {
		return now, false
	}
	now, err := f.audit.Book.Recalculate(f.At)
	if err != nil {
		now, err = f.audit.Book.Calculate(f.At, f.audit.Book.Stored)
	}
	return now, err == nil && !now.Near(f.audit.Book.Stored(f.At))
}

// ErrorFrom returns the cell from which a formula has its error value: the last on the way from one error value to the
// next that it names. It is false where the error is the formula's own, and where it is none of today's: the stored
// result is stale then.
func (f *Formula) ErrorFrom() (from formula.Cell, ok bool) {
	from, seen := f.At, map[formula.Cell]bool{}
	for !seen[from] && f.audit.steps < maxSummed {
		seen[from] = true
		traits, err := f.audit.Book.Traits(from)
		if err != nil {
			break
		}
		for _, r := range traits.References {
			cells := f.audit.Book.Cells(r)
			f.audit.steps += len(cells)
			i := slices.IndexFunc(cells, func(c formula.Cell) bool { return !seen[c] && f.audit.isFault(c) })
			if i >= 0 {
				from = cells[i]
				break
			}
		}
	}
	return from, from != f.At
}

// Place returns a cell's place.
func (f *Formula) Place(at formula.Cell) form.Place {
	return f.audit.report.PlaceOf(at.Sheet, at.Row, at.Col)
}

// Tell says what stands in a cell that is the cause of an error: 台账!B1 是 #N/A.
func (f *Formula) Tell(at formula.Cell) string {
	drawn, ref := f.audit.Book.At(at), f.ref(at)
	switch {
	case drawn == nil:
		return ref
	case drawn.Formula != "":
		return ref + "（=" + rule.OneLine(drawn.Formula) + "）的结果是 " + drawn.Text
	}
	return ref + " 是 " + drawn.Text
}

// CircleCells returns the circle that a formula stands in, its own cell first; nothing for none, and where that cannot be
// told.
func (f *Formula) CircleCells() []formula.Cell {
	cells, _ := f.audit.Book.Circle(f.At)
	return cells
}

// OverCircle returns a cell of the circle on which a formula builds without standing in it, false for none.
func (f *Formula) OverCircle() (on formula.Cell, ok bool) {
	isFormula := func(c formula.Cell) bool {
		drawn := f.audit.Book.At(c)
		return drawn != nil && drawn.Formula != ""
	}
	return f.find(isFormula, func(c formula.Cell) bool {
		if !isFormula(c) {
			return false
		}
		circle, err := f.audit.Book.Circle(c)
		return err == nil && len(circle) > 0
	})
}

// find returns the nearest of the cells that are wanted of those that a formula names, be it through others as far as
// these are passed; false for none.
func (f *Formula) find(passed, wanted func(formula.Cell) bool) (found formula.Cell, ok bool) {
	seen := map[formula.Cell]bool{f.At: true}
	for todo := []formula.Cell{f.At}; len(todo) > 0 && f.audit.steps < maxSummed; {
		at := todo[0]
		todo = todo[1:]
		traits, err := f.audit.Book.Traits(at)
		if err != nil {
			continue
		}
		for _, r := range traits.References {
			for _, c := range f.audit.Book.Cells(r) {
				if f.audit.steps++; seen[c] {
					continue
				}
				seen[c] = true
				if wanted(c) {
					return c, true
				}
				if passed(c) {
					todo = append(todo, c)
				}
			}
		}
	}
	return formula.Cell{}, false
}

// Circle spells the circle that a formula stands in, J6 → J7 → J6; empty for none.
func (f *Formula) Circle() string {
	return f.spell(f.CircleCells())
}

// spell spells a circle, its first cell once more at the end.
func (f *Formula) spell(circle []formula.Cell) string {
	if len(circle) == 0 {
		return ""
	}
	var refs []string
	for _, c := range append(slices.Clone(circle), circle[0]) {
		if len(refs) < rule.MaxListed {
			refs = append(refs, f.ref(c))
		}
	}
	return strings.Join(refs, " → ")
}

// CircleUnder spells the circle on which a formula builds, in brackets; empty for none.
func (f *Formula) CircleUnder() string {
	on, ok := f.OverCircle()
	if !ok {
		return ""
	}
	return "（" + f.spell(f.audit.FormulaAt(on).CircleCells()) + "）"
}

// Shape returns how a formula is written, seen from its cell: formulas that were copied from one another have the
// same shape. It is false where that is not known.
func (f *Formula) Shape() (string, bool) {
	parsed, err := f.audit.Book.Formula(f.At)
	if err != nil || parsed == nil {
		return "", false
	}
	return parsed.R1C1(f.At.Row, f.At.Col), true
}

// Undecided returns why it cannot be told what a formula adds up, nil where it can: a *formula.Undecided, a
// *formula.Circle or whatever makes it unreadable.
func (f *Formula) Undecided() error {
	f.compare()
	return f.err
}

// compare finds out what a formula adds up and whether that is what its cell must be.
func (f *Formula) compare() {
	if f.compared {
		return
	}
	f.compared = true
	linear, err := f.audit.Book.Linear(f.At, f.audit.isOutside)
	if err == nil {
		f.sum = f.audit.sumOf(linear)
	}
	if f.err = err; f.Ratio != nil {
		f.refuted, f.err = f.tryRatio()
		return
	}
	if f.Total == nil {
		return
	}
	f.want = f.audit.side(f.Total.Right)
	if !f.audit.wasFound(f.want) || !rule.InOneUnit(f.audit.report, f.Total) {
		return
	}
	if err == nil {
		f.audit.addNamed(f.At, &f.sum)
		f.deviates = !f.sum.comesTo(f.want)
	}
	switch {
	case undecidable(err), err == nil && linear.Probed() && !f.deviates:
		f.refuted, f.err = f.try(f.want)
	case err == nil && linear.Probed():
		if not, _ := f.try(f.sum); not != nil { // what it adds up is not the same whatever stands in the cells
			f.refuted, f.err = f.try(f.want)
		}
	}
}

// BackSolved returns the identity from which a cell is reckoned back that is there to check it (倒轧), nil for none:
// it then holds whatever was filled in.
func (f *Formula) BackSolved() *form.Equation {
	f.compare()
	of, err := f.sum, f.err
	if undecidable(err) && f.Total == nil {
		of, err = f.within()
	}
	if err != nil || f.Ratio != nil || f.Total != nil && !f.deviates {
		return nil
	}
	for _, e := range f.audit.report.Form.Equations {
		if e == f.Total || !e.IsEquality() || e.When != nil || e.IsOutside() {
			continue
		}
		if solved, ok := f.audit.isolate(e, f.Cell); ok && of.comesTo(solved) {
			return e
		}
	}
	return f.leftOver(of)
}

// within returns what a formula adds up that keeps it within bounds or shows it only sometimes: MAX(0,J6-SUM(D6:H6)).
func (f *Formula) within() (sum, error) {
	linear, err := f.audit.Book.Within(f.At, f.audit.isOutside)
	if err != nil {
		return sum{}, err
	}
	return f.audit.sumOf(linear), nil
}

// leftOver returns the equation of a total that was typed and of which a part's formula, which is a sum, takes the other
// parts away, be it through cells outside the form; nil for none.
func (f *Formula) leftOver(of sum) *form.Equation {
	itself := newSum()
	itself.cells[f.Cell] = one // a total stands for its parts
	if f.Total != nil || !of.comesTo(itself) {
		return nil
	}
	for _, e := range f.audit.report.Form.Equations {
		if len(e.Left) != 1 || f.audit.totals[e.Left[0].Cell] != e || f.audit.side(e.Right).cells[f.Cell].IsZero() {
			continue
		}
		if at, ok := rule.At(f.audit.report, e.Left[0].Cell); ok && f.needs(at) {
			return e
		}
	}
	return nil
}

// needs reports whether a formula names a cell, be it through formulas outside the form.
func (f *Formula) needs(cell formula.Cell) bool {
	_, ok := f.find(f.audit.isOutside, func(c formula.Cell) bool { return c == cell })
	return ok
}

// ArrayFirst returns the first of the cells that an array formula fills, ArrayRange how people refer to them.
func (f *Formula) ArrayFirst() formula.Cell {
	at := f.At
	if drawn := f.audit.Book.At(at); drawn != nil {
		at.Row, at.Col = at.Row-drawn.ArrayAt[0], at.Col-drawn.ArrayAt[1]
	}
	return at
}

func (f *Formula) ArrayRange() string {
	first := f.ArrayFirst()
	last := first
	for next := true; next; {
		next = false
		for _, at := range []formula.Cell{
			{Sheet: last.Sheet, Row: last.Row + 1, Col: last.Col}, {Sheet: last.Sheet, Row: last.Row, Col: last.Col + 1},
		} {
			drawn := f.audit.Book.At(at)
			if drawn != nil && drawn.Array && drawn.ArrayAt == [2]int{at.Row - first.Row, at.Col - first.Col} {
				last, next = at, true
			}
		}
	}
	if first == last {
		return f.ref(first)
	}
	return f.ref(first) + ":" + f.ref(last)
}

// Names names a cell that the formula needs, by its label where it is one of the form's: “自然人”（D4）.
func (f *Formula) Names(at formula.Cell) string {
	if c := f.audit.cells[at]; c != nil {
		return f.labelled(c)
	}
	return "格式以外的" + f.ref(at)
}

// ref names a cell, with its sheet where that is not the formula's.
func (f *Formula) ref(c formula.Cell) string {
	g := f.audit.report.Book.Grids[c.Sheet]
	if c.Sheet == f.At.Sheet {
		return g.Ref(c.Row, c.Col)
	}
	return g.Name + "!" + g.Ref(c.Row, c.Col)
}
