package formulas

import (
	"errors"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
	"nianbao/formula"
)

var f11 = &rule.Rule{
	ID: "F11", Severity: rule.Error, Title: "公式循环引用",
	What:    "公式直接或绕一圈又用到自己，算不出数。",
	Basis:   basisFormulas,
	Example: "J4 的总计写成 =SUM(D4:J4)。",
	Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	Run:     report,
}

func inCircle(f *audit.Formula) string {
	if circle := f.Circle(); circle != "" {
		return "绕了一圈又用到自己（" + circle + "），算不出数"
	}
	return ""
}

// overCircle tells of a formula that stands in no circle itself but builds on one.
func overCircle(f *audit.Formula) string {
	var circle *formula.Circle
	if errors.As(f.Undecided(), &circle) {
		return "用到的公式绕了一圈" + f.CircleUnder() + "，算不出数"
	}
	return ""
}
