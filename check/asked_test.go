package check

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// alone returns what a rule finds in a report where no other runs but F12: that says which blanks are results of formulas
// that were not calculated, which nobody has left blank.
func alone(s *sheets, r *form.Report, of *Rule) []Finding {
	p := rule.NewPass(r, define.Builtin())
	p.Parts, p.Asks = s.parts, Choice{Only: []string{of.ID}}.Has
	if of.ID != "F12" {
		p.Run(families[1][slices.IndexFunc(families[1], func(r *Rule) bool { return r.ID == "F12" })])
	}
	p.Run(of)
	return slices.DeleteFunc(p.Findings(), func(f Finding) bool { return f.Rule.ID != of.ID })
}

// isAmong reports whether a finding is told of in others: of the same rule, place and cells.
func isAmong(list []Finding, f *Finding) bool {
	return slices.ContainsFunc(list, func(x Finding) bool {
		return x.Rule.ID == f.Rule.ID && x.Place == f.Place && slices.Equal(x.Cells, f.Cells)
	})
}

// TestAnyAsked breaks rules together: of rules that are chosen everything is told that each finds where it runs alone,
// although in a check of all rules one may leave it to another; and nothing that the check of all tells of is lost.
func TestAnyAsked(t *testing.T) {
	cases := slices.DeleteFunc(failingCases(), func(f failing) bool {
		return strings.HasPrefix(f.name, "Y11") || strings.HasPrefix(f.name, "Y12")
	})
	rapid.Check(t, func(t *rapid.T) {
		s := spoiled(t, rapid.SliceOfN(rapid.SampledFrom(cases), 1, 3).Draw(t, "cases"))
		r := s.read(t)
		all := Superior(r, define.Builtin(), s.parts)
		for _, of := range rapid.SliceOfN(rapid.SampledFrom(rulesOf(r.Form)), 1, 12).Draw(t, "rules") {
			found := slices.DeleteFunc(slices.Concat(alone(s, r, of), all), func(f Finding) bool { return f.Rule.ID != of.ID })
			if len(found) == 0 {
				continue
			}
			got := Chosen(r, define.Builtin(), s.parts, Choice{Only: []string{of.ID}})
			for _, f := range found {
				if !isAmong(got, &f) {
					t.Errorf("--only %s does not tell of %s %s", of.ID, f.Place, f.Message)
				}
			}
		}
	})
}

// spoiled breaks rules in a sound workbook, with formulas or without. Where one case takes away what another changes, the
// draw is given up.
func spoiled(t *rapid.T, cases []failing) *sheets {
	s := sound("2021", "2024")
	if rapid.Bool().Draw(t, "formulas") {
		s = calculated(t, "2021", "2024")
	}
	defer func() {
		if why := recover(); why != nil {
			t.Skip(why)
		}
	}()
	for _, c := range cases {
		c.change(s)
	}
	s.read(t)
	return s
}

// TestAsked shows what rules tell of that leave it to others as a rule.
func TestAsked(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*sheets)
		leaves string // the rule that says nothing where all are asked
		to     string // which says it then
		words  string
	}{
		{"another year", func(s *sheets) {
			s.set("文字!B2", "（一）存在的主要问题\n2023年，我局政务公开取得较好成效，但解读形式单一。\n（二）改进情况\n将增加图解。")
		}, "N34", "S25", "2023年"},
		{"a notice", func(s *sheets) {
			s.says("依据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕31号）编制。")
		}, "N32", "S05", "〔2021〕31号"},
		{"a character that nobody sees", func(s *sheets) { s.set("复议诉讼!A4", "0\u200b") }, "V20", "F14", "U+200B"},
		{"a formula in two ways", func(s *sheets) { s.formula("依申请公开!J4", "SUM(E4:I4)+E4", "0") }, "F02", "F04", "漏加了“自然人”"},
		{"what is no figure", func(s *sheets) {
			s.formula("依申请公开!J4", "SUM(D4:I4)/0", "#DIV/0!")
			s.at("依申请公开!J4").Kind = grid.Fault
		}, "V02", "F10", "#DIV/0!"},
		{"a formula unlike those beside it", func(s *sheets) {
			s.grids = append(s.grids, &grid.Grid{Name: "台账"})
			for _, at := range []string{"D4 B2", "E4 C2", "F4 D3", "G4 E2", "H4 F2"} {
				cell, from, _ := strings.Cut(at, " ")
				s.formula("依申请公开!"+cell, "台账!"+from, "0")
			}
		}, "F17", "F16", "F4 =台账!D3"},
		{"a total that holds a text", func(s *sheets) { s.at("依申请公开!J8").Kind = grid.Text }, "F14", "F12", "J8（公式 =SUM("},
	} {
		s := calculated(t, "2021", "2024")
		test.change(s)
		r := s.read(t)
		of := func(list []Finding, id string) (said string) {
			for _, f := range list {
				if f.Rule.ID == id {
					said += f.Message
				}
			}
			return said
		}
		all := Report(r, define.Builtin())
		if left := of(all, test.leaves); strings.Contains(left, test.words) || of(all, test.to) == "" {
			t.Errorf("%s: in a check of all %s says %q, %s %q", test.name, test.leaves, left, test.to, of(all, test.to))
		}
		only := Choice{Only: []string{test.leaves}}
		if got := Chosen(r, define.Builtin(), nil, only); !strings.Contains(of(got, test.leaves), test.words) {
			t.Errorf("%s: asked for alone %s says %q", test.name, test.leaves, of(got, test.leaves))
		}
		family := Choice{Only: []string{test.to[:1]}}
		if got := Chosen(r, define.Builtin(), nil, family); of(got, test.to) == "" {
			t.Errorf("%s: asked for with its family %s says nothing", test.name, test.to)
		}
		without := Choice{Ignore: []string{test.to}}
		if got := Chosen(r, define.Builtin(), nil, without); !strings.Contains(of(got, test.leaves), test.words) {
			t.Errorf("%s: without %s %s says %q", test.name, test.to, test.leaves, of(got, test.leaves))
		}
	}
}
