package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// spell spells fixes: set 依申请公开!J4 =SUM(D4:I4).
func spell(r *form.Report, fixes []Fix) []string {
	var list []string
	for _, f := range fixes {
		blank := ""
		if f.OnBlank {
			blank = " on request"
		}
		switch f.Action {
		case rule.SetFormula:
			list = append(list, fmt.Sprintf("set %s =%s", r.Value(f.Cell).Place, f.Formula))
		case rule.SetNumber:
			list = append(list, fmt.Sprintf("set %s %s%s", r.Value(f.Cell).Place, f.Number, blank))
		default:
			list = append(list, map[rule.Action]string{
				rule.DropMacros:             "drop macros",
				rule.CalculateAutomatically: "calculate automatically",
				rule.StoreResults:           "store results",
			}[f.Action])
		}
	}
	return list
}

// TestFixes shows what findings carry, and what is put right besides.
func TestFixes(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*sheets)
		rule   string   // whose first finding carries
		carry  []string // this
		all    []string // what is done to the workbook besides storing results
	}{
		{"nothing", func(*sheets) {}, "", nil, nil},
		{"macros", func(s *sheets) { s.book.Macros = true }, "S17", []string{"drop macros"}, []string{"drop macros"}},
		{"manual calculation", func(s *sheets) { s.book.Manual = true },
			"F19", []string{"calculate automatically"}, []string{"calculate automatically"}},
		{"totals that were typed", func(s *sheets) {
			s.at("复议诉讼!J4").Formula, s.at("复议诉讼!E4").Formula = "", ""
		}, "F01", []string{"set 复议诉讼!E4 =SUM(A4:D4)", "set 复议诉讼!J4 =SUM(F4:I4)"},
			[]string{"set 复议诉讼!E4 =SUM(A4:D4)", "set 复议诉讼!J4 =SUM(F4:I4)"}},
		{"a total with another formula", func(s *sheets) { s.formula("复议诉讼!E4", "SUM(A4:C4)", "0") },
			"F02", []string{"set 复议诉讼!E4 =SUM(A4:D4)"}, []string{"set 复议诉讼!E4 =SUM(A4:D4)"}},
		{"a formula that builds on an error", func(s *sheets) {
			for _, at := range []string{"A4", "E4"} {
				s.at("复议诉讼!"+at).Text, s.at("复议诉讼!"+at).Kind = "#DIV/0!", grid.Fault
			}
		}, "F10", nil, nil},
		{"a stale error value", func(s *sheets) {
			s.at("复议诉讼!E4").Text, s.at("复议诉讼!E4").Kind = "#DIV/0!", grid.Fault
		}, "F12", []string{"store results"}, nil},
		{"an input that is reckoned back", func(s *sheets) {
			s.formula("依申请公开!D28", "D4+D5-SUM(D6:D26)", "0")
		}, "F08", nil, nil},
		{"a blank, a stroke and a blank total", func(s *sheets) {
			s.set("复议诉讼!A4", "")
			s.set("复议诉讼!B4", "/")
			s.set("复议诉讼!E4", "")
			s.at("复议诉讼!E4").Formula = ""
		}, "V01",
			[]string{"set 复议诉讼!A4 0 on request", "set 复议诉讼!B4 0 on request", "set 复议诉讼!E4 =SUM(A4:D4)"},
			[]string{"set 复议诉讼!E4 =SUM(A4:D4)", "set 复议诉讼!A4 0 on request", "set 复议诉讼!B4 0 on request"}},
		{"a word in a total", func(s *sheets) { s.set("复议诉讼!E4", "无此类"); s.at("复议诉讼!E4").Formula = "" },
			"V02", []string{"set 复议诉讼!E4 =SUM(A4:D4)"}, []string{"set 复议诉讼!E4 =SUM(A4:D4)"}},
		{"a word in an input", func(s *sheets) { s.set("复议诉讼!A4", "无此类") }, "V02", nil, nil},
		{"a text under a sum, and one under none", func(s *sheets) {
			s.at("复议诉讼!A4").Kind = grid.Text
			s.at("主动公开!B3").Kind = grid.Text
		}, "F14", []string{"set 复议诉讼!A4 0"}, []string{"set 主动公开!B3 0", "set 复议诉讼!A4 0"}},
		{"a stale result", func(s *sheets) { s.set("复议诉讼!E4", "1") }, "F12", []string{"store results"}, nil},
		{"no result", func(s *sheets) { c := s.at("复议诉讼!E4"); c.Text, c.Kind = "", grid.Uncalculated },
			"F13", []string{"store results"}, nil},
		{"a table with a row missing", func(s *sheets) {
			s.set("依申请公开!C20", "")
			s.at("依申请公开!J4").Formula = ""
			s.set("依申请公开!D4", "")
			s.at("依申请公开!E4").Kind = grid.Text
			s.at("依申请公开!D27").Formula = "" // a total of which a part is missing
		}, "F01", []string{"set 依申请公开!J4 =SUM(D4:I4)"},
			[]string{"set 依申请公开!J4 =SUM(D4:I4)", "set 依申请公开!D4 0 on request", "set 依申请公开!E4 0"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := calculated(t, "2021", "2024")
			test.change(s)
			r := s.read(t)
			findings := Report(r, define.Builtin())
			i := slices.IndexFunc(findings, func(f Finding) bool { return f.Rule.ID == test.rule })
			if i < 0 != (test.rule == "") {
				t.Fatalf("%s is found at %d", test.rule, i)
			}
			if i >= 0 {
				if diff := cmp.Diff(test.carry, spell(r, findings[i].Fixes)); diff != "" {
					t.Errorf("%s (-want +got)\n%s", test.rule, diff)
				}
			}
			want := append(slices.Clone(test.all), "store results")
			if diff := cmp.Diff(want, spell(r, Fixes(r, findings))); diff != "" {
				t.Errorf("all (-want +got)\n%s", diff)
			}
		})
	}
}

// TestFixesOfNoWorkbook shows that there is nothing to fix in a report that was read from none.
func TestFixesOfNoWorkbook(t *testing.T) {
	r := form.NewReport(define.Builtin()[0])
	for _, c := range r.Form.Cells {
		r.SetValue(c, form.ParseValue("/", grid.Text, c.Unit(), ""))
	}
	findings := Report(r, define.Builtin())
	if list := Fixes(r, findings); !strings.Contains(fmt.Sprint(ids(findings)), "V01") || len(list) > 0 {
		t.Errorf("%v: %v", ids(findings), spell(r, list))
	}
}

func ids(findings []Finding) []string {
	var list []string
	for i := range findings {
		list = append(list, findings[i].Rule.ID)
	}
	return list
}
