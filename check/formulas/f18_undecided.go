package formulas

import (
	"errors"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
	"nianbao/formula"
	"nianbao/formula/syntax"
)

var f18 = &rule.Rule{
	ID: "F18", Severity: rule.Warning, Title: "公式判断不了",
	What:    "总计的公式用了判断不了的函数或写法，不知道它加的是不是应当加的格。结果是否相等仍由勾稽关系检查。",
	Basis:   basisSums,
	Example: "总计写成 =VLOOKUP(A4,台账!A:B,2,0)。",
	Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	Run:     report,
}

func unreadable(f *audit.Formula) string {
	_, err := f.Traits()
	var wrong *syntax.Error
	switch {
	case errors.As(err, &wrong):
		return "写法读不懂（" + wrong.Error() + "），判断不了它算的是什么"
	case err != nil:
		return "判断不了它算的是什么"
	}
	return ""
}

// undecided is no matter in a cell that staff fill: it may hold any formula.
func undecided(f *audit.Formula) string {
	err := f.Undecided()
	var why *formula.Undecided
	switch {
	case err == nil || f.Total == nil:
		return ""
	case errors.As(err, &why):
		return "判断不了它算的是什么：" + why.Reason
	}
	return "判断不了它算的是什么"
}
