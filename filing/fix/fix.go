// Package fix carries out what the check says can be put right in a workbook: in a copy of what was read, in which
// formulas are calculated anew, and, where what they give is certain, in the file through its editor. It decides
// nothing about figures, and neither opens nor saves a file.
package fix

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"

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
	Why           string // of a figure that was asked for and nothing makes certain: the slip that it mends
}

// A Result is what came of fixes.
type Result struct {
	Changes []Change
	Doubts  []Change // those of totals that were another figure: that, or a part, is wrong
	Unset   []Change // what could not be set, or is not certain; After says why

	report *form.Report
	book   *workingCopy // as the workbook is meant to be now
	mended map[*form.Cell]rule.Action
	figure map[*form.Cell]decimal.Decimal // that were set, in the form's unit
	values *values                        // of the book
}

// Options say which fixes are carried out.
type Options struct {
	Blanks  bool            // those on blank cells, too
	Leave   map[Left]string // not these, and why
	Results bool            // none but storing results
	Afresh  bool            // results over what is no figure are stored, too
}

// Left is a fix that is left out.
type Left struct {
	Cell   *form.Cell
	Action rule.Action
}

// Apply carries out fixes in the workbook that a report was read from. One that cannot be carried out stops no other.
// The editor's package has lost its macros already.
func Apply(r *form.Report, e *edit.Editor, fixes []rule.Fix, how Options) (*Result, error) {
	f := &fixer{
		Result: &Result{report: r, book: copyOf(r.Book), mended: map[*form.Cell]rule.Action{},
			figure: map[*form.Cell]decimal.Decimal{}},
		editor: e, how: how, planned: map[formula.Cell]*change{}, numbers: map[formula.Cell]rule.Fix{},
	}
	todo := map[rule.Action][]rule.Fix{}
	for _, fix := range fixes {
		if how.Blanks || !fix.OnBlank {
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
	if !how.Results {
		if err := f.plan(todo[rule.SetFormula], todo[rule.SetNumber]); err != nil {
			return nil, err
		}
	}
	f.settle()
	if err := f.carryOut(); err != nil {
		return nil, err
	}
	if len(todo[rule.StoreResults]) > 0 {
		if err := f.storeResults(); err != nil {
			return nil, err
		}
	}
	return f.Result, nil
}

// Mended returns what was put into a cell, false for nothing.
func (f *Result) Mended(c *form.Cell) (rule.Action, bool) {
	a, ok := f.mended[c]
	return a, ok
}

// A fixer carries out fixes.
type fixer struct {
	*Result
	editor  *edit.Editor
	how     Options
	planned map[formula.Cell]*change
	order   []*change
	numbers map[formula.Cell]rule.Fix // for cells into which no formula can go
}

// A change is a fix of a cell that is planned.
type change struct {
	rule.Fix
	at     formula.Cell
	old    grid.Cell
	before form.Value
}

// carryOut does in the file what is planned.
func (f *fixer) carryOut() error {
	for _, c := range f.order {
		if f.planned[c.at] != c {
			continue
		}
		sheet, shown := f.sheet(c.at), c.Number.String()
		was, figure := f.was(c) // before anything is set
		switch {
		case c.Action == rule.SetNumber:
			if err := f.editor.SetNumber(sheet, c.at.Row, c.at.Col, c.Number); err != nil {
				return err
			}
		case c.Formula != c.before.Formula:
			if err := f.editor.SetFormula(sheet, c.at.Row, c.at.Col, c.Formula, ""); err != nil {
				return err
			}
		}
		after := shown
		if c.Action == rule.SetFormula {
			now := f.values.of(c.at)
			if err := f.storeResult(c.at, now); err != nil {
				return err
			}
			shown, after = now.String(), "="+c.Formula
			if known(now) {
				after += "（" + now.String() + "）"
			}
			if figure && now.Kind == formula.Number && !was.Equal(now.Number) {
				f.Doubts = append(f.Doubts, Change{
					Place: c.before.Place, Cell: c.Cell, Before: inFormulaBar(c.before), After: after,
				})
			}
		}
		if err := f.fitFormat(c.Cell, c.at, shown); err != nil {
			return err
		}
		if err := f.done(c, after); err != nil {
			return err
		}
	}
	return nil
}

// was returns the figure that a cell holds; in one with a date's format it is a figure all the same.
func (f *fixer) was(c *change) (n decimal.Decimal, ok bool) {
	if c.before.Kind == grid.Date {
		return f.storedNumber(c.at)
	}
	return c.before.Number, c.before.State == form.Number
}

// done takes down what was done to a cell. A remark that stood behind the figure is kept as a comment.
func (f *fixer) done(c *change, after string) error {
	f.mended[c.Cell] = c.Action
	if c.Action == rule.SetNumber {
		f.figure[c.Cell] = c.Number.Shift(-rule.Shift(f.report, c.Cell))
	}
	f.Changes = append(f.Changes, Change{c.before.Place, c.Cell, inFormulaBar(c.before), after, c.Why})
	if c.before.Remark == "" {
		return nil
	}
	note := "原来填的是：" + strings.ReplaceAll(c.before.Text, "\n", " ") // in one line it is known again as ours
	return f.editor.Mark(f.sheet(c.at), c.at.Row, c.at.Col, "", note)
}

func (f *fixer) sheet(at formula.Cell) string { return f.book.Grids[at.Sheet].Name }

func (f *fixer) unset(cell *form.Cell, reason string) {
	before := f.report.Value(cell)
	f.Unset = append(f.Unset, Change{Place: before.Place, Cell: cell, Before: inFormulaBar(before), After: reason})
}

// refused returns why the editor does not change a cell, empty where it does.
func (f *fixer) refused(at formula.Cell) (reason string, other error) {
	err := f.editor.Refused(f.sheet(at), at.Row, at.Col)
	var unfit *edit.Error
	if errors.As(err, &unfit) {
		if unfit.Kind == edit.InArray || unfit.Kind == edit.InDataTable {
			return "属于占几格的数组公式或模拟运算表，不能单独修改；" + unfit.Hint(), nil
		}
		return unfit.Error(), nil
	}
	return "", err
}

// inFormulaBar returns what stands in a cell as a clerk sees it when the cell is chosen.
func inFormulaBar(v form.Value) string {
	switch {
	case v.Formula != "" && v.Kind == grid.Date:
		return "=" + rule.OneLine(v.Formula) + "（" + v.Text + "）"
	case v.Formula != "":
		return "=" + rule.OneLine(v.Formula)
	case v.Text == "":
		return "空白"
	case v.Kind == grid.Text:
		seen, _ := form.Seen(v.Text)
		text := "文本“" + rule.OneLine(seen) + "”"
		if names := form.Unseen(v.Text); names != "" {
			text += "（" + names + "）"
		}
		return text
	}
	return v.Text
}
