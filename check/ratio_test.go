package check

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
)

// withRatio is a sound workbook of testdata's budget with random figures, in which a formula stands for a ratio.
func withRatio(t testing.TB, f *form.Form, seed uint64, text string) []Finding {
	t.Helper()
	s := soundOf(f, "2024")
	random := rand.New(rand.NewPCG(seed, 7))
	for _, ref := range []string{"B4", "C4", "B5", "C5"} {
		s.set("三公经费!"+ref, decimal.New(1+random.Int64N(90_000), -2).String())
	}
	for _, ref := range []string{"D2", "D3", "D4", "D5", "D6"} {
		s.set("三公经费!"+ref, "")
	}
	for row := 2; row <= 6; row++ {
		s.at(fmt.Sprintf("三公经费!D%d", row)).Formula = fmt.Sprintf(`IF(B%[1]d=0,"",ROUND(C%[1]d/B%[1]d*100,2))`, row)
	}
	s.at("三公经费!B6").Formula, s.at("三公经费!C6").Formula = "SUM(B2:B5)", "SUM(C2:C5)"
	s.at("三公经费!D4").Formula = text
	s.recalculate()
	r, err := locate.New(f).Read(&grid.Book{Grids: s.grids})
	if err != nil {
		t.Fatalf("locate.New().Read: %v", err)
	}
	return Report(r, []*form.Form{f})
}

// TestRatios shows which formulas of a ratio are right, whatever the figures are, and which are not.
func TestRatios(t *testing.T) {
	f, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	for _, test := range []struct{ formula, rule string }{
		{`IF(SUM(B4)=0,"",ROUND(SUM(C4)/SUM(B4)*100,2))`, ""},
		{`ROUND(C4/B4*100,2)`, ""},
		{`ROUND(C4/B4,4)*100`, ""},
		{`ROUND(100*C4/B4,2)`, ""},
		{`IFERROR(ROUND(C4/B4*100,2),0)`, ""},
		{`IF(B4>0,ROUND(C4/B4*100,2),"—")`, ""},
		{`C4/B4*100`, "R08"}, // right, and printed with all its places
		{`C4/B4`, "F20"},
		{`ROUND(B4/C4*100,2)`, "F20"},
		{`ROUND(C4/B5*100,2)`, "F20"},
		{`ROUND(C4/B4*100,0)`, "F20"},
		{`ROUND(C4/B6*100,2)`, "F20"},
		{`ROUND(SUM(C4:C5)/B4*100,2)`, "F20"},
		{`MIN(100,ROUND(C4/B4*100,2))`, "F20"},
		{`IF(C4=0,100,ROUND(C4/B4*100,2))`, "F20"},
		{`C4-B4`, "F20"},
		{`ROUND(C4/B4*100,2)+RAND()`, "F15"},
		{`GETPIVOTDATA("x",B4)`, "F18"},
	} {
		for seed := range uint64(2) {
			findings := withRatio(t, f, seed, test.formula)
			got := ""
			for _, finding := range findings {
				if id := finding.Rule.ID; finding.Place.Ref == "D4" && (id[0] == 'F' || id == "R08" && got == "") {
					got = id
				}
				if finding.Rule.ID[0] == 'F' && finding.Place.Ref[0] == 'D' && finding.Place.Ref != "D4" {
					t.Errorf("=%s: %s %s", test.formula, finding.Rule.ID, finding.Message)
				}
			}
			if got != test.rule {
				t.Errorf("=%s: got %q, want %q", test.formula, got, test.rule)
			}
		}
	}
}

// TestTablesInTwoUnits shows that a total over two tables, of which one is written in 元, is held against the figures
// and not against a sum of cells.
func TestTablesInTwoUnits(t *testing.T) {
	f, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	for formula, want := range map[string]string{"三公经费!C6/10000": "", "三公经费!C6": "R05R06"} {
		s := soundOf(f, "2024")
		s.set("三公经费!B1", "预算数（元）")
		s.set("三公经费!C1", "决算数（元）")
		for _, ref := range []string{"B5", "C5", "B6", "C6"} {
			s.set("三公经费!"+ref, "25000")
		}
		for _, ref := range []string{"D5", "D6"} {
			s.set("三公经费!"+ref, "100")
		}
		s.set("收入支出!B9", "50")
		s.set("收入支出!B10", "50")
		for _, ref := range []string{"B3", "B6", "B11"} {
			s.set("收入支出!"+ref, "100")
		}
		s.at("收入支出!B12").Formula = formula
		s.recalculate()
		r, err := locate.New(f).Read(&grid.Book{Grids: s.grids})
		if err != nil {
			t.Fatalf("locate.New().Read: %v", err)
		}
		got := ""
		for _, finding := range Report(r, []*form.Form{f}) {
			if finding.Rule.Severity == Error && finding.Rule.ID[0] != 'S' && finding.Follows == nil {
				got += finding.Rule.ID
			}
		}
		if got != want {
			t.Errorf("=%s: got %q, want %q", formula, got, want)
		}
	}
}

// TestUnitOfAnotherTable shows that the unit in a label is that of its own table alone, not of those below it that state
// none.
func TestUnitOfAnotherTable(t *testing.T) {
	f, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	s := soundOf(f, "2024")
	s.set("收入支出!B2", "收入决算数（单位：元）")
	s.set("收入支出!B3", "25000")
	s.set("收入支出!B8", "支出决算数")
	s.set("收入支出!B9", "25")
	r, err := locate.New(f).Read(&grid.Book{Grids: s.grids})
	if err != nil {
		t.Fatalf("locate.New().Read: %v", err)
	}
	for id, want := range map[string]string{"income.fiscal.amount": "2.5", "outlay.basic.amount": "25"} {
		if got := r.Number(f.Cell(id)).String(); got != want {
			t.Errorf("%s is read as %s, want %s", id, got, want)
		}
	}
}
