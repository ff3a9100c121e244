package formulas

import (
	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
)

var f02 = &rule.Rule{
	ID: "F02", Severity: rule.Error, Title: "公式漏加了格",
	What:    "总计的公式少加了应当加的格。那一格现在是 0 时结果碰巧是对的，不是 0 时就错了。",
	Basis:   basisComputed,
	Example: "总计写成 =SUM(E4:I4)：漏加了“自然人”（D4）。",
	Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	Run:     report,
}

func omitted(d *audit.Difference) string {
	if len(d.Missing) == 0 {
		return ""
	}
	return "漏加了" + d.Names(d.Missing)
}
