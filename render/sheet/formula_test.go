package sheet

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/xlsx"
)

// sheetsOf returns grids by name.
func sheetsOf(grids []*grid.Grid) map[string]*grid.Grid {
	byName := map[string]*grid.Grid{}
	for _, g := range grids {
		byName[g.Name] = g
	}
	return byName
}

var (
	sumPattern  = regexp.MustCompile(`([+-]?)SUM\(([^()]*)\)`)
	areaPattern = regexp.MustCompile(`^(?:'([^']*)'!)?([A-Z]+\d+(?::[A-Z]+\d+)?)$`)
)

// sumOfFormula works out a formula of SUMs by what stands in the cells, and fails on any other.
func sumOfFormula(t *testing.T, sheets map[string]*grid.Grid, sheet, formula string) decimal.Decimal {
	t.Helper()
	sum := decimal.Zero
	rest := sumPattern.ReplaceAllStringFunc(formula, func(call string) string {
		m := sumPattern.FindStringSubmatch(call)
		for argument := range strings.SplitSeq(m[2], ",") {
			a := areaPattern.FindStringSubmatch(argument)
			if a == nil {
				t.Fatalf("formula %s", formula)
			}
			n := sumOfArea(sheets[cmp.Or(a[1], sheet)], a[2])
			if m[1] == "-" {
				n = n.Neg()
			}
			sum = sum.Add(n)
		}
		return ""
	})
	if rest != "" {
		t.Fatalf("formula %s", formula)
	}
	return sum
}

func sumOfArea(g *grid.Grid, ref string) decimal.Decimal {
	a, _ := xlsx.ParseArea(ref)
	sum := decimal.Zero
	for i := range g.Cells {
		if c := &g.Cells[i]; a.Contains(c.Row, c.Col) && c.Kind == grid.Number {
			sum = sum.Add(decimal.RequireFromString(c.Text))
		}
	}
	return sum
}

func cellAt(t *testing.T, g *grid.Grid, ref string) *grid.Cell {
	t.Helper()
	at, ok := xlsx.ParseAddress(ref)
	if c := g.At(at.Row, at.Col); ok && c != nil {
		return c
	}
	t.Fatalf("no cell %s", ref)
	return nil
}

func TestTotalsAreFormulas(t *testing.T) {
	for _, f := range define.Builtin() {
		r := sampleReport(f)
		_, grids := readBack(t, r)
		sheets := sheetsOf(grids)
		got, err := locate.New(define.Builtin()...).Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("locate.New().Read: %v", err)
		}
		totals := f.Totals()
		for _, c := range f.Cells {
			v := got.Value(c)
			if (totals[c] == nil) != (v.Formula == "") {
				t.Errorf("%s %s: formula %q", f.Edition, c.ID, v.Formula)
				continue
			}
			if totals[c] == nil {
				continue
			}
			cell := cellAt(t, sheets[v.Place.Sheet], v.Place.Ref)
			if n := sumOfFormula(t, sheets, v.Place.Sheet, v.Formula); !n.Equal(r.Number(c)) || cell.Text != n.String() || cell.Kind != grid.Number {
				t.Errorf("%s %s = %s gives %s, stored %q, want %s", f.Edition, c.ID, v.Formula, n, cell.Text, r.Number(c))
			}
		}
	}
}

func TestFormulasAreShort(t *testing.T) {
	_, grids := readBack(t, sampleReport(define.Builtin()[1]))
	got, err := locate.New(define.Builtin()...).Read(&grid.Book{Grids: grids})
	if err != nil {
		t.Fatalf("locate.New().Read: %v", err)
	}
	for id, want := range map[string]string{
		"applications.received.total": "SUM(D6:I6)",
		"applications.handled.person": "SUM(D8:D28)",
		"applications.handled.total":  "SUM(J8:J28)",
		"disputes.direct.total":       "SUM(F6:I6)",
	} {
		if formula := got.Value(got.Form.Cell(id)).Formula; formula != want {
			t.Errorf("%s = %s, want %s", id, formula, want)
		}
	}
}

// TestTotalsIgnoreWhatStood keeps formulas where the report has a total that was typed, and counts words as Excel does:
// as nothing.
func TestTotalsIgnoreWhatStood(t *testing.T) {
	f := define.Builtin()[1]
	r := form.NewReport(f)
	set := func(id, text string) {
		c := f.Cell(id)
		r.SetValue(c, form.ParseValue(text, grid.Text, c.Unit(), ""))
	}
	set("applications.received.person", "5")
	set("applications.received.company", "12件")
	set("applications.received.legal", "/")
	set("applications.received.total", "约99")
	set("applications.granted.person", "3")
	set("applications.granted.total", "44")
	_, grids := readBack(t, r)
	got, err := locate.New(define.Builtin()...).Read(&grid.Book{Grids: grids})
	if err != nil {
		t.Fatalf("locate.New().Read: %v", err)
	}
	for id, want := range map[string]string{
		"applications.received.total":   "5",
		"applications.granted.total":    "3",
		"applications.handled.total":    "3",
		"applications.received.company": "12件",
		"applications.received.legal":   "/",
	} {
		if v := got.Value(f.Cell(id)); v.Text != want {
			t.Errorf("%s = %q, want %q", id, v.Text, want)
		}
	}
}

func TestChecksSheet(t *testing.T) {
	for _, f := range define.Builtin() {
		r := sampleReport(f)
		_, grids := readBack(t, r)
		sheets := sheetsOf(grids)
		g := sheets[checksSheet]
		wrong, rows := 0, 0
		for _, relation := range f.Relations {
			if relation.IsOutside() { // no formula could know the other report
				holds := func(c grid.Cell) bool {
					return c.Formula != "" && strings.Contains(c.Formula, relation.ID) || c.Text == relation.ID
				}
				if !slices.ContainsFunc(g.Cells, func(c grid.Cell) bool { return strings.Contains(c.Text, "需用程序：nianbao check 本表 --last") }) ||
					slices.ContainsFunc(g.Cells, holds) {
					t.Errorf("%s %s is judged on the sheet of checks", f.Edition, relation.ID)
				}
				continue
			}
			for _, e := range relation.Equations {
				row := rowOfEquation(g, relation.ID, rows)
				rows++
				left, right, gap := g.At(row, 2), g.At(row, 3), g.At(row, 4)
				wantLeft, wantRight := form.Sum(e.Left, r.Number), form.Sum(e.Right, r.Number)
				if n := sumOfFormula(t, sheets, checksSheet, left.Formula); !n.Equal(wantLeft) || left.Text != n.String() {
					t.Errorf("%s %s left %s = %s, want %s", relation.ID, e.Line, left.Formula, n, wantLeft)
				}
				if n := sumOfFormula(t, sheets, checksSheet, right.Formula); !n.Equal(wantRight) || right.Text != n.String() {
					t.Errorf("%s %s right %s = %s, want %s", relation.ID, e.Line, right.Formula, n, wantRight)
				}
				verdict := "平"
				if !wantLeft.Equal(wantRight) {
					verdict, wrong = "不平", wrong+1
				}
				if gap.Text != wantLeft.Sub(wantRight).String() || g.At(row, 5).Text != verdict {
					t.Errorf("%s %s: %s, %s", relation.ID, e.Line, gap.Text, g.At(row, 5).Text)
				}
			}
		}
		if rows == 0 || wrong == 0 {
			t.Errorf("%s: %d rows, %d wrong", f.Edition, rows, wrong)
		}
		if want := fmt.Sprintf("还不能上报，%d 条不平", wrong); g.At(1, 0).Text != want {
			t.Errorf("%s: %q, want %q", f.Edition, g.At(1, 0).Text, want)
		}
	}
}

// rowOfEquation returns the row of the nth equation on the sheet, which must be one of the relation.
func rowOfEquation(g *grid.Grid, relation string, n int) int {
	for i := range g.Cells {
		if c := &g.Cells[i]; c.Col == 0 && c.Cols() == 1 && c.Row > checksHead && c.Text != "填报" {
			if n == 0 && c.Text == relation {
				return c.Row
			}
			n--
		}
	}
	return -1
}

func TestBlankIsNotFilled(t *testing.T) {
	_, grids := readBack(t, form.NewReport(define.Builtin()[0]))
	if said := sheetsOf(grids)[checksSheet].At(1, 0); said.Text != "尚未填写" || said.Formula == "" {
		t.Errorf("%+v", said)
	}
}
