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
	What: "总计、比率的公式用了判断不了的函数或写法，不知道它算的是不是应当算的格；或者公式用到的格太多，查不完。" +
		"结果是否相等仍由勾稽关系检查。",
	Basis:   basisComputed,
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
	var wrong *syntax.Error
	switch {
	case err == nil || f.Total == nil && f.Ratio == nil:
		return ""
	case errors.As(err, &wrong): // its own is told of by unreadable
		return "判断不了它算的是什么：它用到的公式写法读不懂（" + wrong.Error() + "）"
	case errors.As(err, &why):
		return "判断不了它算的是什么：" + why.Reason
	}
	return "判断不了它算的是什么"
}

// notSeenThrough tells of a formula that builds on too much: an error value may be masked there.
func notSeenThrough(f *audit.Formula) string {
	if f.MayMask() {
		return "用到的格太多，没有查完其中有没有出错值被 IFERROR 一类函数换成了别的数"
	}
	return ""
}
