package formulas

import (
	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
	"nianbao/grid"
)

var f10 = &rule.Rule{
	ID: "F10", Severity: rule.Error, Title: "公式出错",
	What:    "公式引用的格已被删除（#REF!），或者结果是出错值。",
	Basis:   basisFormulas,
	Example: "删掉一列后，总计变成 =SUM(#REF!)。",
	Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	Run:     report,
}

func lostReference(f *audit.Formula) string {
	if traits, _ := f.Traits(); traits.RefError {
		return "引用的格已经不存在（#REF!）"
	}
	return ""
}

// errorPassedOn leaves an error value to be told of at the cell from which the formula has it.
func errorPassedOn(f *audit.Formula) string {
	if f.Value.Kind == grid.Fault && f.PassesErrorOn() {
		return "错在它用到的格"
	}
	return ""
}

func errorResult(f *audit.Formula) string {
	if f.Value.Kind == grid.Fault {
		return "算不出数，结果是 " + f.Value.Text
	}
	return ""
}

func missingSheet(f *audit.Formula) string {
	if traits, _ := f.Traits(); len(traits.Missing) > 0 {
		return "引用了没有的工作表“" + traits.Missing[0] + "”"
	}
	return ""
}
