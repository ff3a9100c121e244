package causes

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

// minParallel is how many instances of one relation must be broken before a whole row or column is suspected: two
// figures may be wrong by chance.
const minParallel = 3

// followLines lets follow, of the instances of one relation that are broken for columns side by side, all the first,
// where one row explains them: with other figures in it all of them would hold, and it looks as if it had been pasted in
// the wrong place. The same of rows and a column.
func (x *explainer) followLines() {
	parallel := map[*form.Relation][]int{}
	for _, i := range x.brokenStill() {
		r := x.findings[i].Equation.Relation
		parallel[r] = append(parallel[r], i)
	}
	for _, r := range x.pass.Report.Form.Relations {
		list := parallel[r]
		if len(list) < minParallel {
			continue
		}
		if line, why := x.wrongLine(list); line != nil {
			for _, i := range list[1:] {
				x.follow(i, list[0])
			}
			f := &x.findings[list[0]]
			first, last := x.pass.Cell(line[0]), x.pass.Cell(line[len(line)-1])
			f.Message += fmt.Sprintf("另外 %d 处同样不平：它们都用到 %s 到 %s，%s，请先核对这一行。",
				len(list)-1, first.Place.Ref, last.Place.Ref, why)
			for _, c := range line {
				f.Cells = append(f.Cells, x.pass.Cell(c))
			}
			x.followTotals(list[0], line)
		}
	}
}

// wrongLine returns the cells of the row that explains all of some broken equations, each for a column of its own, and
// what is odd about it; nil for none.
func (x *explainer) wrongLine(list []int) ([]*form.Cell, string) {
	table := cellsOf(x.findings[list[0]].Equation)[0].Table
	rows, _ := table.Leaves()
	for _, row := range rows {
		why := x.oddLine(table, row)
		if why == "" {
			continue
		}
		explains := func(i int) bool {
			cells := cellsOf(x.findings[i].Equation)
			at := slices.IndexFunc(table.Cells, func(c *form.Cell) bool {
				return c.Row == row && c.Column == cells[0].Column
			})
			same := !slices.ContainsFunc(cells, func(c *form.Cell) bool { return c.Column != cells[0].Column })
			return at >= 0 && same && x.mends(table.Cells[at], &x.findings[i])
		}
		if slices.ContainsFunc(list, func(i int) bool { return !explains(i) }) {
			continue
		}
		var line []*form.Cell
		for _, c := range table.Cells {
			if c.Row == row {
				line = append(line, c)
			}
		}
		return line, why
	}
	return nil, ""
}

// mends reports whether there is a figure for a cell, or for the cells that a total is the sum of, with which a finding
// goes away.
func (x *explainer) mends(c *form.Cell, f *rule.Finding) bool {
	try := func(n decimal.Decimal) (decimal.Decimal, bool) {
		w := x.world()
		w.fixed[c] = n
		return w.rest(f.Equation)
	}
	zero, ok := try(decimal.Zero)
	one, also := try(decimal.NewFromInt(1))
	if !ok || !also || zero.Equal(one) {
		return false
	}
	n := need{zero, one}.figure()
	rest, _ := try(n)
	return rest.IsZero() && isPossible(c, n)
}

// isPossible reports whether a figure may stand in a cell.
func isPossible(c *form.Cell, n decimal.Decimal) bool {
	return (c.Negative() || !n.IsNegative()) && (c.Decimal() || n.IsInteger())
}

// oddLine says what is odd about a row, as one that was pasted is: its figures are those of another row, or its total is
// a figure where other totals are formulas. It is empty for a row like others.
func (x *explainer) oddLine(table *form.Table, row *form.Leaf) string {
	report, totals := x.pass.Report, x.pass.Report.Form.Totals()
	figures := map[*form.Leaf][]string{}
	filled := map[*form.Leaf]int{}
	formulas, typed := 0, false
	for _, c := range table.Cells {
		v := report.Value(c)
		switch {
		case totals[c] == nil:
			figures[c.Row] = append(figures[c.Row], v.Number.String())
			if !v.Number.IsZero() {
				filled[c.Row]++
			}
		case v.Formula != "":
			formulas++
		default:
			typed = typed || c.Row == row && v.State == form.Number
		}
	}
	if filled[row] < 2 {
		return ""
	}
	rows, _ := table.Leaves()
	for _, other := range rows {
		if other != row && slices.Equal(figures[row], figures[other]) {
			return "这一行的数与" + form.Quote(other.Label) + "一行完全相同，多半是粘贴错了行"
		}
	}
	if typed && formulas > 0 {
		return "这一行的总计不是公式，多半是整行粘贴来的"
	}
	return ""
}

// followTotals lets what is said of the totals of a line follow a finding.
func (x *explainer) followTotals(cause int, line []*form.Cell) {
	for i := range x.findings {
		f := &x.findings[i]
		about := func(c rule.Cell) bool { return slices.Contains(line, x.pass.Report.Form.Cell(c.ID)) }
		if len(f.Cells) > 0 && f.Equation == nil && !slices.ContainsFunc(f.Cells, func(c rule.Cell) bool { return !about(c) }) {
			x.follow(i, cause)
		}
	}
}
