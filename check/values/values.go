// Package values is the rules of family V: what stands in a cell or in a text, each looked at for itself. How cells
// hang together is for totals and formulas.
package values

import (
	"nianbao/check/rule"
	"nianbao/form"
)

// Rules are the family, ordered by id.
var Rules = []*rule.Rule{v01, v02, v03, v04, v05, v06, v07, v08, v09, v10, v11, v12, v13, v14, v15, v20, v21, v22,
	v23, v24, v25, v30, v31, v32}

// Guard takes down what no rule has told of: each cell of the form in which something stands that is no figure, or none of its words. It runs
// after all rules, so that none of them can leave a cell to another that does not tell of it either.
func Guard(p *rule.Pass) {
	told := map[string]bool{}
	for f := range p.Told() {
		for _, c := range f.Cells {
			told[c.ID] = told[c.ID] || f.Rule.Severity == rule.Error
		}
	}
	p.As(v02)
	for cell, v := range p.Values() {
		if v.State == form.Unreadable && !told[cell.ID] && !cell.IsWords() {
			notNumber(p, cell, v)
		}
	}
	p.As(v21)
	for cell, v := range p.Values() {
		if v.State == form.Unreadable && !told[cell.ID] && cell.IsWords() {
			notWords(p, cell, v)
		}
	}
}

// wanted says what the form expects in a cell.
func wanted(c *form.Cell) string {
	kind := "整数"
	if c.Decimal() {
		kind = "数（以" + c.Unit() + "为单位，可以有小数）"
	}
	if c.Negative() {
		return kind + "（减少的填负数）"
	}
	return "不小于 0 的" + kind
}
