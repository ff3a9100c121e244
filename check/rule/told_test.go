package rule_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
)

// TestTold holds what rules are told of reports and what they make of it: the mandated formulas, what can be mended,
// which cells stand together, where faults are.
func TestTold(t *testing.T) {
	checktest.HoldReports(t, 90, func(p *rule.Pass) string {
		var b strings.Builder
		for c, v := range p.Values() {
			at, ok := rule.At(p.Report, c)
			fmt.Fprintln(&b, c.ID, at, ok, p.Lost(c), p.Cell(c), p.Number(c), rule.Shift(p.Report, c),
				rule.IsFormulaText(v))
			if e := p.Report.Form.Computed(c); e != nil {
				fmt.Fprintln(&b, rule.Mandated(p.Report, c), rule.InOneUnit(p.Report, e))
			}
			b.WriteString(checktest.Fixes("mandated", p.SetMandated(c)))
			b.WriteString(checktest.Fixes("number", p.SetNumber(c, decimal.NewFromInt(7))))
			b.WriteString(checktest.Fixes("blank", p.SetBlank(c)))
			if n := len(p.RowOf(c.Row, c.Table)); n == 0 || p.RowOf(c.Row, c.Table)[0].Row != c.Row {
				t.Errorf("%s has %d cells in its row", c.ID, n)
			}
		}
		r := &rule.Rule{ID: "T01", Severity: rule.Error, Run: func(p *rule.Pass) {
			groups := p.Groups(func(_ *form.Cell, v form.Value) bool {
				return v.State != form.Number || v.Number.IsZero()
			})
			for i := range groups {
				of := groups[i].Describe(i%4, func(c *form.Cell, v form.Value) string { return c.ID + v.Text })
				f := groups[i].Found(of)
				fmt.Fprintln(&b, f.Places(), rule.CellsAt(f.Places()))
			}
			for place, f := range p.Faults(form.MissingRow, form.MissingColumn, form.ForeignRow, form.DoubledText) {
				p.Found(place, f.Label)
			}
		}}
		p.Run(r)
		for f := range p.Told() {
			fmt.Fprintln(&b, f.Rule.ID, p.Rule().ID, p.InWorkbook())
		}
		b.WriteString(checktest.Words(p.Findings()))
		return b.String()
	})
}
