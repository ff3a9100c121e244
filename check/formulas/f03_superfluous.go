package formulas

import (
	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
)

var f03 = &rule.Rule{
	ID: "F03", Severity: rule.Error, Title: "公式多加了格",
	What:    "总计的公式加了不该加的格。",
	Basis:   basisComputed,
	Example: "（七）总计写成 =SUM(D5:D26)：多加了“二、上年结转政府信息公开申请数量”（D5）。",
	Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	Run:     report,
}

func superfluous(d *audit.Difference) string {
	added := d.Added()
	if added == "" {
		return ""
	}
	return "多加了" + added
}
