package values

import (
	"fmt"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
)

var v04 = &rule.Rule{
	ID: "V04", Severity: rule.Error, Title: "小数",
	What:    "件数、项数必须是整数。只有金额可以有小数。",
	Basis:   "格式的数是整数；规定可以有小数的除外",
	Example: "“（一）予以公开”的“自然人”填了 2.4。",
	Mend:    "核对后改成整数。",
	Run:     fractions,
}

func fractions(p *rule.Pass) {
	for cell, v := range p.Values() {
		if v.State == form.Number && !v.Number.IsInteger() && !cell.Decimal() && !addsFraction(p, cell) {
			f := p.FoundIn(cell, fmt.Sprintf("%s是 %s，%s数必须是整数。请核对后改填%s。",
				cell.Label(), v.Number, cell.Unit(), wanted(cell)))
			f.Doubtful = []*form.Cell{cell}
		}
	}
}

// addsFraction reports whether a cell is the sum that it must be, of parts with a fraction: those are told of.
func addsFraction(p *rule.Pass, cell *form.Cell) bool {
	total := p.Report.Form.Totals()[cell]
	return total != nil && total.Balanced(p.Number) && slices.ContainsFunc(total.Right, func(t form.Term) bool {
		return !p.Number(t.Cell).IsInteger() && !t.Cell.Decimal()
	})
}
