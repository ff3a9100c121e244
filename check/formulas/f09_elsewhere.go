package formulas

import (
	"fmt"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
)

var f09 = &rule.Rule{
	ID: "F09", Severity: rule.Error, Title: "公式引用了别的行、列或工作表",
	What:    "总计的公式加的不是本行、本列的格，而是别的行、列或工作表的，多半是复制公式时错了位。",
	Basis:   basisComputed,
	Example: "第 4 行的总计写成 =SUM(D5:I5)。",
	Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	Run:     report,
}

// elsewhere tells of a sum of another row or column, or of single cells that stand in for others.
func elsewhere(d *audit.Difference) string {
	if other := d.OtherLine(); other != nil {
		d.Clear()
		return fmt.Sprintf("加的是另一处“%s”的数，不是本处的", other.Line)
	}
	added := d.Added()
	if len(d.Missing) == 0 || added == "" {
		return ""
	}
	message := fmt.Sprintf("引用错了格：缺%s，却加了%s", d.Names(d.Missing), added)
	d.Missing, d.Extra, d.Others = nil, nil, nil
	return message
}
