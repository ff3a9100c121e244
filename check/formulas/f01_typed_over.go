package formulas

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var f01 = &rule.Rule{
	ID: "F01", Severity: rule.Warning, Title: "总计是手工填的数，没有公式",
	What:    "应当由公式算出的总计里是一个填进去的数。现在即使是对的，改了别的格它也不会跟着变。",
	Basis:   basisComputed,
	Example: "“总计”一格的公式 =SUM(D4:I4) 被填成了 3001。",
	Mend:    "改成公式，或者用 nianbao fix 改正。",
	Run:     typedOver,
}

// maxTypedOver is how many totals a finding spells out with their formulas.
const maxTypedOver = 3

// typedOver tells, table by table, of the totals in which a figure stands instead of the formula. One that may differ
// from its parts was rounded by itself: a formula would make another figure of it.
func typedOver(p *rule.Pass) {
	if p.Report.Book == nil {
		return
	}
	for _, g := range p.Groups(func(cell *form.Cell, v form.Value) bool {
		e := p.Report.Form.Totals()[cell]
		return v.Formula == "" && v.State == form.Number && e != nil && e.Relation.Tolerance.IsZero() &&
			rule.Mandated(p.Report, cell) != ""
	}) {
		totals := g.Describe(maxTypedOver, func(cell *form.Cell, v form.Value) string {
			return fmt.Sprintf("%s（填的 %s，应为 =%s）", v.Place.Within(), v.Number, rule.Mandated(p.Report, cell))
		})
		f := g.Found(fmt.Sprintf("“%s”有 %d 格总计是手工填的数，没有公式：%s。"+
			"别的格改了，它不会跟着变。请改成公式，或者用 nianbao fix 改正。", g.Table.Title(), len(g.Cells), totals))
		for _, cell := range g.Cells {
			f.Fixes = append(f.Fixes, p.SetMandated(cell)...)
		}
	}
}
