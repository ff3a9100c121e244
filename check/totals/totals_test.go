package totals

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// TestMarked shows that of an equation between very many cells only the total is marked, or half a sheet would be coloured for one sum.
func TestMarked(t *testing.T) {
	f := define.Builtin()[0]
	r := form.NewReport(f)
	for _, c := range f.Cells {
		r.SetNumber(c, decimal.NewFromInt(1))
	}
	for parts, want := range map[int]bool{2: false, maxMarked - 1: false, maxMarked: true} {
		relation := &form.Relation{}
		e := &form.Equation{Relation: relation, Left: []form.Term{{Cell: f.Cells[0]}}}
		for _, c := range f.Cells[1 : 1+parts] {
			e.Right = append(e.Right, form.Term{Cell: c})
		}
		relation.Equations = []*form.Equation{e}
		p := rule.NewPass(r, nil)
		p.Run(ruleOf(relation))
		if list := p.Findings(); len(list) != 1 || list[0].PlaceOnly != want {
			t.Errorf("%d parts: %+v", parts, list)
		}
	}
}

// TestRatioOfNothing shows that nothing is expected of a ratio that divides by 0: no figure is one.
func TestRatioOfNothing(t *testing.T) {
	f, err := define.LoadDir("../../testdata/forms/budget")
	if err != nil {
		t.Fatalf("read the form: %v", err)
	}
	for budget, want := range map[int64]string{0: "", 400: "12.5"} {
		r := form.NewReport(f)
		for _, c := range f.Cells {
			r.SetNumber(c, decimal.Zero)
		}
		for id, n := range map[string]int64{"public.running.budget": budget, "public.running.spent": 50, "public.running.rate": 3} {
			r.SetNumber(f.Cell(id), decimal.NewFromInt(n))
		}
		p := rule.NewPass(r, nil)
		for _, of := range Rules(f) {
			p.Run(of)
		}
		told := false
		for _, found := range p.Findings() {
			if e := found.Equation; e.IsRatio() {
				told = true
				if found.Actual != "3" || found.Expected != want {
					t.Errorf("of %d: %q is expected, %q is there", budget, found.Expected, found.Actual)
				}
			}
		}
		if !told {
			t.Errorf("of %d: nothing is told", budget)
		}
	}
}

// TestWhat shows how a relation is explained: of each row or column, where it is one of each.
func TestWhat(t *testing.T) {
	budget, err := define.LoadDir("../../testdata/forms/budget") // some of whose relations are of no row or column
	if err != nil {
		t.Fatalf("read the form: %v", err)
	}
	for _, f := range append(define.Builtin(), budget) {
		for i, of := range Rules(f) {
			each := f.Relations[i].Each
			if strings.HasPrefix(of.What, "：") || each != "" && !strings.HasPrefix(of.What, each+"：") {
				t.Errorf("%s of edition %s is explained by %s", of.ID, f.Edition, of.What)
			}
		}
	}
}

// TestUnchecked shows which relations are not asked for want of last year's report, or of a figure in it.
func TestUnchecked(t *testing.T) {
	all := func(string) bool { return true }
	r := checktest.Made("2021", "示例市司法局", 2024, "")
	list := UncheckedIn(r, nil, all)
	if len(list) != 1 || !slices.Equal(list[0].Rules, []string{"Y01", "Y02"}) || list[0].Why != NotGiven {
		t.Errorf("without last year's report: %+v", list)
	}
	r.Hold(r.Form.Other(form.Last), checktest.Made("2021", "示例市司法局", 2023, ""), "上年.xlsx")
	if list := UncheckedIn(r, nil, all); len(list) != 0 {
		t.Errorf("with it: %+v", list)
	}
	r.Hold(r.Form.Other(form.Last), checktest.Made("2019", "示例市司法局", 2023, ""), "上年.xlsx")
	if list := UncheckedIn(r, nil, all); len(list) != 1 || !slices.Equal(list[0].Rules, []string{"Y02"}) {
		t.Errorf("with one of another form: %+v", list)
	}
}
