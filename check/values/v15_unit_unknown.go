package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var v15 = &rule.Rule{
	ID: "V15", Severity: rule.Warning, Title: "金额没有写单位",
	What:    "金额的单位在格里、标签里和表的上方都没有写，不知道是元还是万元；按格式规定的单位读。",
	Basis:   "格式的金额以万元为单位，所在的格里要写明",
	Example: "2019版的“采购总金额”填了 8040：读作 8040 万元。",
	Mend:    "请核对，并在数的后面写上单位，例如“25.1万元”。",
	Run:     unitsUnknown,
}

// unitsUnknown passes over what was made rather than read.
func unitsUnknown(p *rule.Pass) {
	for cell, v := range p.Values() {
		stated := v.Unit != "" || v.Written != "" || strings.Contains(v.Shown, "元")
		if v.State != form.Number || v.Number.IsZero() || stated || p.Lost(cell) || p.Report.Book == nil ||
			!strings.HasSuffix(cell.Unit(), "元") {
			continue
		}
		if v.Formula != "" {
			p.FoundIn(cell, fmt.Sprintf("%s的公式算出 %s，没有写单位，按 %s %s 读。请核对，并在列名后面写上单位：（单位：%s）。",
				cell.Label(), rule.OneLine(v.Text), v.Number, cell.Unit(), cell.Unit()))
			continue
		}
		p.FoundIn(cell, fmt.Sprintf("%s填的是 %s，没有写单位，按 %s %s 读。请核对，并写成“%s%s”。",
			cell.Label(), rule.OneLine(v.Text), v.Number, cell.Unit(), v.Number, cell.Unit()))
	}
}
