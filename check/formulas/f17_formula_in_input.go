package formulas

import (
	"fmt"
	"slices"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/parts"
	"nianbao/formula"
)

var f17 = &rule.Rule{
	ID: "F17", Severity: rule.Note, Title: "应当填数的格里是公式",
	What:    "应当直接填数的格里是公式，读的是公式的结果。",
	Basis:   "格式只规定总计由各格相加、比率由各格相除得出",
	Example: "“自然人”一格写成 =台账!B2。",
	Mend:    "一般不用处理；请确认它引用的数是对的。",
	Run:     formulaInInput,
}

// formulaInInput tells, table by table, of the formulas in cells that staff fill.
func formulaInInput(p *rule.Pass) {
	sound := map[*form.Cell]bool{}
	for _, v := range verdicts.Of(p) {
		sound[v.Cell] = !v.Cell.IsWords() && v.rule == "" && v.Total == nil && v.Ratio == nil && !isOfParts(p, v.Formula)
	}
	for _, g := range p.Groups(func(cell *form.Cell, _ form.Value) bool { return sound[cell] }) {
		formulas := g.Describe(rule.MaxListed, func(_ *form.Cell, v form.Value) string {
			return v.Place.Within() + " =" + short(v.Formula)
		})
		g.Found(fmt.Sprintf("“%s”有 %d 格应当填数的格里是公式：%s。读的是公式的结果；请确认它引用的数是对的。",
			g.Table.Title(), len(g.Cells), formulas))
	}
}

// isOfParts reports whether a formula takes nothing but what a superior's workbook has of each agency: the rules of
// family M hold its result against that.
func isOfParts(p *rule.Pass, f *audit.Formula) bool {
	traits, err := f.Traits()
	if err != nil || len(traits.References) == 0 {
		return false
	}
	return !slices.ContainsFunc(traits.References, func(r formula.Reference) bool {
		return r.Sheet < 0 || !parts.IsSheet(p.Report.Book.Grids[r.Sheet])
	})
}
