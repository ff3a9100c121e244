package causes

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/check/suspect"
	"nianbao/form"
	"nianbao/grid"
)

// TestHead tells of a slip under the finding that explains the equations which it breaks, never under one that itself
// follows another, nor under one that tells of another slip already.
func TestHead(t *testing.T) {
	cell := &form.Cell{ID: "a.b.c"}
	equation := &form.Equation{}
	sure := suspect.Verdict{Certain: true, Explanations: []suspect.Explanation{{Changes: []suspect.Change{{Cell: cell}}}}}
	newFindings := func() []rule.Finding {
		err := &rule.Rule{Severity: rule.Error}
		return []rule.Finding{
			{Rule: err, Trail: rule.Trail{Equation: equation}},
			{Rule: err, Cells: []rule.Cell{{ID: cell.ID}}},
			{Rule: err, Cells: []rule.Cell{{ID: "d.e.f"}}},
		}
	}
	for _, test := range []struct {
		name    string
		by      []int
		accused int
		verdict suspect.Verdict
		want    int
	}{
		{"the cell's own", []int{none, none, none}, none, sure, 1},
		{"what explains the cell's own", []int{none, 2, none}, none, sure, 2},
		{"the equation", []int{none, none, none}, none, suspect.Verdict{}, 0},
		{"what explains the equation", []int{2, none, none}, none, suspect.Verdict{}, 2},
		{"the equation, as the cell's own tells of another", []int{none, none, none}, 1, sure, 0},
		{"none, as what explains it tells of another", []int{2, none, none}, 2, suspect.Verdict{}, none},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := &explainer{findings: newFindings(), by: test.by}
			if test.accused != none {
				x.findings[test.accused].Suspects = []rule.Suspect{{}}
			}
			if got := x.head([]int{0}, test.verdict); got != test.want {
				t.Errorf("told of under %d, want %d", got, test.want)
			}
		})
	}
}

// followed returns which finding is at the end of what explains each, -1 where nothing does.
func followed(findings []rule.Finding, follow func(*explainer)) []int {
	x := &explainer{findings: findings, by: slices.Repeat([]int{none}, len(findings))}
	follow(x)
	var list []int
	for i := range findings {
		if list = append(list, x.root(i)); list[i] == i {
			list[i] = none
		}
	}
	return list
}

// TestFollowYears shows that of findings that one year explains all follow the gravest, of equal ones the first, and that
// a year is one of reports.
func TestFollowYears(t *testing.T) {
	grave, slight := &rule.Rule{ID: "A", Severity: rule.Error}, &rule.Rule{ID: "B", Severity: rule.Warning}
	of := func(r *rule.Rule, years ...int) rule.Finding {
		return rule.Finding{Rule: r, Trail: rule.Trail{Year: func(y int) bool { return slices.Contains(years, y) }}}
	}
	for _, test := range []struct {
		name     string
		findings []rule.Finding
		want     []int
	}{
		{"none", []rule.Finding{{Rule: grave}, of(grave, 2023), {Rule: slight}}, []int{none, none, none}},
		{"the gravest", []rule.Finding{of(slight, 2023), of(slight, 2023), of(grave, 2023)}, []int{2, 2, none}},
		{"another year", []rule.Finding{of(grave, 2022), of(slight, 2023), of(slight, 2024, 2022)}, []int{none, none, 0}},
		{"none of the years", []rule.Finding{of(grave), of(slight), of(slight, 2023)}, []int{none, none, none}},
		{"the first and last of reports", []rule.Finding{of(grave, 2008), of(slight, 2099), of(slight, 2008), of(slight, 2099)},
			[]int{none, none, 0, 1}},
		{"no years of reports", []rule.Finding{of(grave, 2007, 2100), of(slight, 2007), of(slight, 2100)}, []int{none, none, none}},
	} {
		for i := range test.findings {
			test.findings[i].Place = form.PlaceIn(&grid.Grid{Name: "表"}, 0, i, 0)
		}
		if got := followed(test.findings, (*explainer).followYears); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestFollowClaims shows that of two findings about one number of a sentence the one follows that knows nothing of last
// year's report.
func TestFollowClaims(t *testing.T) {
	r := &rule.Rule{Severity: rule.Error}
	of := func(ref, actual, expected, file string) rule.Finding {
		return rule.Finding{Rule: r, Place: form.Place{Ref: ref}, Actual: actual, Expected: expected,
			Cells: []rule.Cell{{Place: form.Place{Ref: "B2"}}, {Place: form.Place{Ref: "B2", File: file}}},
			Trail: rule.Trail{Claim: func(func(*form.Cell) (decimal.Decimal, bool)) bool { return false }}}
	}
	bare := of("A1", "3", "4", "上年.xlsx")
	bare.Claim = nil
	got := followed([]rule.Finding{of("A1", "3", "4", ""), of("A1", "3", "5", ""), of("A1", "3", "4", "上年.xlsx"), of("A2", "3", "4", ""),
		of("A1", "2", "4", ""), of("A1", "3", "4", ""), bare, of("A1", "3", "4", "上年.xlsx")}, (*explainer).followClaims)
	if want := []int{2, none, none, none, none, 2, none, none}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestExplained shows of which cells a finding says what is wrong: one in doubt alone, of several all of their tables.
func TestExplained(t *testing.T) {
	r := checktest.Made("2021", "示例市司法局", 2024, "")
	upheld, other, issued := r.Form.Cell("disputes.review.upheld"), r.Form.Cell("disputes.review.other"), r.Form.Cell("documents.normative.issued")
	x := &explainer{pass: rule.NewPass(r, nil)}
	for _, test := range []struct {
		doubtful []*form.Cell
		want     int
	}{{nil, 0}, {[]*form.Cell{upheld}, 1}, {[]*form.Cell{upheld, other}, len(upheld.Table.Cells)},
		{[]*form.Cell{upheld, issued}, len(upheld.Table.Cells) + len(issued.Table.Cells)}} {
		if got := x.explained(&rule.Finding{Trail: rule.Trail{Doubtful: test.doubtful}}); len(got) != test.want {
			t.Errorf("%d in doubt: %d cells, want %d", len(test.doubtful), len(got), test.want)
		}
	}
}

// TestFollowOrigins shows that what has come from elsewhere follows what is told of there, and of a circle what the formula
// does that is not at fault.
func TestFollowOrigins(t *testing.T) {
	r := &rule.Rule{Severity: rule.Error}
	at := func(ref string) form.Place { return form.Place{Sheet: "表", Ref: ref} }
	of := func(ref string, from ...string) rule.Finding {
		f := rule.Finding{Rule: r, Place: at(ref), Cells: []rule.Cell{{Place: at(ref)}}}
		for _, p := range from {
			f.From = append(f.From, at(p))
		}
		return f
	}
	fixed := func(f rule.Finding) rule.Finding {
		f.Fixes = []rule.Fix{{}}
		return f
	}
	noted := of("A1")
	noted.Rule = &rule.Rule{Severity: rule.Note}
	slight := of("B2", "A9")
	slight.Rule = &rule.Rule{Severity: rule.Warning}
	for _, test := range []struct {
		name     string
		findings []rule.Finding
		want     []int
	}{
		{"what stands there", []rule.Finding{of("B1", "A1"), of("A1"), of("A1")}, []int{1, none, none}},
		{"not a note", []rule.Finding{of("B1", "A1"), noted}, []int{none, none}},
		{"of two places the first that is told of", []rule.Finding{of("B1", "A3", "A2", "A1"), of("A1"), of("A2")}, []int{2, none, none}},
		{"nothing told of there: the first that has come of it", []rule.Finding{of("B1", "A9"), of("B2", "A9"), of("B3", "A9")}, []int{none, 0, 0}},
		{"of another severity", []rule.Finding{of("B1", "A9"), slight}, []int{none, none}},
		{"a circle: the first", []rule.Finding{of("A1", "A2"), of("A2", "A1")}, []int{none, 0}},
		{"a circle: the one with a fix", []rule.Finding{of("A1", "A2"), fixed(of("A2", "A1"))}, []int{1, none}},
		{"a circle: both with one", []rule.Finding{fixed(of("A1", "A2")), fixed(of("A2", "A1"))}, []int{none, 0}},
		{"itself", []rule.Finding{of("A1", "A1")}, []int{none}},
	} {
		if got := followed(test.findings, (*explainer).followOrigins); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestHandOn shows that the first of a line names what one behind it knows, unless it knows of cells itself, and the other
// no more.
func TestHandOn(t *testing.T) {
	for _, own := range []bool{false, true} {
		x := &explainer{findings: make([]rule.Finding, 2), by: []int{none, 0}}
		head, behind := &x.findings[0], &x.findings[1]
		head.Message, behind.Message = "甲", "乙"
		behind.Suspects, behind.Certain = []rule.Suspect{{Why: "乙"}}, true
		behind.Accuse("最可能是乙。")
		want, why := "最可能是乙。甲", "乙"
		if own {
			head.Suspects = []rule.Suspect{{Why: "甲"}}
			want, why = "甲", "甲"
		}
		x.handOn()
		if head.Message != want || len(head.Suspects) != 1 || head.Suspects[0].Why != why || head.Certain == own {
			t.Errorf("own %v: the first is %+v", own, head)
		}
		if behind.Message != "乙" || behind.Suspects != nil || behind.Certain {
			t.Errorf("own %v: the one behind is %+v", own, behind)
		}
	}
}

// TestSayUnlocated shows that an equation says that no cell was found, unless something explains it or its cells.
func TestSayUnlocated(t *testing.T) {
	for _, test := range []struct {
		name string
		by   int
		cell string
		says bool
	}{{"nothing else", none, "d.e.f", true}, {"it is explained", 1, "d.e.f", false}, {"its cell is", none, "a.b.c", false}} {
		x := &explainer{by: []int{test.by, none}, unlocated: []int{0}, findings: []rule.Finding{
			{Cells: []rule.Cell{{ID: "a.b.c"}}},
			{Cells: []rule.Cell{{ID: test.cell}}, Trail: rule.Trail{Pattern: &rule.Pattern{}}},
		}}
		if x.sayUnlocated(); (x.findings[0].Message != "") != test.says {
			t.Errorf("%s: %q", test.name, x.findings[0].Message)
		}
	}
}

// TestAnyHandOn shows that what a finding suspects is not lost where another explains it: the first of the line names it, or
// the finding itself does; and that nothing is said twice.
func TestAnyHandOn(t *testing.T) {
	err := &rule.Rule{Severity: rule.Error}
	rapid.Check(t, func(t *rapid.T) {
		x := &explainer{}
		suspected := map[int][]string{}
		for i := range rapid.IntRange(1, 5).Draw(t, "findings") {
			f := rule.Finding{Rule: err, Message: "不平。"}
			for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 2, rapid.ID).Draw(t, "suspects") {
				f.Suspects = append(f.Suspects, rule.Suspect{Cell: rule.Cell{ID: id}})
				suspected[i] = append(suspected[i], id)
			}
			if len(f.Suspects) > 0 {
				f.Accuse("最可能是 " + strings.Join(suspected[i], "、") + "。")
			}
			x.findings, x.by = append(x.findings, f), append(x.by, rapid.IntRange(none, i-1).Draw(t, "by"))
		}
		x.handOn()
		names := func(f *rule.Finding, id string) bool {
			return slices.ContainsFunc(f.Suspects, func(s rule.Suspect) bool { return s.ID == id })
		}
		for i := range x.findings {
			f, head := &x.findings[i], &x.findings[x.root(i)]
			for _, id := range suspected[i] {
				if !names(f, id) && !names(head, id) {
					t.Errorf("%d no longer suspects %s", i, id)
				}
			}
			if (len(f.Suspects) > 0) != (f.Accusation != "") || f.Message != f.Accusation+"不平。" {
				t.Errorf("%d: %q %q", i, f.Accusation, f.Message)
			}
			if f != head && len(f.Suspects) > 0 && suspectsAmong(f, head) {
				t.Errorf("%d says what %d has said", i, x.root(i))
			}
		}
	})
}
