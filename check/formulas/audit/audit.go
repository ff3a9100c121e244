// Package audit holds a workbook's formulas against the equations of the form. A total is mandated to be a sum; what
// its formula comes to is compared with that sum cell by cell, whatever the formula looks like and whether or not its
// result is right today.
//
// It says what is the case and passes no verdict: that is what the rules of family F do.
package audit

import (
	"sync"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// An Audit is of the formulas of one report's workbook.
type Audit struct {
	Book     *formula.Workbook
	Formulas []*Formula // those in cells of the form, in the order of the cells

	report *form.Report
	totals map[*form.Cell]*form.Equation
	cells  map[formula.Cell]*form.Cell // the form's cells by where they stand
	parts  map[*form.Cell]sum          // what totals stand for, in the cells that staff fill
	steps  int                         // cells that were gone through on the way back from faults
	masks  *masks
	frames []*frame
	looked int // cells that were gone through for what is not added today, see addNamed

	gathered int // cells that were gone through for those that are varied
}

// New returns the audit of a report's workbook, nil for a report that was read from none.
func New(r *form.Report) *Audit {
	if r.Book == nil {
		return nil
	}
	a := &Audit{
		Book: formula.New(r.Book), report: r, totals: r.Form.Totals(),
		cells: map[formula.Cell]*form.Cell{}, parts: map[*form.Cell]sum{},
	}
	a.masks = newMasks(a)
	frames := map[*form.Table]*frame{}
	for _, cell := range r.Form.Cells {
		at, ok := rule.At(r, cell)
		if !ok {
			continue
		}
		a.cells[at] = cell
		a.addFrame(frames, cell.Table, at)
		if v := r.Value(cell); v.Formula != "" {
			a.Formulas = append(a.Formulas, &Formula{
				Cell: cell, At: at, Value: v, Total: a.totals[cell], Ratio: r.Form.Ratios()[cell], audit: a,
				traits: sync.OnceValues(func() (formula.Traits, error) { return a.Book.Traits(at) }),
			})
		}
	}
	return a
}

// FormulaAt returns the formula in a cell that need not be one of the form's.
func (a *Audit) FormulaAt(at formula.Cell) *Formula {
	return &Formula{
		At: at, audit: a,
		traits: sync.OnceValues(func() (formula.Traits, error) { return a.Book.Traits(at) }),
	}
}

// IsOfForm reports whether a cell of the workbook is one of the form's.
func (a *Audit) IsOfForm(at formula.Cell) bool { return a.cells[at] != nil }

// maxSummed is how many cells are gone through for what is added up: a workbook can be made in which every formula
// names whole columns.
const maxSummed = 1 << 20

// Summed returns the cells that formulas of the form, or of the subtotals which they build on, add up passing over
// text.
func (a *Audit) Summed() map[formula.Cell]bool {
	cells := map[formula.Cell]bool{}
	seen := map[formula.Cell]bool{}
	var todo []formula.Cell
	for _, f := range a.Formulas {
		todo = append(todo, f.At)
	}
	for steps := 0; len(todo) > 0 && steps < maxSummed; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		traits, err := a.Book.Traits(at)
		if seen[at] || err != nil {
			continue
		}
		seen[at] = true
		for _, r := range traits.References {
			for _, cell := range a.Book.Cells(r) {
				steps++
				cells[cell] = cells[cell] || r.Summed
				if drawn := a.Book.At(cell); drawn != nil && drawn.Formula != "" && a.cells[cell] == nil {
					todo = append(todo, cell)
				}
			}
		}
	}
	return cells
}

// isOutside reports whether a cell is none of the form's.
func (a *Audit) isOutside(at formula.Cell) bool { return a.cells[at] == nil }

// isFault reports whether an error value stands in a cell.
func (a *Audit) isFault(at formula.Cell) bool {
	drawn := a.Book.At(at)
	return drawn != nil && drawn.Kind == grid.Fault
}
