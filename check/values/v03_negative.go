package values

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var v03 = &rule.Rule{
	ID: "V03", Severity: rule.Error, Title: "负数",
	What:    "件数、总数不能小于 0。只有 2019版的“本年增/减”可以是负数。",
	Basis:   "格式的数不是负数；规定可以有增有减的除外",
	Example: "“（一）予以公开”的“自然人”填了 -1。",
	Mend:    "核对后改成不小于 0 的数。",
	Run:     negatives,
}

func negatives(p *rule.Pass) {
	for cell, v := range p.Values() {
		if v.State == form.Number && v.Number.IsNegative() && !cell.Negative() {
			f := p.FoundIn(cell, fmt.Sprintf("%s是 %s，不能小于 0。请核对后改填%s。", cell.Label(), v.Number, wanted(cell)))
			f.Doubtful = []*form.Cell{cell}
		}
	}
}
