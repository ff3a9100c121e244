package totals

import (
	"testing"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form/define"
)

// TestTold holds which sums do not come out, of many faulty reports.
func TestTold(t *testing.T) {
	reports, err := checktest.Reports(80)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	var list []checktest.Telling
	for _, of := range reports {
		p := rule.NewPass(of.Report, define.Builtin())
		for _, r := range Rules(of.Report.Form) {
			p.Run(r)
		}
		list = append(list, checktest.Telling{Name: of.Name, Text: checktest.Words(p.Findings())})
	}
	checktest.Hold(t, list)
}
