package formulas

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var f14 = &rule.Rule{
	ID: "F14", Severity: rule.Error, Title: "文本形式的数，求和时不算",
	What:    "格里看起来是数，其实是文本（多半是粘贴来的，或者格式设成了“文本”），SUM 求和时不算它。",
	Basis:   basisFormulas,
	Example: "“商业企业”填的 5 是文本，总计 =SUM(D4:I4) 少了 5。",
	Mend:    "把单元格格式改成“常规”后重新填数；或者用 nianbao fix 改正。",
	Run:     textUnderSum,
	Tidy:    textNumbers,
}

// textUnderSum tells, table by table, of the figures that are texts where a formula that passes over texts adds them
// up: of those that were typed, of those that formulas give, and of totals among these.
func textUnderSum(p *rule.Pass) {
	a := audits.Of(p)
	if a == nil || !hasTextNumber(p) {
		return // what is summed takes long to find out
	}
	summed, totals := a.Summed(), p.Report.Form.Totals()
	tell := func(advice string, is func(*form.Cell, form.Value) bool, trail func(*rule.Finding, []*form.Cell)) {
		for _, g := range p.Groups(func(cell *form.Cell, v form.Value) bool {
			at, ok := rule.At(p.Report, cell)
			return ok && isTextNumber(v) && summed[at] && is(cell, v)
		}) {
			trail(g.Found(fmt.Sprintf("“%s”有 %d 格是文本，不是数值：%s。看起来是数，公式求和时却不算它。%s",
				g.Table.Title(), len(g.Cells), g.Describe(rule.MaxListed, describeText), advice)), g.Cells)
		}
	}
	tell("请把单元格格式改成“常规”后重新填数，或者用 nianbao fix 改正。",
		func(_ *form.Cell, v form.Value) bool { return v.Formula == "" },
		func(f *rule.Finding, cells []*form.Cell) {
			for _, cell := range cells {
				f.Fixes = append(f.Fixes, numberOfText(p, cell)...)
			}
		})
	tell("请直接填数，或者在公式外面套上 VALUE( )；引用的格里是文本的，先把那一格改成数。",
		func(c *form.Cell, v form.Value) bool { return v.Formula != "" && totals[c] == nil },
		func(f *rule.Finding, cells []*form.Cell) { f.Doubtful = cells })
	tell("总计应当是求和的公式：请改正公式，或者用 nianbao fix 改正。",
		func(c *form.Cell, v form.Value) bool { return v.Formula != "" && totals[c] != nil && !isWrong(p, c) },
		func(f *rule.Finding, cells []*form.Cell) {
			f.Sums = cells
			for _, cell := range cells {
				f.Fixes = append(f.Fixes, p.SetMandated(cell)...)
			}
		})
}

// isWrong reports whether an error tells of a cell's formula already: of one that is right, and holds a text, that it is
// stale.
func isWrong(p *rule.Pass, c *form.Cell) bool {
	const stale = "F12"
	return slices.ContainsFunc(verdicts.Of(p), func(v verdict) bool {
		return v.Cell == c && v.rule != "F18" && p.IsAsked(cmp.Or(v.rule, stale))
	})
}

// describeText tells where a text stands that looks like a figure, what nobody sees in it, and the formula that gives it.
func describeText(_ *form.Cell, v form.Value) string {
	seen, _ := form.Seen(v.Text)
	text := "“" + rule.OneLine(seen) + "”" + unseen(v.Text)
	if v.Formula != "" {
		text = "公式 =" + rule.OneLine(v.Formula) + " 的结果是文本" + text
	}
	return v.Place.Ref + "（" + text + "）"
}

// unseen says what of a text nobody sees.
func unseen(text string) string {
	if names := form.Unseen(text); names != "" {
		return "里有看不见的字符（" + names + "）"
	}
	return ""
}

func hasTextNumber(p *rule.Pass) bool {
	return slices.ContainsFunc(p.Report.Form.Cells, func(c *form.Cell) bool { return isTextNumber(p.Report.Value(c)) })
}

func isTextNumber(v form.Value) bool {
	return v.Kind == grid.Text && v.State == form.Number
}

// textNumbers makes numbers of the texts that no formula adds up as well: the next formula would pass over them.
func textNumbers(p *rule.Pass) []rule.Fix {
	var fixes []rule.Fix
	for cell, v := range p.Values() {
		if isTextNumber(v) {
			fixes = append(fixes, numberOfText(p, cell)...)
		}
	}
	return fixes
}

// numberOfText makes a number of a text, in the unit in which its column is written; nothing where that is another
// than the form's and none that can be converted, or where the text alone says in which unit of money it is.
func numberOfText(p *rule.Pass, cell *form.Cell) []rule.Fix {
	v := p.Report.Value(cell)
	switch {
	case v.Formula != "": // which gives a text again
		return nil
	case v.Written == "" && strings.HasSuffix(v.Unit, "元"):
		return nil
	case v.Written == "" || v.Written == cell.Unit():
		return p.SetNumber(cell, v.Number)
	case v.Written == "元" && cell.Unit() == "万元":
		return p.SetNumber(cell, v.Number.Shift(4))
	}
	return nil
}
