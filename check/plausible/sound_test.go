package plausible

import (
	"flag"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// A sound is a report that holds together, of any size from a township's to a province's, and that of the year before.
type sound struct {
	*rand.Rand
	this, last *form.Report
	size       float64
}

// newSound returns a report much like published ones: most figures are 0 or small, some very large.
func newSound(seed uint64) *sound {
	s := &sound{Rand: rand.New(rand.NewPCG(seed, 7))}
	f := define.Builtin()[s.IntN(2)]
	s.this, s.last = form.NewReport(f), form.NewReport(f)
	s.this.Year, s.last.Year = 2024, 2023
	if f.Edition == "2019" {
		s.this.Year, s.last.Year = 2020, 2019
	}
	s.size = math.Exp(s.Float64() * math.Log(20_000))
	s.this.Agency = "示例市人民政府"
	for _, of := range []struct {
		size  float64
		named string
	}{{2000, "示例市示例县人民政府"}, {300, "示例市示例区教育局"}, {30, "示例县示例镇人民政府"}} {
		if s.size < of.size {
			s.this.Agency = of.named
		}
	}
	for _, c := range f.Cells {
		if f.Totals()[c] == nil {
			n := s.any(c)
			s.put(s.last, c, n)
			s.put(s.this, c, s.near(c, n))
		}
	}
	for _, r := range []*form.Report{s.last, s.this} {
		s.balance(r)
	}
	s.stocks()
	s.this.Hold(f.Other(form.Last), s.last, "上年.xlsx")
	return s
}

func (s *sound) put(r *form.Report, c *form.Cell, n float64) {
	places := int32(0)
	if c.Decimal() {
		places = 2
	}
	r.SetNumber(c, decimal.NewFromFloat(n).Round(places))
}

// any returns a figure of last year's: requests and decisions grow with the agency.
func (s *sound) any(c *form.Cell) float64 {
	if s.IntN(3) == 0 {
		return 0
	}
	size := map[string]float64{"licensing": 20, "enforcement": 5, "fees": 1, "procurement": 1, "applications": 0.02, "disputes": 0.002,
		"documents": 0.05}[c.Table.ID] * s.size
	return math.Floor(size * math.Exp(1.5*s.NormFloat64()))
}

// near returns this year's beside last year's.
func (s *sound) near(c *form.Cell, n float64) float64 {
	if c.Negative() {
		return math.Floor(s.NormFloat64() * 3)
	}
	return math.Floor(n*math.Exp(0.4*s.NormFloat64()) + s.Float64())
}

// balance makes received what was handled and carried out, disputes no more than requests, and calculates totals.
func (s *sound) balance(r *form.Report) {
	f := r.Form
	for c := range f.Totals() {
		sum(r, c)
	}
	_, columns := f.Cell("applications.received.person").Table.Leaves()
	for _, column := range columns {
		at := func(row string) *form.Cell { return f.Cell("applications." + row + "." + column.ID) }
		if f.Totals()[at("received")] != nil {
			continue
		}
		out := r.Number(at("handled")).Add(r.Number(at("carried_out")))
		r.SetNumber(at("carried_in"), decimal.Min(r.Number(at("carried_in")), out))
		r.SetNumber(at("received"), out.Sub(r.Number(at("carried_in"))))
	}
	for c := range f.Totals() {
		sum(r, c)
	}
	requests := r.Number(f.Cell("applications.received.total"))
	for _, c := range f.Cells {
		if c.Table.ID == "disputes" && f.Totals()[c] == nil && r.Number(c).GreaterThan(requests.Div(decimal.NewFromInt(3))) {
			r.SetNumber(c, requests.Div(decimal.NewFromInt(4)).Floor())
		}
	}
	for c := range f.Totals() {
		sum(r, c)
	}
}

func sum(r *form.Report, c *form.Cell) decimal.Decimal {
	e := r.Form.Totals()[c]
	if e == nil {
		return r.Number(c)
	}
	total := form.Sum(e.Right, func(c *form.Cell) decimal.Decimal { return sum(r, c) })
	r.SetNumber(c, total)
	return total
}

// stocks makes what is in force last year's with what was made and without what was repealed.
func (s *sound) stocks() {
	f := s.this.Form
	for _, row := range []string{"regulations", "normative"} {
		at := func(column string) *form.Cell { return f.Cell("documents." + row + "." + column) }
		if f.Edition == "2019" {
			total := decimal.Max(s.last.Number(at("public_total")), s.last.Number(at("published")))
			s.last.SetNumber(at("public_total"), total)
			s.this.SetNumber(at("public_total"), total.Add(s.this.Number(at("published"))))
			continue
		}
		had := s.last.Number(at("effective")).Add(s.this.Number(at("issued")))
		some := had.Mul(decimal.NewFromFloat(0.9 * s.Float64())).Floor() // a clean-up leaves some
		s.this.SetNumber(at("repealed"), decimal.Min(s.this.Number(at("repealed")), some))
		s.this.SetNumber(at("effective"), had.Sub(s.this.Number(at("repealed"))))
	}
}

// found returns the findings of the family in a report.
func found(r *form.Report) []rule.Finding {
	p := rule.NewPass(r, nil)
	for _, of := range Rules {
		p.Run(of)
	}
	return p.Findings()
}

var soundReports = flag.Int("reports", 2000, "so many sound reports are made")

// TestSoundReports counts what is found in sound reports: nothing. In 40,000 17 sums were equal by chance (P03).
func TestSoundReports(t *testing.T) {
	reports := *soundReports
	alarms := map[string]int{}
	for seed := range uint64(reports) {
		for _, f := range found(newSound(seed).this) {
			alarms[f.Rule.ID]++
			t.Logf("%d: %s %s", seed, f.Rule.ID, f.Message)
		}
	}
	for id, n := range alarms {
		t.Errorf("%s: %d in %d sound reports", id, n, reports)
	}
}
