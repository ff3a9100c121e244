package waivers

import (
	"fmt"
	"strings"

	"nianbao/check"
	"nianbao/check/copied"
	"nianbao/check/waive"
	"nianbao/filing/file"
	"nianbao/form"
)

// Explainable says, of the errors among the findings of a file's report, what to do of those that staff may explain:
// 改表或者改文字；核实无误的，用 nianbao waive …; empty where there is none.
func Explainable(path string, r *form.Report, findings []check.Finding) string {
	first, n := -1, 0
	for i := range findings {
		x := &findings[i] // what follows from another goes with that
		if x.Rule.Severity != check.Error || x.Waived != "" || x.Follows != nil || !waive.CanWaive(r, x) {
			continue
		}
		if n++; first < 0 {
			first = i
		}
	}
	if n == 0 {
		return ""
	}
	x := &findings[first]
	at := x.Place.String()
	if strings.ContainsAny(at, " '\"") {
		at = "\"" + at + "\""
	}
	what, rest, last := "改表", "", ""
	between := copied.IsBetween(x.Rule.ID)
	if x.Rule.ID[0] == 'N' || between {
		what = "改表或者改文字"
	}
	if n > 1 {
		rest = fmt.Sprintf("等 %d 个", n)
	}
	if x.Rule.ID[0] == 'Y' && !between {
		last = " --last 上年文件"
	}
	return fmt.Sprintf("其中 %s%s：请对照台账%s；核实无误的，可以说明：nianbao waive %s %s %s --reason \"理由\"%s，再生成。",
		x.Rule.ID, rest, what, file.Typed(path), x.Rule.ID, at, last)
}
