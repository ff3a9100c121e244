package causes

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

// followCarried gathers what has come of figures that were left as they were last year, and of rows that tie this year to
// the last (现行有效 = 上年 + 制发 - 废止) and would hold if their figures were those that sentences name.
func (x *explainer) followCarried() {
	unmoved := map[*form.Table]*rule.Pattern{}
	of := map[*form.Table][]int{}
	for _, i := range x.open() {
		f := &x.findings[i]
		own := x.cellsOf(f)
		if f.Equation != nil {
			own = f.Equation.OwnCells()
		}
		switch carried := f.Equation != nil && f.Equation.IsOutside(); {
		case (carried || f.Claim != nil && !x.areZero(own)) && x.areLastYears(own):
			table := own[0].Table
			if unmoved[table] == nil {
				unmoved[table] = &rule.Pattern{}
			}
			unmoved[table].Cells = append(unmoved[table].Cells, own...)
			of[table] = append(of[table], i)
		case carried && x.wouldHold(f.Equation):
			x.gather(i, &rule.Pattern{Cells: own})
		}
	}
	for _, t := range x.pass.Report.Form.Tables {
		if len(of[t]) > 1 && !x.areZero(unmoved[t].Cells) {
			head := x.gather(of[t][0], unmoved[t])
			x.findings[head].Message += fmt.Sprintf(
				"表里这 %d 处用到的数与上年报告相同，多半没有改成本年的。", len(of[t]))
		}
	}
}

// wouldHold reports whether an equation would hold if its figures were those that sentences name.
func (x *explainer) wouldHold(e *form.Equation) bool {
	by := map[*form.Cell]decimal.Decimal{}
	for _, k := range x.open() {
		f := &x.findings[k]
		cells := x.cellsOf(f)
		if f.Claim == nil || len(cells) != 1 || !slices.Contains(e.OwnCells(), cells[0]) {
			continue
		}
		if says, err := decimal.NewFromString(f.Actual); err == nil {
			by[cells[0]] = says.Sub(x.pass.Report.Number(cells[0]))
		}
	}
	s := x.shifted(by)
	return s != nil && len(by) > 0 && s.holds(e)
}

// areZero reports whether nothing stands in cells: that this was so last year, too, says little.
func (x *explainer) areZero(cells []*form.Cell) bool {
	return !slices.ContainsFunc(cells, func(c *form.Cell) bool { return !x.pass.Report.Number(c).IsZero() })
}

// areLastYears reports whether figures are those of the same cells of last year's report.
func (x *explainer) areLastYears(cells []*form.Cell) bool {
	last, _ := x.pass.Report.Last()
	if last == nil || len(cells) == 0 {
		return false
	}
	return !slices.ContainsFunc(cells, func(c *form.Cell) bool {
		of := last.Form.Cell(c.ID)
		return of == nil || !last.Number(of).Equal(x.pass.Report.Number(c))
	})
}

// followLineClaims lets what a sentence says of a total follow that a row under it was pasted in the wrong place: the row
// that was found, one with the same figures, or any where it is not known which: of what the report itself ties together
// one with which an equation would hold, too.
func (x *explainer) followLineClaims() {
	for _, i := range x.open() {
		for k := range x.findings { // in one order
			if line, ok := x.lines[k]; ok && x.by[i] == none && x.findings[i].Claim != nil && x.isOfLine(k, line, i) {
				x.follow(i, k)
			}
		}
	}
}

func (x *explainer) isOfLine(head int, line []*form.Cell, i int) bool {
	table := line[0].Table
	rows, columns := table.Leaves()
	if len(line) > len(columns) {
		carried := x.findings[head].Equation.IsOutside() // by as much another row may be wrong
		return slices.ContainsFunc(line, func(c *form.Cell) bool {
			return carried && x.mayBe(c, &x.findings[i]) || x.mendsBoth(c, head, i)
		})
	}
	for row := range rows {
		cells := table.CellsOf(row)
		same := slices.EqualFunc(cells, line, func(a, b *form.Cell) bool {
			return x.pass.Report.Number(a).Equal(x.pass.Report.Number(b))
		})
		if same && slices.ContainsFunc(cells, func(c *form.Cell) bool { return x.mayBe(c, &x.findings[i]) }) {
			return true
		}
	}
	return false
}

// mendsBoth reports whether a sentence would be right with another figure for a cell with which an equation that follows a
// finding, or that itself, would hold as well.
func (x *explainer) mendsBoth(c *form.Cell, head, i int) bool {
	return slices.ContainsFunc(differences(&x.findings[i]), func(n decimal.Decimal) bool {
		s := x.shifted(map[*form.Cell]decimal.Decimal{c: n})
		if s == nil || !s.settles(&x.findings[i]) {
			return false
		}
		for k := range x.findings {
			if e := x.findings[k].Equation; e != nil && x.root(k) == head && s.holds(e) {
				return true
			}
		}
		return false
	})
}
