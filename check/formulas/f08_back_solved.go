package formulas

import (
	"fmt"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
)

var f08 = &rule.Rule{
	ID: "F08", Severity: rule.Error, Title: "数是倒推出来的（倒轧）",
	What: "一格用勾稽关系倒推出来，例如用第一、二、四项推出第三项总计，或者用总计减其余各格推出一格。" +
		"这样勾稽关系永远成立，查不出错。",
	Basis:   "勾稽关系用来核对各自统计的数，不能用来生成数",
	Example: "（七）总计写成 =D4+D5-D28。",
	Mend:    "总计改成各格之和；要填的格改填统计出的数。",
	Run:     report,
}

func backSolved(f *audit.Formula) string {
	e := f.BackSolved()
	if e == nil {
		return ""
	}
	return fmt.Sprintf("是从“%s”倒推出来的，不是数出来的，这条勾稽关系就永远成立、查不出错", e.Relation.Says)
}
