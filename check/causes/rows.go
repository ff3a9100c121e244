package causes

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

// minParallel is how many instances of one relation must be broken before a whole row is suspected: two figures may be
// wrong by chance, and are suspected where the row's total is odd as well.
const minParallel = 2

// followLines lets follow, of the instances of one relation that are broken for columns side by side, all the first,
// where one row explains them: with other figures in it all of them would hold, and it looks as if it had been pasted
// in the wrong place. The same of rows and a column.
func (x *explainer) followLines() {
	x.lines = map[int][]*form.Cell{}
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
		line, why, head := x.wrongLine(list)
		if line == nil || len(list) == minParallel && why == "" {
			continue
		}
		if head == none {
			head = list[0]
		}
		for _, i := range list {
			x.follow(i, head)
		}
		f := &x.findings[head]
		others := len(slices.DeleteFunc(list, func(i int) bool { return i == head }))
		if why == "" {
			x.lines[head] = f.Equation.OwnCells()[0].Table.Cells
			f.Message += fmt.Sprintf("另有 %d 处同样不平，多半是有一整行填错或粘贴错了行，请先看各行有没有填串。",
				others)
			continue
		}
		first, last := x.pass.Cell(line[0]), x.pass.Cell(line[len(line)-1])
		f.Message += fmt.Sprintf("另外 %d 处不平都用到 %s 到 %s：%s，请先核对这一行。",
			others, first.Place.Within(), last.Place.Within(), why)
		for _, c := range line {
			f.Cells = append(f.Cells, x.pass.Cell(c))
		}
		x.followTotals(head, line)
		x.lines[head] = line
	}
}

// wrongLine returns the cells of the row that explains all of some broken equations, each for a column of its own, what
// is odd about it, and the finding about its own total, none for none. Of several rows the oddest counts; nil for none.
func (x *explainer) wrongLine(list []int) (line []*form.Cell, why string, head int) {
	table := x.findings[list[0]].Equation.OwnCells()[0].Table
	rows, _ := table.Leaves()
	best := 0
	head = none
	for _, row := range rows {
		odd := x.oddLine(table, row)
		if odd.how <= best || slices.ContainsFunc(list, func(i int) bool { return !x.crosses(table, row, i) }) {
			continue
		}
		best, why, head = odd.how, odd.why, odd.own
		line = slices.DeleteFunc(slices.Clone(table.Cells), func(c *form.Cell) bool { return c.Row != row })
	}
	return line, why, head
}

// crosses reports whether a broken equation is of one column, and would hold with another figure in a row.
func (x *explainer) crosses(table *form.Table, row *form.Leaf, i int) bool {
	cells := x.findings[i].Equation.OwnCells()
	column := cells[0].Column
	at := slices.IndexFunc(table.Cells, func(c *form.Cell) bool { return c.Row == row && c.Column == column })
	return at >= 0 && !slices.ContainsFunc(cells, func(c *form.Cell) bool { return c.Column != column }) &&
		x.mends(table.Cells[at], &x.findings[i])
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

// An oddity is what is odd about a row: how much, why, and the finding about its own total, none for none.
type oddity struct {
	how int
	why string
	own int
}

// oddLine says what is odd about a row, as one that was pasted is: its total is not its sum, or is a figure where other
// totals are formulas, or its figures are those of another row. For a row like others there are no words.
func (x *explainer) oddLine(table *form.Table, row *form.Leaf) oddity {
	for i := range x.findings {
		e := x.findings[i].Equation
		if e == nil || x.by[i] != none || e.Total() == nil || e.Total().Row != row || e.Total().Table != table {
			continue
		}
		if !slices.ContainsFunc(e.Cells(), func(c *form.Cell) bool { return c.Row != row }) {
			return oddity{4, "这一行的总计也与各格之和不等，多半整行填错或粘贴错了", i}
		}
	}
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
	switch {
	case typed && formulas > 0:
		return oddity{3, "这一行的总计不是公式，多半是整行粘贴来的", none}
	case filled[row] < 2:
		return oddity{how: 1, own: none}
	}
	rows, _ := table.Leaves()
	for _, other := range rows {
		if other != row && slices.Equal(figures[row], figures[other]) {
			return oddity{2, "这一行的数与" + form.Quote(other.Label) + "一行完全相同，多半是粘贴错了行", none}
		}
	}
	return oddity{how: 1, own: none}
}

// followTotals lets what is said of the totals of a line follow a finding.
func (x *explainer) followTotals(cause int, line []*form.Cell) {
	for i := range x.findings {
		f := &x.findings[i]
		about := func(c rule.Cell) bool { return slices.Contains(line, x.pass.Report.Form.Cell(c.ID)) }
		if len(f.Cells) > 0 && f.Equation == nil &&
			!slices.ContainsFunc(f.Cells, func(c rule.Cell) bool { return !about(c) }) {
			x.follow(i, cause)
		}
	}
}
