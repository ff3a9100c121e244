package formulas

import (
	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
)

var f05 = &rule.Rule{
	ID: "F05", Severity: rule.Error, Title: "公式的加减号反了",
	What:    "总计的公式减去了应当加的格。",
	Basis:   basisComputed,
	Example: "总计写成 =SUM(D4:H4)-I4：把“其他”（I4）的加减号写反了。",
	Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	Run:     report,
}

func wrongSigns(d *audit.Difference) string {
	if len(d.Negated) == 0 {
		return ""
	}
	return "把" + d.Names(d.Negated) + "的加减号写反了"
}
