// Package fix carries out what the check says can be put right in a workbook: in the file, through its editor, and in
// a copy of what was read, in which formulas are calculated anew. It decides nothing about figures, and neither opens
// nor saves a file.
package fix

import (
	"errors"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
	"nianbao/xlsx/edit"
)

// A Change is what was done to one cell.
type Change struct {
	Place         form.Place
	Cell          *form.Cell // nil for a cell that is none of the form's
	Before, After string
}

// A Result is what came of fixes.
type Result struct {
	Changes []Change
	Doubts  []Change // those of totals that were another figure: that, or a part, is wrong
	Unset   []Change // what could not be set; After says why

	report *form.Report
	book   *workingCopy // as the workbook is meant to be now
}

// Apply carries out fixes in the workbook that a report was read from. Those on blank cells are left out unless
// blanks says otherwise. The editor's package has lost its macros already.
func Apply(r *form.Report, e *edit.Editor, fixes []rule.Fix, blanks bool) (*Result, error) {
	f := &fixer{Result: &Result{report: r, book: copyOf(r.Book)}, editor: e, changed: map[formula.Cell]int{}}
	todo := map[rule.Action][]rule.Fix{}
	for _, fix := range fixes {
		if blanks || !fix.OnBlank {
			todo[fix.Action] = append(todo[fix.Action], fix)
		}
	}
	if len(todo[rule.DropMacros]) > 0 {
		f.Changes = append(f.Changes, Change{Before: "带有宏", After: "不带宏"})
	}
	if len(todo[rule.CalculateAutomatically]) > 0 {
		e.CalculateAutomatically()
		f.Changes = append(f.Changes, Change{Before: "手动计算", After: "自动计算"})
	}
	if err := f.setFormulas(todo[rule.SetFormula]); err != nil {
		return nil, err
	}
	for _, fix := range todo[rule.SetNumber] {
		if err := f.setNumber(fix); err != nil {
			return nil, err
		}
	}
	f.book.sort()
	if len(todo[rule.StoreResults]) > 0 {
		if err := f.storeResults(); err != nil {
			return nil, err
		}
	}
	return f.Result, nil
}

// A fixer carries out fixes.
type fixer struct {
	*Result
	editor  *edit.Editor
	changed map[formula.Cell]int // the changes, by the cell
}

// setFormulas puts formulas in. One that would lead back to itself, because a part is reckoned from it, is left to
// people.
func (f *fixer) setFormulas(fixes []rule.Fix) error {
	old := map[formula.Cell]grid.Cell{}
	for _, fix := range fixes {
		at, _ := rule.At(f.report, fix.Cell)
		cell := f.book.cell(at)
		old[at] = *cell
		cell.Formula, cell.Kind, cell.Text = fix.Formula, grid.Uncalculated, ""
		cell.Each, cell.Array = false, false
	}
	f.book.sort()
	w := formula.New(f.book.Book)
	for _, fix := range fixes {
		at, _ := rule.At(f.report, fix.Cell)
		reason := ""
		if circle, err := w.Circle(at); err != nil || len(circle) > 0 {
			reason = "放上公式会循环引用"
		} else if reason, err = refused(f.editor.SetFormula(f.sheet(at), at.Row, at.Col, fix.Formula, "")); err != nil {
			return err
		}
		if reason != "" {
			*f.book.cell(at) = old[at]
			f.unset(fix.Cell, reason)
		} else if err := f.change(at, fix.Cell, "="+fix.Formula); err != nil {
			return err
		}
	}
	return nil
}

// setNumber puts a number into a cell that has not got a formula before.
func (f *fixer) setNumber(fix rule.Fix) error {
	at, _ := rule.At(f.report, fix.Cell)
	if _, done := f.changed[at]; done {
		return nil
	}
	reason, err := refused(f.editor.SetNumber(f.sheet(at), at.Row, at.Col, fix.Number))
	if err != nil {
		return err
	}
	if reason != "" {
		f.unset(fix.Cell, reason)
		return nil
	}
	cell := f.book.cell(at)
	cell.Formula, cell.Kind, cell.Text = "", grid.Number, fix.Number.String()
	return f.change(at, fix.Cell, fix.Number.String())
}

// refused tells what the editor does not do to a cell, and why, from what went wrong.
func refused(err error) (reason string, other error) {
	var unfit *edit.Error
	if errors.As(err, &unfit) {
		return unfit.Error(), nil
	}
	return "", err
}

func (f *fixer) sheet(at formula.Cell) string { return f.book.Grids[at.Sheet].Name }

func (f *fixer) unset(cell *form.Cell, reason string) {
	before := f.report.Value(cell)
	f.Unset = append(f.Unset, Change{before.Place, cell, inFormulaBar(before), reason})
}

// change takes down what was done to a cell. A remark that stood behind the figure is kept as a comment.
func (f *fixer) change(at formula.Cell, cell *form.Cell, after string) error {
	before := f.report.Value(cell)
	f.changed[at] = len(f.Changes)
	f.Changes = append(f.Changes, Change{before.Place, cell, inFormulaBar(before), after})
	if before.Remark == "" {
		return nil
	}
	return f.editor.Mark(f.sheet(at), at.Row, at.Col, "", "原来填的是："+before.Text)
}

// inFormulaBar returns what stands in a cell as a clerk sees it when the cell is chosen.
func inFormulaBar(v form.Value) string {
	switch {
	case v.Formula != "":
		return "=" + v.Formula
	case v.Text == "":
		return "空白"
	case v.Kind == grid.Text:
		return "文本“" + rule.OneLine(v.Text) + "”"
	}
	return v.Text
}
