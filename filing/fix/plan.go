package fix

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
	"nianbao/xlsx"
)

// plan puts formulas and numbers into the copy. Where a formula goes, no number does.
func (f *fixer) plan(formulas, numbers []rule.Fix) error {
	spared := f.contradictedBlanks()
	for _, fix := range slices.Concat(formulas, numbers) {
		at, _ := rule.At(f.report, fix.Cell)
		if fix.OnBlank && spared[fix.Cell] {
			continue
		}
		if f.planned[at] != nil {
			f.numbers[at] = fix
			continue
		}
		reason, err := f.how.Leave[Left{fix.Cell, fix.Action}], error(nil)
		if reason == "" {
			reason, err = f.refused(at)
		}
		switch {
		case err != nil:
			return err
		case reason != "":
			f.unset(fix.Cell, reason)
			continue
		}
		f.enter(fix, at)
	}
	f.book.sort()
	return nil
}

// enter puts what a fix says into the copy.
func (f *fixer) enter(fix rule.Fix, at formula.Cell) {
	cell := f.book.cell(at)
	c := &change{Fix: fix, at: at, old: *cell, before: f.report.Value(fix.Cell)}
	if cell.Array, cell.Each = false, false; fix.Action == rule.SetFormula {
		cell.Formula, cell.Kind, cell.Text = fix.Formula, grid.Uncalculated, ""
	} else {
		cell.Formula, cell.Kind, cell.Text = "", grid.Number, fix.Number.String()
	}
	f.planned[at] = c
	f.order = append(f.order, c)
}

// contradictedBlanks are the blank parts of totals that were typed and are not the sum of what is filled: nobody knows
// that nothing belongs there.
func (f *fixer) contradictedBlanks() map[*form.Cell]bool {
	blanks := map[*form.Cell]bool{}
	for total, e := range f.report.Form.Totals() {
		v := f.report.Value(total)
		if v.State != form.Number || v.Formula != "" || e.Balanced(f.report.Number) {
			continue
		}
		for _, t := range e.Right {
			f.addBlanks(blanks, t.Cell)
		}
	}
	return blanks
}

// addBlanks adds a cell where it is blank, or the blank parts of one that is reckoned.
func (f *fixer) addBlanks(blanks map[*form.Cell]bool, c *form.Cell) {
	v, e := f.report.Value(c), f.report.Form.Computed(c)
	if v.State == form.Blank {
		blanks[c] = true
	}
	if e != nil && (v.State == form.Blank || v.Formula != "") {
		for _, t := range e.Parts() {
			f.addBlanks(blanks, t.Cell)
		}
	}
}

// settle takes back the formulas of which it is not certain that they make things better, until those that remain are:
// what one gives may hang on another.
func (f *fixer) settle() {
	cells := f.cells()
	for again := true; again; {
		again = false
		f.values = newValues(f.book.Book, cells, f.how.Afresh)
		for _, c := range f.order {
			if f.planned[c.at] != c || c.Action != rule.SetFormula {
				continue
			}
			reason, against := f.against(c)
			if !against {
				continue
			}
			if again = true; reason != "" {
				f.unset(c.Cell, reason)
			}
			*f.book.cell(c.at) = c.old
			delete(f.planned, c.at)
			if fix, ok := f.numbers[c.at]; ok && f.how.Leave[Left{fix.Cell, fix.Action}] == "" {
				f.enter(fix, c.at)
			}
		}
	}
	slices.SortStableFunc(f.Unset, func(a, b Change) int { return a.Place.Compare(b.Place) })
}

// cells are the places of the form's cells, true for those that hold something: a figure belongs there.
func (f *fixer) cells() map[formula.Cell]bool {
	cells := map[formula.Cell]bool{}
	for _, c := range f.report.Form.Cells {
		if at, ok := rule.At(f.report, c); ok {
			state := f.report.Value(c).State
			cells[at] = cells[at] || state == form.Number || state == form.Unreadable && !c.IsWords()
		}
	}
	return cells
}

// Why a total is left as it is.
const (
	overZero       = "填的数与应当相加的各格不符：各格都是 0 或空白，请先填各格"
	overBlanks     = "填的数与应当相加的各格不符，各格里有空白，请先填空白的格"
	overUnreadable = "应当相加的各格里有的不是数，请先改正那一格"
	overFault      = "应当相加的各格里有出错值，请先改正那一格"
	overNothing    = "应当相加的各格里有公式没有结果，请先用 WPS 或 Excel 打开并保存"
	overNoDivisor  = "除数是 0，算不出比率，这一格应当空着"
	inCircle       = "放上公式会循环引用"
)

// against reports whether a formula is not put in, and why; it is not worth a word where there is nothing to add up.
func (f *fixer) against(c *change) (reason string, against bool) {
	if f.values.inCircle(c.at) {
		return inCircle, true
	}
	now, was := f.values.of(c.at), c.before
	blank, unreadable, uncalculated := f.parts(c.Cell)
	switch {
	case now.Kind == formula.Fault:
		return overFault, was.Kind != grid.Fault || was.Formula == ""
	case now.Kind == formula.Text && f.report.Form.Ratios()[c.Cell] != nil:
		return overNoDivisor, true
	case now.Kind != formula.Number && unreadable > 0 && uncalculated == 0: // a date
		return overUnreadable, was.Kind != grid.Uncalculated
	case now.Kind != formula.Number:
		return overNothing, was.Kind != grid.Uncalculated
	case was.Formula != "":
		return "", false
	}
	switch typed := was.State == form.Number; {
	case typed && was.Number.Equal(now.Number):
		return "", false
	case unreadable > 0:
		return overUnreadable, true
	case typed && now.Number.IsZero():
		return overZero, true
	case typed && (blank > 0 || f.isOverBlanks(c.Cell)):
		return overBlanks, true
	case was.State == form.Blank || was.State == form.Stroke:
		return "", blank == len(f.report.Form.Computed(c.Cell).Parts())
	}
	return "", false
}

// parts returns how many parts of a total hold nothing as it is planned, how many no figure, and how many of these have
// no result.
func (f *fixer) parts(total *form.Cell) (blank, unreadable, uncalculated int) {
	for _, t := range f.report.Form.Computed(total).Parts() {
		at, ok := rule.At(f.report, t.Cell)
		switch {
		case f.holdsNothing(t.Cell):
			blank++
		case f.report.Value(t.Cell).State == form.Unreadable && !(ok && f.planned[at] != nil):
			unreadable++
			if f.report.Value(t.Cell).Kind == grid.Uncalculated {
				uncalculated++
			}
		}
	}
	return blank, unreadable, uncalculated
}

// isOverBlanks reports whether a total adds up, be it through other totals, a cell that is left blank: what was typed may
// be right, and count what belongs there.
func (f *fixer) isOverBlanks(total *form.Cell) bool {
	blanks := map[*form.Cell]bool{}
	for _, t := range f.report.Form.Computed(total).Parts() {
		f.addBlanks(blanks, t.Cell)
	}
	for c := range blanks {
		if at, ok := rule.At(f.report, c); f.report.Form.Computed(c) == nil && !(ok && f.planned[at] != nil) {
			return true
		}
	}
	return false
}

// holdsNothing reports whether a cell is left blank, or is reckoned from such cells alone.
func (f *fixer) holdsNothing(c *form.Cell) bool {
	at, ok := rule.At(f.report, c)
	v, e := f.report.Value(c), f.report.Form.Computed(c)
	change := f.planned[at]
	switch {
	case ok && change != nil && change.Action == rule.SetNumber:
		return false
	case e != nil && (v.Formula != "" || ok && change != nil && v.State != form.Number):
		return !slices.ContainsFunc(e.Parts(), func(t form.Term) bool { return !f.holdsNothing(t.Cell) })
	}
	return v.State == form.Blank || v.State == form.Stroke
}

// fitFormat sees to it that a number in one of the form's cells is shown as one, as near cells show theirs.
func (f *fixer) fitFormat(cell *form.Cell, at formula.Cell, shown string) error {
	_, err := f.editor.FitFormat(f.sheet(at), at.Row, at.Col, shown, f.neighbours(cell, at))
	return err
}

// neighbours are the places of the other cells of the form in a cell's row and column, the nearest first.
func (f *fixer) neighbours(cell *form.Cell, of formula.Cell) []xlsx.Address {
	var places []xlsx.Address
	for _, other := range cell.Table.Cells {
		at, ok := rule.At(f.report, other)
		if ok && other != cell && !other.IsWords() && at.Sheet == of.Sheet && (other.Row == cell.Row || other.Column == cell.Column) {
			places = append(places, xlsx.Address{Row: at.Row, Col: at.Col})
		}
	}
	far := func(a xlsx.Address) int { return abs(a.Row-of.Row) + abs(a.Col-of.Col) }
	slices.SortStableFunc(places, func(a, b xlsx.Address) int { return cmp.Compare(far(a), far(b)) })
	return places
}

func abs(n int) int { return max(n, -n) }

// storedNumber returns the number that a cell of the file has stored, whatever its format makes of it.
func (f *fixer) storedNumber(at formula.Cell) (decimal.Decimal, bool) {
	if f.editor == nil {
		return decimal.Zero, false
	}
	text, ok := f.editor.StoredNumber(f.sheet(at), at.Row, at.Col)
	if !ok {
		return decimal.Zero, false
	}
	n, err := decimal.NewFromString(text)
	return n, err == nil
}
