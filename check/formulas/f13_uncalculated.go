package formulas

import (
	"errors"
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/formula/syntax"
	"nianbao/grid"
)

var f13 = &rule.Rule{
	ID: "F13", Severity: rule.Error, Title: "公式没有结果",
	What:    "文件里只有公式，没有算出的结果：多半是由别的程序生成、没有计算过的。",
	Basis:   basisFormulas,
	Example: "总计是 =SUM(D4:I4)，没有结果。",
	Mend:    "用 WPS 或 Excel 打开并保存；或者用 nianbao fix 算出结果。算不出的，改正公式或者直接填写。",
	Run:     uncalculated,
}

// uncalculated tells of the formulas without results together: a program that does not calculate leaves all of them so.
// Of those that cannot be calculated here it says why: opening the file or fix will not help.
func uncalculated(p *rule.Pass) {
	var cells []rule.Cell
	var hopeless []string
	var doubtful []*form.Cell
	look := func(c rule.Cell, at formula.Cell, inSheet bool) bool {
		cells = append(cells, c)
		why := ""
		if inSheet {
			why = incalculable(p, at)
		}
		if why != "" {
			hopeless = append(hopeless, c.Place.String()+" "+why)
		}
		return why != ""
	}
	for cell, v := range p.Values() {
		if v.State != form.Unreadable || v.Kind != grid.Uncalculated {
			continue
		}
		at, inSheet := rule.At(p.Report, cell)
		if look(p.Cell(cell), at, inSheet && len(p.SetMandated(cell)) == 0) {
			doubtful = append(doubtful, cell)
		}
	}
	for _, w := range formulaWords.Of(p) {
		if w.drawn.Kind == grid.Uncalculated {
			look(rule.Cell{Place: w.place}, w.at, true)
		}
	}
	if len(cells) == 0 {
		return
	}
	message := fmt.Sprintf("有 %d 格是公式，但文件里没有公式的结果（从这一格起）。", len(cells))
	if len(hopeless) < len(cells) {
		message += "请用 WPS 或 Excel 打开这个文件，保存后再试；或者用 nianbao fix 算出结果。"
	}
	if len(hopeless) > 0 {
		what := "这"
		if len(hopeless) < len(cells) {
			what = "其中"
		}
		message += fmt.Sprintf("%s %d 格 nianbao fix 也算不出：%s。请改正公式，或者直接填写。", what, len(hopeless),
			rule.List(hopeless, "格"))
	}
	f := p.Found(cells[0].Place, message, cells...)
	f.Doubtful = doubtful
	for _, c := range cells {
		f.Missing = append(f.Missing, c.Place)
	}
	if len(hopeless) < len(cells) {
		f.Fixes = storeResults(p)
	}
}

// incalculable says why a formula has no result, or none that can be printed; empty where it has one.
func incalculable(p *rule.Pass, at formula.Cell) string {
	a := audits.Of(p)
	if a == nil {
		return ""
	}
	drawn := a.Book.At(at)
	if drawn == nil || drawn.Formula == "" {
		return ""
	}
	now, err := a.Book.Recalculate(at)
	var wrong *syntax.Error
	var circle *formula.Circle
	var undecided *formula.Undecided
	have := "=" + short(drawn.Formula)
	switch {
	case errors.As(err, &wrong):
		return have + " 写法读不懂（" + wrong.Error() + "）"
	case errors.As(err, &circle):
		return have + " " + circle.Error()
	case errors.As(err, &undecided):
		return have + " " + undecided.Reason
	case err != nil:
		return have + " 判断不了它算的是什么"
	case now.Kind == formula.Fault:
		return have + " 的结果是出错值 " + now.Text
	}
	return ""
}
