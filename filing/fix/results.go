package fix

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// maxResults is of how many formulas outside of the form results are stored.
const maxResults = 20_000

// storeResults stores the results of the other formulas where they are not what is stored. Of very many those behind
// keep what they have, and that is told.
func (f *fixer) storeResults() error {
	var left Change
	tried, passed := 0, 0
	ofForm := map[formula.Cell]*form.Cell{}
	for _, c := range f.report.Form.Cells {
		if at, ok := rule.At(f.report, c); ok {
			ofForm[at] = c
		}
	}
	for sheet, g := range f.book.Grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			at := formula.Cell{Sheet: sheet, Row: c.Row, Col: c.Col}
			if c.Formula == "" || c.Array || g.Source != grid.Sheet || f.planned[at] != nil {
				continue
			}
			now, done := formula.Value{}, true
			if ofForm[at] != nil {
				now = f.values.of(at)
			} else {
				tried++
				now, done = f.outside(at, tried)
			}
			if !done {
				if passed++; passed == 1 {
					left = Change{Place: f.report.PlaceOf(at.Sheet, at.Row, at.Col), Before: "=" + rule.OneLine(c.Formula)}
				}
				continue
			}
			if !known(now) || now.Kind == formula.Fault || f.isStored(at, c, now) { // an error value is told of
				continue
			}
			if err := f.storeResult(at, now); err != nil {
				return err
			}
			if cell := ofForm[at]; cell != nil && !cell.IsWords() && now.Kind == formula.Number && c.Kind != grid.Number {
				// a date's format would make a date of what is a number from now on
				if err := f.fitFormat(cell, at, now.String()); err != nil {
					return err
				}
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
		}
	}
	if passed > 0 {
		left.After = fmt.Sprintf("工作簿里的公式太多，从这里起有 %d 个没有重新计算，结果还是原来的；用 WPS 或 Excel 打开、保存一次就会重新计算", passed)
		f.Unset = append(f.Unset, left)
	}
	return nil
}

// outside returns the result of the nth formula outside of the form; ok is false where that is one too many, or takes more
// than all may.
func (f *fixer) outside(at formula.Cell, n int) (now formula.Value, ok bool) {
	if n > maxResults || f.values.book.Exhausted() {
		return now, false
	}
	now = f.values.of(at)
	return now, !f.values.book.Exhausted()
}

// isStored reports whether a result is what the file has stored. A date's number is not read, but stands in the file.
func (f *fixer) isStored(at formula.Cell, c *grid.Cell, now formula.Value) bool {
	if c.Kind == grid.Date && now.Kind == formula.Number {
		n, ok := f.storedNumber(at)
		return ok && now.Near(formula.Value{Kind: formula.Number, Number: n})
	}
	return now.Near(f.values.book.Stored(at))
}

// storeResult stores a formula's result.
func (f *fixer) storeResult(at formula.Cell, now formula.Value) error {
	sheet := f.sheet(at)
	switch now.Kind {
	case formula.Number:
		return f.editor.SetResult(sheet, at.Row, at.Col, now.Number.String())
	case formula.Text:
		return f.editor.SetTextResult(sheet, at.Row, at.Col, now.Text)
	case formula.Bool:
		return f.editor.SetBoolResult(sheet, at.Row, at.Col, now.Text == "TRUE")
	case formula.Fault:
		return f.editor.SetErrorResult(sheet, at.Row, at.Col, now.Text)
	}
	return nil
}

// Misread returns the first cell of which a report, read from the workbook that was fixed, does not hold what it was
// meant to, nil where all is well; ok is false where it is on another form altogether.
func (f *Result) Misread(fixed *form.Report) (cell *form.Cell, ok bool) {
	if !form.SameRows(fixed.Form, f.report.Form) {
		return nil, false
	}
	for _, c := range f.report.Form.Cells {
		before, after := f.report.Value(c), fixed.Value(c)
		if before.Place == (form.Place{}) {
			continue
		}
		number := before.Number
		if set, ok := f.figure[c]; ok {
			number = set
		}
		formula, text := before.Formula, before.Text // what is not mended is read as it was, be it in one cell or in several
		if f.isMended(c) {
			at, row, col := before.Place.At()
			want := f.book.Grids[at].At(row, col)
			formula, text = want.Formula, want.Text
		}
		switch {
		case !f.isMended(c) && before.State == form.Unreadable && after.State == form.Unreadable:
			// of several cells that are read as one, some have another result now
		case formula != after.Formula, formula == "" && text != after.Text,
			formula == "" && before.State == form.Number && !number.Equal(after.Number),
			f.isMended(c) && after.Kind == grid.Date:
			return c, true
		}
	}
	return nil, true
}

func (f *Result) isMended(c *form.Cell) bool {
	_, ok := f.mended[c]
	return ok
}
