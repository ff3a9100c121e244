package fix

import (
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// storeResults stores the results of all formulas that can be calculated here where they are not what is stored.
func (f *fixer) storeResults() error {
	w := formula.New(f.book.Book)
	for sheet, g := range f.book.Grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			if c.Formula == "" || c.Array || g.Source != grid.Sheet {
				continue
			}
			at := formula.Cell{Sheet: sheet, Row: c.Row, Col: c.Col}
			now, err := w.Recalculate(at)
			if err != nil || now.Near(w.Stored(at)) {
				continue
			}
			if err := f.storeResult(at, c, now); err != nil {
				return err
			}
		}
	}
	return nil
}

// storeResult stores a formula's result and says so.
func (f *fixer) storeResult(at formula.Cell, c *grid.Cell, now formula.Value) error {
	var err error
	switch now.Kind {
	case formula.Number:
		err = f.editor.SetResult(f.sheet(at), at.Row, at.Col, now.Number.String())
	case formula.Text:
		err = f.editor.SetTextResult(f.sheet(at), at.Row, at.Col, now.Text)
	default: // an error value, which is found again and told of
		return nil
	}
	if err != nil {
		return err
	}
	if i, ok := f.changed[at]; ok {
		f.completeChange(&f.Changes[i], now)
		return nil
	}
	before := c.Text
	if c.Kind == grid.Uncalculated {
		before = "没有结果"
	}
	f.Changes = append(f.Changes, Change{
		Place:  f.report.PlaceOf(at.Sheet, at.Row, at.Col),
		Before: "=" + c.Formula + "（" + before + "）",
		After:  "=" + c.Formula + "（" + now.String() + "）",
	})
	return nil
}

// completeChange says what the formula gives that was put into a cell, and doubts it where another figure stood there.
func (f *fixer) completeChange(c *Change, now formula.Value) {
	c.After += "（" + now.String() + "）"
	before := f.report.Value(c.Cell)
	if before.State == form.Number && now.Kind == formula.Number && !before.Number.Equal(now.Number) {
		f.Doubts = append(f.Doubts, *c)
	}
}

// Misread returns the first cell of which a report, read from the workbook that was fixed, does not hold what it was
// meant to; empty where all is well.
func (f *Result) Misread(fixed *form.Report) string {
	if fixed.Form != f.report.Form {
		return "版本"
	}
	for _, c := range f.report.Form.Cells {
		before, after := f.report.Value(c), fixed.Value(c)
		at, row, col := before.Place.At()
		if before.Place == (form.Place{}) {
			continue
		}
		want := f.book.Grids[at].At(row, col)
		switch {
		case want == nil:
			if after.State != form.Blank {
				return before.Place.String()
			}
		case want.Formula != after.Formula, want.Formula == "" && want.Text != after.Text,
			want.Formula == "" && before.State == form.Number && !before.Number.Equal(after.Number):
			return before.Place.String()
		}
	}
	return ""
}
