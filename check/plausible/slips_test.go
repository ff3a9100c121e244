package plausible

import (
	"maps"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/check/rule"
	"nianbao/form"
)

// slips put into a sound report what the rules are about; false where the report is not of the kind.
var slips = map[string]func(s *sound) bool{
	"P01": func(s *sound) bool {
		cells := rowCells(s.this, "documents.normative")
		s.set(cells[0], 1+s.Int64N(9))
		s.set(cells[1], 100+s.Int64N(9000))
		s.set(cells[2], 0)
		return true
	},
	"P02": func(s *sound) bool {
		cells := rowCells(s.this, "documents.normative")
		whole := 1000 + s.Int64N(9000)
		if whole/100%10 == 0 {
			whole += 100 // what begins with 0 is no figure once it is read
		}
		s.last.SetNumber(cells[1], decimal.Zero)
		s.last.SetNumber(cells[2], decimal.NewFromInt(whole))
		s.set(cells[1], whole/1000)
		s.set(cells[2], whole%1000)
		return whole%1000*2 < whole
	},
	"P03": func(s *sound) bool {
		if s.this.Form.Edition != "2019" {
			return false
		}
		cells := rowCells(s.this, "enforcement.penalties")
		last, change := 60+s.Int64N(1000), s.Int64N(20)-10
		s.set(cells[0], last)
		s.set(cells[1], change)
		s.set(cells[2], last+change)
		return true
	},
	"P01 of decisions": func(s *sound) bool {
		if s.this.Form.Edition != "2019" {
			return false
		}
		cells := rowCells(s.this, "licensing.permits")
		if len(cells) == 0 {
			cells = rowCells(s.this, "enforcement.penalties")
		}
		last := 1 + s.Int64N(5)
		s.set(cells[0], last)
		s.set(cells[1], last*10+40+s.Int64N(1000))
		s.set(cells[2], 0)
		return true
	},
	"P03 of all rows": func(s *sound) bool {
		if s.this.Form.Edition != "2019" {
			return false
		}
		for _, c := range s.this.Form.Cells {
			if c.Column.ID != "decisions" || c.Table.ID != "licensing" && c.Table.ID != "enforcement" {
				continue
			}
			cells := rowCells(s.this, c.Table.ID+"."+c.Row.ID)
			last, change := 1+s.Int64N(20), s.Int64N(3)
			s.set(cells[0], last)
			s.set(cells[1], change)
			s.set(cells[2], last+change)
		}
		return true
	},
	"P05 converted twice": func(s *sound) bool {
		id := map[string]string{"2019": "procurement.centralized.amount", "2021": "fees.charges.amount"}[s.this.Form.Edition]
		c, amount := s.this.Form.Cell(id), 100+s.Int64N(100_000)
		s.last.SetNumber(c, decimal.NewFromInt(amount))
		s.this.SetNumber(c, decimal.NewFromInt(amount*(70+s.Int64N(70))).Shift(-6))
		return s.this.Number(c).Shift(4).GreaterThanOrEqual(decimal.NewFromInt(100))
	},
	"P04": func(s *sound) bool {
		if s.size > 20 {
			return false
		}
		c := s.this.Form.Cell("enforcement.coercion.decisions")
		s.last.SetNumber(c, decimal.Zero)
		s.set(c, map[string]int64{"2019": 43831, "2021": 45292}[s.this.Form.Edition]+s.Int64N(366))
		return largestBut(s.this, c) < 800
	},
	"P05": func(s *sound) bool {
		id := map[string]string{"2019": "procurement.centralized.amount", "2021": "fees.charges.amount"}[s.this.Form.Edition]
		c, amount := s.this.Form.Cell(id), 5+s.Int64N(100_000)
		s.last.SetNumber(c, decimal.NewFromInt(amount))
		s.set(c, amount*(7000+s.Int64N(7000)))
		return true
	},
	"P06": func(s *sound) bool {
		s.empty(s.this)
		s.empty(s.last)
		s.set(s.this.Form.Cell("disputes.review.upheld"), 2)
		s.set(s.this.Form.Cell("disputes.review.total"), 2)
		return true
	},
	"P07": func(s *sound) bool {
		c := s.this.Form.Cell("disputes.direct.total")
		of := func(r *form.Report) int64 {
			return r.Number(r.Form.Cell("applications.received.total")).Add(r.Number(r.Form.Cell("applications.carried_in.total"))).IntPart()
		}
		n := 3*(of(s.this)+of(s.last)) + 10 + s.Int64N(1000)
		for _, part := range rowCells(s.this, "disputes.direct") {
			s.set(part, 0)
		}
		s.set(s.this.Form.Cell("disputes.direct.upheld"), n)
		s.set(c, n)
		s.set(s.this.Form.Cell("enforcement.penalties.decisions"), 1) // else it is P06's
		return true
	},
	"P08": func(s *sound) bool {
		s.empty(s.this)
		s.last.SetNumber(s.this.Form.Cell("applications.received.total"), decimal.NewFromInt(10+s.Int64N(1000)))
		return true
	},
}

func (s *sound) set(c *form.Cell, n int64) { s.this.SetNumber(c, decimal.NewFromInt(n)) }

func (s *sound) empty(r *form.Report) {
	for _, c := range r.Form.Cells {
		r.SetNumber(c, decimal.Zero)
	}
}

func rowCells(r *form.Report, row string) []*form.Cell {
	var list []*form.Cell
	for _, c := range r.Form.Cells {
		if c.Table.ID+"."+c.Row.ID == row {
			list = append(list, c)
		}
	}
	return list
}

func largestBut(r *form.Report, besides *form.Cell) int64 {
	most := int64(0)
	for _, c := range r.Form.Cells {
		if c != besides && r.Form.Totals()[c] == nil && !c.Decimal() {
			most = max(most, r.Number(c).IntPart())
		}
	}
	return most
}

// TestAnySlip shows that each slip is found in any sound report, by its rule, and explained on one line.
func TestAnySlip(t *testing.T) {
	ids := slices.Sorted(maps.Keys(slips))
	tried := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom(ids).Draw(t, "rule")
		s := newSound(rapid.Uint64().Draw(t, "seed"))
		if !slips[id](s) {
			return
		}
		s.this.Hold(s.this.Form.Other(form.Last), s.last, "上年.xlsx")
		tried[id]++
		list := found(s.this)
		if !slices.ContainsFunc(list, func(f rule.Finding) bool { return f.Rule.ID == id[:3] }) {
			t.Errorf("%s is not found: %+v", id, list)
		}
		for _, f := range list {
			if len(f.Cells) == 0 || f.Message == "" {
				t.Errorf("%+v", f)
			}
		}
	})
	for _, id := range ids {
		if tried[id] == 0 && !testing.Short() {
			t.Logf("%s was not tried", id)
		}
	}
}
