package formulas

import (
	"fmt"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
)

var f07 = &rule.Rule{
	ID: "F07", Severity: rule.Error, Title: "公式里另加了固定的数",
	What:    "总计的公式除了加各格，还加减了一个写死的数，多半是为了凑平。",
	Basis:   basisComputed,
	Example: "总计写成 =SUM(D4:I4)+1。",
	Mend:    "改成应有的公式，找出为什么差这个数。",
	Run:     report,
}

func constantAdded(d *audit.Difference) string {
	if d.Constant.IsZero() {
		return ""
	}
	return fmt.Sprintf("另加了一个固定的数 %s", d.Constant)
}
