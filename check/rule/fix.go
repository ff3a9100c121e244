package rule

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// An Action is what a fix does to a workbook. They are carried out in this order.
type Action int

const (
	DropMacros             Action = iota // the workbook goes without its macros
	CalculateAutomatically               // automatic calculation instead of manual
	SetFormula                           // the mandated formula stands in a cell, in a format that shows its result
	SetNumber                            // a number stands in a cell, in a format that shows it
	StoreResults                         // the stored results of all formulas are what they give
)

// A Fix is one change to a workbook that puts something right without anybody's judgement. It is data: whoever writes
// the workbook carries it out, or says why that cannot be done.
type Fix struct {
	Action  Action
	Cell    *form.Cell      // nil for what is done to the workbook as a whole
	Formula string          // to set, without a leading =
	Number  decimal.Decimal // to set, in the unit in which the column is written
	Why     string          // of a number that somebody asked for and nothing makes certain: the slip that it mends
	OnBlank bool            // the number is a 0 for a cell that was left blank: only where the user asks for that
}

// SetMandated returns the fix that puts the mandated formula into a cell; none for a cell that has it and shows a
// number, that must have none, or whose place in the workbook is not certain.
func (p *Pass) SetMandated(cell *form.Cell) []Fix {
	v := p.Report.Value(cell)
	m := Mandated(p.Report, cell)
	if m != "" && (m != v.Formula || v.Kind == grid.Date) && p.isCertain(cell) && p.partsAreCertain(cell) {
		return []Fix{{Action: SetFormula, Cell: cell, Formula: m}}
	}
	return nil
}

// SetNumber returns the fix that puts a number into a cell; none where a formula stands, or whose place is not
// certain.
func (p *Pass) SetNumber(cell *form.Cell, n decimal.Decimal) []Fix {
	if p.Report.Value(cell).Formula == "" && p.isCertain(cell) {
		return []Fix{{Action: SetNumber, Cell: cell, Number: n}}
	}
	return nil
}

// SetSuspects returns the fixes that put what they should be into the cells that a finding certainly suspects, all of
// them or none: one alone would leave things worse than they are.
func (p *Pass) SetSuspects(f *Finding) []Fix {
	if !f.Certain {
		return nil
	}
	var fixes []Fix
	for _, s := range f.Suspects {
		set := p.SetNumber(s.Of, s.ShouldBe.Shift(Shift(p.Report, s.Of)))
		if len(set) == 0 {
			return nil
		}
		set[0].Why = s.Why
		fixes = append(fixes, set[0])
	}
	return fixes
}

// SetBlank returns the fix that puts 0 into a cell that staff left blank.
func (p *Pass) SetBlank(cell *form.Cell) []Fix {
	if p.Report.Form.Computed(cell) != nil {
		return nil
	}
	fixes := p.SetNumber(cell, decimal.Zero)
	for i := range fixes {
		fixes[i].OnBlank = true
	}
	return fixes
}

// isCertain reports whether a cell of the workbook is this cell of the form and no other.
func (p *Pass) isCertain(cell *form.Cell) bool {
	_, ok := certainCells.Of(p)[cell]
	return ok
}

// partsAreCertain reports whether the cells that a total or ratio is made of are.
func (p *Pass) partsAreCertain(total *form.Cell) bool {
	return !slices.ContainsFunc(p.Report.Form.Computed(total).Parts(), func(t form.Term) bool { return !p.isCertain(t.Cell) })
}

// certainCells are the cells of the form whose place in the workbook is beyond doubt: the rows and columns of their
// table were found but once, and no other cell is drawn over the same place, as where a row is merged over “无”. A row
// or column that was not found leaves the others as certain as they are.
var certainCells = NewFact(func(p *Pass) map[*form.Cell]formula.Cell {
	doubtful, unclear := map[*form.Table]bool{}, map[*form.Cell]bool{}
	for _, f := range p.Faults(form.DoubledTable, form.DoubledLabel, form.DividedColumn) {
		doubtful[f.Table] = true
	}
	for _, f := range p.Faults(form.UnclearCell) {
		unclear[f.Cell] = true
	}
	certain, drawn := map[*form.Cell]formula.Cell{}, map[formula.Cell]int{}
	for _, cell := range p.Report.Form.Cells {
		if at, ok := At(p.Report, cell); ok && !doubtful[cell.Table] && !unclear[cell] {
			certain[cell] = mergedFrom(p.Report, at)
			drawn[certain[cell]]++
		}
	}
	for cell, at := range certain {
		if drawn[at] > 1 {
			delete(certain, cell)
		}
	}
	return certain
})

// mergedFrom returns where the cell begins that is drawn over a place: a merge's first.
func mergedFrom(r *form.Report, at formula.Cell) formula.Cell {
	if c := r.Book.Grids[at.Sheet].At(at.Row, at.Col); c != nil {
		at.Row, at.Col = c.Row, c.Col
	}
	return at
}
