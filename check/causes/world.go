package causes

import (
	"errors"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A world is what the figures of a report would be if some of its cells held something else and the workbook were
// calculated anew.
type world struct {
	report *form.Report
	book   *formula.Workbook // nil for a report that was read from no workbook
	cells  map[formula.Cell]*form.Cell

	fixed  map[*form.Cell]decimal.Decimal // figures that stand in cells
	sums   map[*form.Cell]bool            // totals that are the sums of their parts
	buried map[formula.Cell]bool          // cells in which nothing stands

	figures map[*form.Cell]known
	results map[formula.Cell]formula.Value
	depth   int
}

type known struct {
	number decimal.Decimal
	ok     bool
}

// newWorld returns a report as it is; a is nil for one that was read from nothing.
func newWorld(r *form.Report, a *audit.Audit, cells map[formula.Cell]*form.Cell) *world {
	w := &world{
		report: r, cells: cells,
		fixed: map[*form.Cell]decimal.Decimal{}, sums: map[*form.Cell]bool{}, buried: map[formula.Cell]bool{},
		figures: map[*form.Cell]known{}, results: map[formula.Cell]formula.Value{},
	}
	if a != nil {
		w.book = a.Book
	}
	return w
}

// mend carries out what puts a finding right: its fixes that need nobody's judgement, and what its trail knows.
func (w *world) mend(f *rule.Finding) {
	for _, fix := range f.Fixes {
		switch {
		case fix.OnBlank:
		case fix.Action == rule.SetFormula:
			w.sums[fix.Cell] = true
		case fix.Action == rule.SetNumber:
			w.fixed[fix.Cell] = w.inForm(fix.Cell, fix.Number)
		}
	}
	for _, c := range f.Sums {
		w.sums[c] = true
	}
	maps.Copy(w.fixed, f.Meant)
	w.bury(f.Buried)
}

// bury leaves cells empty.
func (w *world) bury(places []form.Place) {
	for _, p := range places {
		sheet, row, col := p.At()
		w.buried[formula.Cell{Sheet: sheet, Row: row, Col: col}] = true
	}
}

// with returns a world in which cells hold other figures.
func (w *world) with(cells []*form.Cell, figure func(i int) int64) *world {
	to := *w
	to.fixed, to.figures, to.results = maps.Clone(w.fixed), map[*form.Cell]known{}, map[formula.Cell]formula.Value{}
	for i, c := range cells {
		to.fixed[c] = decimal.NewFromInt(figure(i))
	}
	return &to
}

// rest returns by how much the two sides of an equation differ, false where that is not known.
func (w *world) rest(e *form.Equation) (decimal.Decimal, bool) {
	known := true
	figure := func(c *form.Cell) decimal.Decimal {
		n, ok := w.figure(c)
		known = known && ok
		return n
	}
	want, _ := e.Value(figure)
	return form.Sum(e.Left, figure).Sub(want), known
}

func (w *world) holds(e *form.Equation) bool { return holds(e, w.figure) }

// holds reports whether an equation holds with figures, or is not asked for; false where that is not known.
func holds(e *form.Equation, figure func(*form.Cell) (decimal.Decimal, bool)) bool {
	known := true
	balanced := e.Balanced(func(c *form.Cell) decimal.Decimal {
		n, ok := figure(c)
		known = known && ok
		return n
	})
	return known && balanced
}

// hasError reports whether one of an equation's cells gives an error value: it is not judged then.
func (w *world) hasError(e *form.Equation) bool {
	return w.book != nil && slices.ContainsFunc(e.Cells(), func(c *form.Cell) bool {
		at, ok := rule.At(w.report, c)
		return ok && w.report.Value(c).Formula != "" && w.value(at).Kind == formula.Fault
	})
}

// figure returns a cell's figure, false where it is not known.
func (w *world) figure(c *form.Cell) (decimal.Decimal, bool) {
	if n, ok := w.figures[c]; ok {
		return n.number, n.ok
	}
	w.figures[c] = known{} // what leads back to itself is not known
	n, ok := w.calculate(c)
	w.figures[c] = known{n, ok}
	return n, ok
}

func (w *world) calculate(c *form.Cell) (decimal.Decimal, bool) {
	if n, ok := w.fixed[c]; ok {
		return n, true
	}
	if w.sums[c] {
		all := true
		n, _ := w.report.Form.Computed(c).Value(func(part *form.Cell) decimal.Decimal {
			n, ok := w.figure(part)
			all = all && ok
			return n
		})
		return n, all
	}
	v := w.report.Value(c)
	if c.Of != nil {
		return v.Number, w.report.IsKnown(c)
	}
	if at, ok := rule.At(w.report, c); ok && v.Formula != "" && w.book != nil && !v.Array {
		switch result := w.value(at); result.Kind {
		case formula.Number:
			return w.inForm(c, result.Number), true
		case formula.Text, formula.Blank:
			n := form.ParseValue(result.Text, grid.Text, c.Unit(), v.Written)
			return n.Number, n.State != form.Unreadable
		}
		return decimal.Zero, false
	}
	return v.Number, v.State != form.Unreadable
}

// maxDepth bounds how many formulas one result may go through.
const maxDepth = 500

// value returns what a cell of the workbook holds.
func (w *world) value(at formula.Cell) formula.Value {
	if c := w.cells[at]; c != nil {
		_, fixed := w.fixed[c]
		if fixed || w.sums[c] {
			n, ok := w.figure(c)
			if !ok {
				return formula.Value{Kind: formula.Unknown}
			}
			return formula.Value{Kind: formula.Number, Number: w.inBook(c, n)}
		}
	}
	drawn := w.book.At(at)
	switch {
	case w.buried[at]:
		return formula.Value{}
	case drawn == nil || drawn.Formula == "" || drawn.Array:
		return w.book.Stored(at)
	}
	if v, ok := w.results[at]; ok {
		return v
	}
	w.results[at] = formula.Value{Kind: formula.Unknown} // what leads back to itself is not known
	if w.depth++; w.depth < maxDepth {
		if v, err := w.book.Calculate(at, w.value); err == nil {
			w.results[at] = v
		} else if w.isUndecided(at) {
			w.results[at] = w.book.Stored(at)
		}
	}
	w.depth--
	return w.results[at]
}

// isUndecided reports whether a formula cannot be calculated in the workbook as it is, either: all that is known of it is
// what is stored.
func (w *world) isUndecided(at formula.Cell) bool {
	_, err := w.book.Recalculate(at)
	var undecided *formula.Undecided
	return errors.As(err, &undecided)
}

// isStored reports whether what is stored for a cell's formula is what it gives.
func (w *world) isStored(c *form.Cell) bool {
	at, ok := rule.At(w.report, c)
	if !ok || w.book == nil {
		return false
	}
	now := w.value(at)
	return now.Kind != formula.Unknown && now.Near(w.book.Stored(at))
}

// inForm returns a number of the workbook in the form's unit, inBook a figure in that of the workbook.
func (w *world) inForm(c *form.Cell, n decimal.Decimal) decimal.Decimal { return n.Shift(-w.shift(c)) }
func (w *world) inBook(c *form.Cell, n decimal.Decimal) decimal.Decimal { return n.Shift(w.shift(c)) }

func (w *world) shift(c *form.Cell) int32 { return rule.Shift(w.report, c) }
