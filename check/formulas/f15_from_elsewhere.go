package formulas

import (
	"slices"
	"strings"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
)

var f15 = &rule.Rule{
	ID: "F15", Severity: rule.Warning, Title: "公式引用别的文件，或引用的格不固定",
	What:    "公式引用了另一个文件，或者用了 INDIRECT、OFFSET、NOW、RAND 一类函数，单凭这个文件核对不了。",
	Basis:   basisFormulas,
	Example: "“新收”一格写成 =[台账.xlsx]Sheet1!B2。",
	Mend:    "总计改成本表各格之和；要填的格改填数。",
	Run:     report,
}

func fromElsewhere(f *audit.Formula) string {
	traits, _ := f.Traits()
	switch {
	case len(traits.External) > 0:
		return "引用了别的文件（" + traits.External[0] + "），那个文件不在身边就核对不了"
	case len(traits.Indirect) > 0 && !isDecided(f, traits.Indirect):
		return "用了 " + strings.Join(traits.Indirect, "、") + "，引用哪一格要算了才知道，核对不了"
	case len(traits.Volatile) > 0:
		return "用了 " + strings.Join(traits.Volatile, "、") + "，每次打开结果都可能不同"
	}
	return ""
}

// isDecided reports whether a total's formula chooses cells with INDEX alone and all that it chooses is known.
func isDecided(f *audit.Formula, by []string) bool {
	return f.Total != nil && slices.Equal(by, []string{"INDEX"}) && f.Undecided() == nil
}
