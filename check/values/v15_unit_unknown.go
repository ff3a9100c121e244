package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var v15 = &rule.Rule{
	ID: "V15", Severity: rule.Warning, Title: "金额没有写单位",
	What:    "金额的单位在格里、标签里和表的上方都没有写，不知道是元还是万元；按格式规定的单位读。",
	Basis:   "格式的金额以万元为单位，所在的格里要写明",
	Example: "2019版的“采购总金额”填了 8040：读作 8040 万元。",
	Mend:    "请核对，并在列名后面写上单位：（单位：万元）；Word 报告里也可以写在数的后面：25.1万元。",
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
		says, mend := "填的是", "写成“"+v.Number.String()+cell.Unit()+"”"
		if v.Formula != "" {
			says = "的公式算出"
		}
		if at, _, _ := v.Place.At(); p.Report.Book.Grids[at].Source == grid.Sheet { // 25万元 would be a text in its cell
			mend = "在列名后面写上单位：（单位：" + cell.Unit() + "）"
		}
		p.FoundIn(cell, fmt.Sprintf("%s%s %s，没有写单位，按 %s %s 读。请核对，并%s。",
			cell.Label(), says, rule.OneLine(v.Text), v.Number, cell.Unit(), mend))
	}
}
