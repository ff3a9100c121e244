package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var v05 = &rule.Rule{
	ID: "V05", Severity: rule.Note, Waivable: true, Title: "数字带单位或说明",
	What: "格子里的数带着单位或括号里的说明。只取数；以元为单位的金额换算成格式所用的万元。" +
		"表格里带单位的数是文字：以后写求和公式，它不算在内。格式自己在格里印单位的，不提示。",
	Basis:   "格式的金额以万元为单位",
	Example: "“采购总金额”填了“251000元”：读作 25.1 万元。",
	Mend:    "请核对读出的数；最好只填数。",
	Run:     unitsAndRemarks,
}

func unitsAndRemarks(p *rule.Pass) {
	for cell, v := range p.Values() {
		other := inOtherUnit(cell, v)
		asWords := isWords(p, cell, v)
		if v.State != form.Number || (v.Unit == "" || v.Unit == cell.Unit()) && v.Remark == "" && other == "" && !asWords {
			continue
		}
		remark := ""
		if v.Remark != "" {
			remark = "，括号里的说明“" + v.Remark + "”不进表"
		}
		todo := "请核对。"
		if asWords {
			todo = "在表格里这是文字，求和公式不算它：请只填 " + v.Number.String() + "。"
		}
		f := p.FoundIn(cell, fmt.Sprintf("%s填的是“%s”，读作 %s %s%s%s。%s",
			cell.Label(), rule.OneLine(v.Text), v.Number, cell.Unit(), other, remark, todo))
		if asWords {
			f.From = []form.Place{v.Place} // a formula that leaves it out says more
		}
	}
}

// isWords reports whether a workbook keeps a figure as words because a unit was typed behind it: SUM leaves those out.
// Where the form has units in its cells, or a formula makes them, they are as they should be, or other rules' concern.
func isWords(p *rule.Pass, cell *form.Cell, v form.Value) bool {
	return p.InWorkbook() && v.Kind == grid.Text && v.Formula == "" && v.Unit != "" && v.Unit == cell.Unit() &&
		(v.Written == "" || v.Written == cell.Unit()) && !cell.PrintUnit()
}

// inOtherUnit says that an amount in the form's unit stands where a label or a note states another.
func inOtherUnit(cell *form.Cell, v form.Value) string {
	if v.Unit != cell.Unit() || v.Written == v.Unit || v.Unit == "" || !strings.HasSuffix(v.Written, "元") {
		return ""
	}
	return "（表里写的单位是" + v.Written + "）"
}
