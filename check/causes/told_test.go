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
)

// TestTold holds what explains what in many faulty reports, and which cells are suspected.
func TestTold(t *testing.T) {
	checktest.HoldReports(t, 200, func(p *rule.Pass) string {
		f := p.Report.Form
		for _, r := range slices.Concat(structure.Rules, formulas.Rules, values.Rules, sentences.Rules, plausible.Rules,
			texts.Rules, totals.Rules(f), history.Rules(f)) {
			p.Run(r)
		}
		return checktest.Words(Order(p))
	})
}
