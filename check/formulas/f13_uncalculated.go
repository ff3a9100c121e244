package formulas

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var f13 = &rule.Rule{
	ID: "F13", Severity: rule.Error, Title: "公式没有结果",
	What:    "文件里只有公式，没有算出的结果：多半是由别的程序生成、没有计算过的。",
	Basis:   basisFormulas,
	Example: "总计是 =SUM(D4:I4)，没有结果。",
	Mend:    "用 WPS 或 Excel 打开并保存；或者用 nianbao fix 算出结果。",
	Run:     uncalculated,
}

// uncalculated tells of the formulas without results together: a program that does not calculate leaves all of them so.
func uncalculated(p *rule.Pass) {
	var cells []rule.Cell
	for cell, v := range p.Values() {
		if v.State == form.Unreadable && v.Kind == grid.Uncalculated {
			cells = append(cells, p.Cell(cell))
		}
	}
	for _, w := range formulaWords.Of(p) {
		if w.drawn.Kind == grid.Uncalculated {
			cells = append(cells, rule.Cell{Place: w.place})
		}
	}
	if len(cells) == 0 {
		return
	}
	f := p.Found(cells[0].Place, fmt.Sprintf("有 %d 格是公式，但文件里没有公式的结果（从这一格起）。"+
		"请用 WPS 或 Excel 打开这个文件，保存后再试；或者用 nianbao fix 算出结果。", len(cells)), cells...)
	f.Fixes = storeResults(p)
}
