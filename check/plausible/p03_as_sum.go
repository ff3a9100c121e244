package plausible

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

var p03 = &rule.Rule{
	ID: "P03", Severity: rule.Warning, Title: "处理决定数量多半填成了项目数量之和",
	What: "处理决定数量正好等于上一年项目数量加本年增/减：前者是作出了多少件决定，后者是有多少个项目，不会正好相等。" +
		"数小的，填了数的各行都这样才提示。界限在格式定义里。",
	Basis:   "国办公开办函〔2019〕60号所附格式：项目数量和处理决定数量是两回事",
	Example: "行政许可上一年项目 120 项，本年减 3 项，处理决定填 117 件。",
	Mend:    "处理决定数量请填本年作出的决定的件数；确实如此的，用 nianbao waive 说明。",
	Run:     asSums,
}

// A sumRow is a row of which one figure should not be the sum of the others.
type sumRow struct {
	cells []*form.Cell // the parts, then the one that is none
	words string       // 120 - 3
	least decimal.Decimal
	sum   decimal.Decimal
	is    bool
}

// asSums tells of rows whose sums are too large for a coincidence, or else of all rows at once where there are many.
func asSums(p *rule.Pass) {
	var list []sumRow
	enough, all := 0, true
	for _, s := range asked(p).AsSum {
		enough = max(enough, s.Rows)
		for _, cells := range rowsOf(p, s.Table, append(slices.Clone(s.Parts), s.Not)...) {
			row, ok := sumRowOf(p, cells)
			if row.least = s.Least; !ok {
				all = false
				continue
			}
			if row.sum.IsZero() && p.Report.Number(cells[len(cells)-1]).IsZero() {
				continue // nothing is equal to nothing everywhere
			}
			all = all && row.is
			list = append(list, row)
		}
	}
	if all && enough > 0 && len(list) >= enough {
		togetherAsSums(p, list)
		return
	}
	for _, row := range list {
		if row.is && row.sum.GreaterThanOrEqual(row.least) {
			c := row.cells[len(row.cells)-1]
			f := foundAmong(p, fmt.Sprintf("%s填的是 %s，正好等于%s之和（%s）：多半填成了项目的数量。请填本年作出的决定的件数。",
				c.Label(), row.sum, row.parts(), row.words), row.order()...)
			f.Pattern = pattern(p, "多半填成了项目的数量", c)
		}
	}
}

// sumRowOf returns what a row's figures are; false where one is not written.
func sumRowOf(p *rule.Pass, cells []*form.Cell) (sumRow, bool) {
	figures, ok := figures(p.Report, cells)
	if !ok {
		return sumRow{}, false
	}
	at := len(cells) - 1
	row := sumRow{cells: cells, sum: figures[0], words: figures[0].String()}
	for _, n := range figures[1:at] {
		row.sum = row.sum.Add(n)
		row.words += " + " + n.String()
	}
	row.words = strings.ReplaceAll(row.words, "+ -", "- ")
	row.is = row.sum.Equal(figures[at])
	return row, true
}

// togetherAsSums tells of rows that are all such sums: each may be one by chance, all are not.
func togetherAsSums(p *rule.Pass, list []sumRow) {
	var words []string
	var cells, decisions []*form.Cell
	for _, row := range list {
		c := row.cells[len(row.cells)-1]
		words = append(words, fmt.Sprintf("%s %s = %s", form.Quote(c.Row.Label), row.words, row.sum))
		decisions = append(decisions, c)
		cells = append(cells, row.order()...)
	}
	f := foundAmong(p, fmt.Sprintf("填了数的 %d 行，%s都正好等于%s之和（%s）：多半填成了项目的数量。请填本年作出的决定的件数。",
		len(list), form.Quote(decisions[0].Column.Label), list[0].parts(), strings.Join(words, "、")), cells...)
	f.Pattern = pattern(p, "多半填成了项目的数量", decisions...)
}

// parts names the columns that make the sum.
func (row *sumRow) parts() string {
	var list []string
	for _, c := range row.cells[:len(row.cells)-1] {
		list = append(list, form.Quote(c.Column.Label))
	}
	return strings.Join(list, "、")
}

// order returns the row's cells, the one in doubt first.
func (row *sumRow) order() []*form.Cell {
	at := len(row.cells) - 1
	return slices.Concat(row.cells[at:], row.cells[:at])
}
