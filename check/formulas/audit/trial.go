package audit

import (
	"errors"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A Trial is figures with which a total's formula does not come to what it must.
type Trial struct {
	Changes []Change // against what stands in the workbook; none for that itself
	Got     formula.Value
	Want    decimal.Decimal
}

// A Change puts another value into a cell.
type Change struct {
	At            formula.Cell
	Cell          *form.Cell // nil for a cell that is none of the form's
	Before, After formula.Value
}

// Refuted returns figures that show a total's formula to be another sum than it must be, or none at all; nil where
// nothing does. The figures are those of the workbook with as little changed as shows it.
func (f *Formula) Refuted() *Trial {
	f.compare()
	return f.refuted
}

// A trier tries a total's formula with chosen figures in the cells that staff fill, and in the others that it needs.
// Totals are what they must be, subtotals outside of the form what their formulas make of the figures.
type trier struct {
	f       *Formula
	index   map[formula.Cell]int
	cells   []formula.Cell
	stored  []formula.Value
	sum     sum                            // that the formula is held against, where it is no ratio
	ratio   *form.Equation                 // that it is held against
	factors []decimal.Decimal              // of the cells in it
	figures []formula.Value                // that are being tried
	seen    map[formula.Cell]bool          // subtotals that were gone through for what they name
	working map[formula.Cell]bool          // subtotals that are being calculated
	known   map[formula.Cell]formula.Value // results for these figures

	literals []formula.Value
	inIt     []decimal.Decimal // the first numbers among them, nil until they are asked for
	found    *Trial
	err      error // why some figures could not be tried
}

// maxTried is how many cells are varied.
const maxTried = 400

// try looks for figures that show a formula not to be a sum. The error says why that is undecided.
func (f *Formula) try(s sum) (*Trial, error) {
	t := &trier{
		f: f, sum: s, index: map[formula.Cell]int{}, seen: map[formula.Cell]bool{}, working: map[formula.Cell]bool{},
	}
	for _, c := range f.audit.report.Form.Cells {
		if n := s.cells[c]; !n.IsZero() {
			t.addFormCell(c)
		}
	}
	for _, c := range inOrder(s.others) {
		t.add(c)
	}
	return t.run()
}

func (t *trier) run() (*Trial, error) {
	t.gather(t.f.At, 0)
	if len(t.cells) > maxTried {
		t.tooMany()
	}
	if t.err != nil {
		return nil, t.err
	}
	t.tryAll()
	if t.found != nil {
		t.simplify()
		return t.found, nil
	}
	return nil, t.err
}

// tooMany leaves the formula undecided: more cells would have to be varied, or gone through, than is done.
func (t *trier) tooMany() { t.leave("公式不是简单的加减，涉及的格又太多") }

// leave leaves a formula undecided for a reason, in Chinese, unless it is already.
func (t *trier) leave(reason string) {
	if t.err == nil {
		t.err = &formula.Undecided{Reason: reason}
	}
}

// maxSubtotals is how deep subtotals may build on subtotals.
const maxSubtotals = 16

// gather finds the cells that a formula names, by way of subtotals, and the literals that it holds them against.
func (t *trier) gather(home formula.Cell, deep int) {
	a := t.f.audit
	traits, err := a.Book.Traits(home)
	if err != nil || deep > maxSubtotals {
		return
	}
	t.literals = append(t.literals, traits.Literals...)
	for _, r := range traits.References {
		if r.PositionOnly || r.Sheet < 0 {
			continue
		}
		cells := a.Book.Cells(r)
		if a.gathered += len(cells); cells == nil || a.gathered > maxSummed {
			t.tooMany()
			return
		}
		for _, c := range cells {
			if len(t.cells) > maxTried || t.err != nil {
				return
			}
			if drawn := a.Book.At(c); drawn != nil && drawn.Formula != "" && a.cells[c] == nil {
				if t.seen[c] {
					continue
				}
				t.seen[c] = true
				t.gather(c, deep+1)
				continue
			}
			single := r.Bottom-r.Top == 1 && r.Right-r.Left == 1
			if single && a.Book.Stored(c).Kind == formula.Blank || !a.isGap(c) {
				t.add(c)
			}
		}
	}
}

// add makes a cell one of those that vary, of a total its parts.
func (t *trier) add(c formula.Cell) {
	a := t.f.audit
	if of := a.cells[c]; of != nil {
		parts := slices.SortedFunc(maps.Keys(a.partsOf(of).cells), func(a, b *form.Cell) int { return a.Index - b.Index })
		for _, part := range parts {
			t.addFormCell(part)
		}
		return
	}
	if drawn := a.Book.At(c); drawn == nil || drawn.Formula == "" {
		t.vary(c, a.Book.Stored(c), t.sum.others[c])
	}
}

func (t *trier) addFormCell(c *form.Cell) {
	v := t.f.audit.report.Value(c)
	stored := formula.Value{}
	if v.State == form.Number && v.Kind == grid.Number {
		stored = numberValue(v.Number)
	}
	g, row, col := v.Place.At()
	t.vary(formula.Cell{Sheet: g, Row: row, Col: col}, stored, t.sum.cells[c])
}

func (t *trier) vary(c formula.Cell, stored formula.Value, factor decimal.Decimal) {
	if _, known := t.index[c]; known {
		return
	}
	if stored.Kind == formula.Fault {
		stored = formula.Value{}
	}
	t.index[c] = len(t.cells)
	t.cells = append(t.cells, c)
	t.stored = append(t.stored, stored)
	t.factors = append(t.factors, factor)
}

func numberValue(d decimal.Decimal) formula.Value {
	return formula.Value{Kind: formula.Number, Number: d}
}

// holds reports whether the formula comes to what it must with some figures, or cannot be tried with them.
func (t *trier) holds(figures []formula.Value) bool {
	t.figures, t.known = figures, map[formula.Cell]formula.Value{}
	got, err := t.f.audit.Book.Calculate(t.f.At, t.value)
	if err != nil {
		if t.err == nil {
			t.err = err
		}
		return true
	}
	if t.ratio != nil {
		return t.holdsRatio(got)
	}
	want := t.want()
	switch {
	case got.Kind == formula.Number && got.Number.Sub(want).Abs().LessThan(tolerance),
		got.Kind == formula.Text && got.Text == "" && want.IsZero():
		return true
	}
	t.found = &Trial{Got: got, Want: want}
	return false
}

// tolerance is what binary fractions and divisions leave of a difference.
var tolerance = decimal.New(1, -9)

func (t *trier) want() decimal.Decimal {
	sum := t.sum.constant
	for i, n := range t.factors {
		if !n.IsZero() {
			sum = sum.Add(t.figures[i].Number.Mul(n))
		}
	}
	return sum
}

// undecidable says whether an error leaves open what a formula adds up.
func undecidable(err error) bool {
	var why *formula.Undecided
	return errors.As(err, &why)
}

// simplify takes back every change without which the figures refute the formula all the same.
func (t *trier) simplify() {
	figures := slices.Clone(t.figures)
	for i := range figures {
		if figures[i].Equal(t.stored[i]) {
			continue
		}
		changed := figures[i]
		if figures[i] = t.stored[i]; t.holds(figures) {
			figures[i] = changed
		}
	}
	t.holds(figures)
	for i, c := range t.cells {
		if i < len(figures) && !figures[i].Equal(t.stored[i]) {
			t.found.Changes = append(t.found.Changes, Change{c, t.f.audit.cells[c], t.stored[i], figures[i]})
		}
	}
}
