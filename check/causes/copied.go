package causes

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// followCopied lets all that is said of one text that is last year's follow the first: the numbers left in it, then how
// much of it is last year's. What a wrong figure of the tables explains stays with that.
func (x *explainer) followCopied() {
	heads := map[string]int{}
	numbers := map[string]int{}
	var order []int
	for i := range x.findings {
		if x.findings[i].Copied != "" {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return compare(&x.findings[a], &x.findings[b]) })
	for _, i := range order {
		f := &x.findings[i]
		head, ok := heads[f.Copied]
		switch {
		case x.by[i] != none:
			continue
		case !ok:
			heads[f.Copied] = i
			continue
		case f.Claim != nil:
			numbers[f.Copied]++
		}
		x.follow(i, head)
	}
	for text, n := range numbers {
		x.findings[heads[text]].Message += fmt.Sprintf("这一部分里另外 %d 处的数也是上年的。", n)
	}
}

// followRows lets what sentences say of several figures of one row follow the first, where the numbers are those of the
// cells beside: the row is shifted, or two of its figures are exchanged.
func (x *explainer) followRows() {
	type said struct {
		finding, column int
		number          decimal.Decimal
	}
	of := map[*form.Leaf][]said{}
	var rows []*form.Leaf
	for _, i := range x.open() {
		f := &x.findings[i]
		cells := x.cellsOf(f)
		n, err := decimal.NewFromString(f.Actual)
		if f.Claim == nil || err != nil || len(cells) != 1 || x.sum(cells[0]) != nil {
			continue
		}
		c := cells[0]
		if of[c.Row] == nil {
			rows = append(rows, c.Row)
		}
		of[c.Row] = append(of[c.Row], said{i, x.columnOf(c), n})
	}
	for _, row := range rows {
		list := of[row]
		table := x.cellsOf(&x.findings[list[0].finding])[0].Table
		leaves, _ := table.Leaves()
		cells := table.CellsOf(slices.Index(leaves, row))
		beside := func(s said, by int) bool {
			k := s.column + by
			return k >= 0 && k < len(cells) && x.pass.Report.Number(cells[k]).Equal(s.number)
		}
		for _, by := range []int{1, -1} {
			moved, ends := 0, 0
			for _, s := range list {
				switch {
				case beside(s, by) || len(list) == 2 && beside(s, -by):
					moved++
				case s.column+by < 0 || s.column+by >= len(cells) || x.sum(cells[s.column+by]) != nil:
					ends++ // what stood at the end is lost
				}
			}
			if moved > 0 && moved+ends == len(list) && len(list) > 1 {
				for _, s := range list[1:] {
					x.follow(s.finding, list[0].finding)
				}
				break
			}
		}
	}
}

// columnOf returns the number of a cell's column in its table.
func (x *explainer) columnOf(c *form.Cell) int {
	_, columns := c.Table.Leaves()
	return slices.Index(columns, c.Column)
}
