package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var v05 = &rule.Rule{
	ID: "V05", Severity: rule.Note, Waivable: true, Title: "数字带单位或说明",
	What:    "格子里的数带着单位或括号里的说明。只取数；以元为单位的金额换算成格式所用的万元。",
	Basis:   "格式的金额以万元为单位",
	Example: "“采购总金额”填了“251000元”：读作 25.1 万元。",
	Mend:    "请核对读出的数；最好只填数。",
	Run:     unitsAndRemarks,
}

func unitsAndRemarks(p *rule.Pass) {
	for cell, v := range p.Values() {
		other := inOtherUnit(cell, v)
		if v.State != form.Number || (v.Unit == "" || v.Unit == cell.Unit()) && v.Remark == "" && other == "" {
			continue
		}
		remark := ""
		if v.Remark != "" {
			remark = "，括号里的说明“" + v.Remark + "”不进表"
		}
		p.FoundIn(cell, fmt.Sprintf("%s填的是“%s”，读作 %s %s%s%s。请核对。",
			cell.Label(), rule.OneLine(v.Text), v.Number, cell.Unit(), other, remark))
	}
}

// inOtherUnit says that an amount in the form's unit stands where a label or a note states another.
func inOtherUnit(cell *form.Cell, v form.Value) string {
	if v.Unit != cell.Unit() || v.Written == v.Unit || v.Unit == "" || !strings.HasSuffix(v.Written, "元") {
		return ""
	}
	return "（表里写的单位是" + v.Written + "）"
}
