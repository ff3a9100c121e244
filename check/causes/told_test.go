package causes

import (
	"slices"
	"testing"

	"nianbao/check/checktest"
	"nianbao/check/formulas"
	"nianbao/check/history"
	"nianbao/check/plausible"
	"nianbao/check/rule"
	"nianbao/check/sentences"
	"nianbao/check/structure"
	"nianbao/check/texts"
	"nianbao/check/totals"
	"nianbao/check/values"
	"nianbao/form/define"
)

// TestTold holds what explains what in many faulty reports, and which cells are suspected.
func TestTold(t *testing.T) {
	reports, err := checktest.Reports(200)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	var list []checktest.Telling
	for _, of := range reports {
		p := rule.NewPass(of.Report, define.Builtin())
		for _, r := range slices.Concat(structure.Rules, formulas.Rules, values.Rules, sentences.Rules, plausible.Rules,
			texts.Rules,
			totals.Rules(of.Report.Form), history.Rules(of.Report.Form)) {
			p.Run(r)
		}
		list = append(list, checktest.Telling{Name: of.Name, Text: checktest.Words(Order(p))})
	}
	checktest.Hold(t, list)
}
