package formulas

import (
	"strings"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
	"nianbao/formula"
	"nianbao/grid"
)

var f10 = &rule.Rule{
	ID: "F10", Severity: rule.Error, Title: "公式出错",
	What:    "公式引用的格已被删除（#REF!），或者结果是出错值，或者用到的格是出错值、被 IFERROR 一类函数换成了别的数。",
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

// errorPassedOn names the cell from which a formula has its error value, which may be none of the form's.
func errorPassedOn(f *audit.Formula) string {
	if !hasError(f) {
		return ""
	}
	from, ok := f.ErrorFrom()
	if !ok {
		return ""
	}
	return "算不出数，结果是 " + f.Value.Text + "：错在它用到的 " + f.Tell(from)
}

func errorResult(f *audit.Formula) string {
	if hasError(f) {
		return "算不出数，结果是 " + f.Value.Text
	}
	return ""
}

// maskedError tells of an error value outside the form in the place of which a figure was put: it is no figure that
// anybody has counted.
func maskedError(f *audit.Formula) string {
	if hasError(f) {
		return ""
	}
	at, by, ok := f.Masked()
	if !ok {
		return ""
	}
	return "用到的 " + f.Tell(at) + "，被 " + strings.ToUpper(by) + " 换成了别的数"
}

// hasError reports whether a formula gives an error value. One that is only stored, and would be a figure if it were
// calculated anew, is stale: F12 tells of it.
func hasError(f *audit.Formula) bool {
	if f.Value.Kind != grid.Fault {
		return false
	}
	now, stale := f.IsStale()
	return !stale || now.Kind == formula.Fault
}

func missingSheet(f *audit.Formula) string {
	if traits, _ := f.Traits(); len(traits.Missing) > 0 {
		return "引用了没有的工作表“" + traits.Missing[0] + "”"
	}
	return ""
}
