package plausible

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/likely"
)

var p01 = &rule.Rule{
	ID: "P01", Severity: rule.Warning, Title: "这一行的数多半左右错了一格",
	What: "一行最后的数（如现行有效件数、处理决定数量）是 0，而前面的一个数很大，是另一个的许多倍：多半是几个数左右错了一格。" +
		"界限在格式定义里。",
	Basis:   "年末现行有效的，至少有本年制发而没有废止的",
	Example: "规章一行填的是 72、3958、0。",
	Mend:    "请对照台账，把这一行的数填到各自的格里；确实如此的，用 nianbao waive 说明。",
	Run: func(p *rule.Pass) {
		for _, s := range asked(p).Shifted {
			for _, cells := range rowsOf(p, s.Table, append(slices.Clone(s.Flows), s.Stock)...) {
				shifted(p, s, cells)
			}
		}
	},
}

// shifted tells of a row whose stock is nothing while one flow is out of all proportion to another that there was, too.
func shifted(p *rule.Pass, s likely.Shifted, cells []*form.Cell) {
	list, ok := figures(p.Report, cells)
	stock := len(cells) - 1
	if !ok || !list[stock].IsZero() {
		return
	}
	most, least := decimal.Max(list[0], list[1:stock]...), decimal.Min(list[0], list[1:stock]...)
	if !least.IsPositive() || most.LessThan(s.Least) || most.LessThan(least.Mul(s.Times)) {
		return
	}
	if at := slices.Index(s.Flows, s.Large); at >= 0 && list[at].LessThan(most) {
		return
	}
	var row []string
	for i, c := range cells {
		row = append(row, fmt.Sprintf("%s %s", form.Quote(c.Column.Label), list[i]))
	}
	f := foundAmong(p, fmt.Sprintf("%s一行是%s：%s是 0，前面却有 %s，多半左右错了一格。请对照台账，填到各自的格里。",
		form.Quote(cells[0].Row.Label), strings.Join(row, "、"), form.Quote(cells[stock].Column.Label), most), cells...)
	f.Pattern = pattern(p, "多半左右错了一格", cells...)
}
