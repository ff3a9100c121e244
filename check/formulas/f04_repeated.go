package formulas

import (
	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
)

var f04 = &rule.Rule{
	ID: "F04", Severity: rule.Error, Title: "公式把一格加了几次",
	What:    "总计的公式把同一格加了不止一次。",
	Basis:   basisComputed,
	Example: "总计写成 =SUM(D4:I4)+D4：重复加了“自然人”（D4）。",
	Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	Run:     report,
}

// repeated leaves what is added once by itself and once in a subtotal to F06.
func repeated(d *audit.Difference) string {
	message := ""
	switch {
	case len(d.Repeated) == 0:
		return ""
	case d.IsPart():
		message = "没有按一倍计入"
	case d.NamesTwice():
		message = "重复加了"
	default:
		return ""
	}
	message += d.Names(d.Repeated)
	d.Repeated = nil
	return message
}
