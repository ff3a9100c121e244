package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/check/rule"
	"nianbao/form/define"
)

// TestSuspects shows which findings name a suspect with certainty: not where a part of what is missing is no figure.
func TestSuspects(t *testing.T) {
	for _, test := range []struct {
		name, rule string
		cells      map[string]string
		suspect    string // what it should hold and where; empty where none is certain
	}{
		{"a blank total", "V14", map[string]string{"A4": "3", "B4": "2", "E4": ""}, "E4 5"},
		{"a blank total over a part that is no figure", "V14", map[string]string{"A4": "约3", "B4": "2", "E4": ""}, ""},
		{"a blank total over a blank", "V14", map[string]string{"A4": "3", "B4": "", "E4": ""}, "E4 3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := sound("2021", "2024")
			for at, n := range test.cells {
				s.set("复议诉讼!"+at, n)
			}
			got, told := "", false
			for _, f := range Report(s.read(t), define.Builtin()) {
				if f.Rule.ID != test.rule {
					continue
				}
				told = true
				if f.Certain {
					got = f.Suspects[0].Place.Ref + " " + f.Suspects[0].ShouldBe.String()
				} else if len(f.Suspects) > 0 {
					t.Errorf("suspects that are not certain: %+v", f.Suspects)
				}
			}
			if !told || got != test.suspect {
				t.Errorf("got %q, want %q; %s is told of: %v", got, test.suspect, test.rule, told)
			}
		})
	}
}

// TestUnlocated says of figures that are too large to be reckoned with that no cell was found.
func TestUnlocated(t *testing.T) {
	s := sound("2021", "2024")
	s.set("复议诉讼!A4", "900000000000000000")
	s.set("复议诉讼!E4", "5")
	for _, f := range Report(s.read(t), define.Builtin()) {
		if f.Rule.ID == "R04" && strings.HasPrefix(f.Message, "未能定位是哪一格填错") && len(f.Suspects) == 0 {
			return
		}
	}
	t.Error("nothing says that no cell was found")
}

// TestAnySuspectIsInALine mistypes figures of reports: suspects stand in lines, under one only where it does not name them all,
// and what one slip that certainly is found breaks is one line.
func TestAnySuspectIsInALine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := soundYears(t)
		r := y.this
		slips := rapid.IntRange(1, 2).Draw(t, "slips")
		for range slips {
			c := rapid.SampledFrom(r.Form.Cell("applications.received.total").Table.Cells).Draw(t, "cell")
			r.SetNumber(c, r.Number(c).Mul(decimal.NewFromInt(rapid.SampledFrom([]int64{-1, 10, 11, 100}).Draw(t, "times"))))
		}
		lines, certain := 0, false
		findings := Report(r, define.Builtin())
		for _, f := range findings {
			if f.Follows != nil && len(f.Suspects) > 0 && !slices.ContainsFunc(f.Suspects, func(s rule.Suspect) bool {
				return !slices.ContainsFunc(findings[*f.Follows].Suspects, func(h rule.Suspect) bool { return h.ID == s.ID })
			}) {
				t.Fatalf("suspects that the finding above names under it: %s", f.Message)
			}
			if f.Follows == nil && (len(f.Suspects) > 0 || f.Equation != nil && f.Equation.IsEquality() && !f.Equation.IsOutside()) {
				lines++
			}
			certain = certain || f.Certain
		}
		if slips == 1 && certain && lines != 1 {
			t.Fatalf("one slip is told of in %d lines", lines)
		}
	})
}
