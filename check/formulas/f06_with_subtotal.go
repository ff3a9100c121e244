package formulas

import (
	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
)

var f06 = &rule.Rule{
	ID: "F06", Severity: rule.Error, Title: "小计和明细一起加了",
	What:    "总计的公式既加了小计，又加了小计里的各格，这些格算了两遍。",
	Basis:   basisComputed,
	Example: "表里有“法人或其他组织小计”一列 J，总计写成 =SUM(D4:J4)。",
	Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	Run:     report,
}

// withSubtotal tells of what F04 has left.
func withSubtotal(d *audit.Difference) string {
	if len(d.Repeated) == 0 {
		return ""
	}
	return "把小计和它的明细一起加了，重复了" + d.Names(d.Repeated)
}
