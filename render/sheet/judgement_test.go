package sheet

import (
	"flag"
	"regexp"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/formula"
	"nianbao/grid"
)

// TestAnyJudgement fills the forms of testdata at random, figures close to each other. What the workbook stores of each
// equation, what its formulas give and what turns a cell red is what the equation itself says.
func TestAnyJudgement(t *testing.T) {
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		flag.Set(checks.Name, "40")
		t.Cleanup(func() { flag.Set(checks.Name, checks.DefValue) })
	}
	said := map[string]int{}
	for _, name := range []string{"enforcement", "budget"} {
		f, err := define.LoadDir("../../testdata/forms/" + name)
		if err != nil {
			t.Fatalf("define.LoadDir: %v", err)
		}
		rapid.Check(t, func(t *rapid.T) { judged(t, anyCloseReport(t, f), said) })
	}
	for _, verdict := range []string{balanced, unbalanced, fitting, unfitting, doubtful, unasked} {
		if said[verdict] == 0 {
			t.Errorf("nothing was %s: %v", verdict, said)
		}
	}
}

func anyCloseReport(t *rapid.T, f *form.Form) *form.Report {
	r := form.NewReport(f)
	for _, c := range f.Cells {
		n := decimal.NewFromInt(int64(rapid.SampledFrom([]int{0, 0, 1, 2, 40}).Draw(t, c.ID)))
		if c.Decimal() {
			n = n.Add(decimal.New(int64(rapid.SampledFrom([]int{0, 1, 2, 3, 50, 51}).Draw(t, c.ID)), -2))
		}
		if e := f.Totals()[c]; e == nil || !e.Relation.Tolerance.IsZero() {
			r.SetNumber(c, n)
		}
	}
	return r
}

var relationID = regexp.MustCompile(`^R\d\d$`)

func judged(t *rapid.T, r *form.Report, said map[string]int) {
	_, grids := readBack(t, r)
	w := newWriter(r)
	defer w.file.Close()
	book := &grid.Book{Grids: grids}
	sheets := map[string]int{}
	for i, g := range grids {
		sheets[g.Name] = i
	}
	reckoned := formula.New(book)
	at := formula.Cell{Sheet: sheets[checksSheet], Row: checksHead, Col: 5}
	for _, e := range r.Form.Equations {
		if e.IsOutside() {
			continue
		}
		for at.Row++; ; at.Row++ {
			if c := grids[at.Sheet].At(at.Row, 0); c != nil && relationID.MatchString(c.Text) {
				break
			}
		}
		want := judgement(e, w.figure)
		stored := grids[at.Sheet].At(at.Row, at.Col).Text
		now, err := reckoned.Recalculate(at)
		if err != nil || stored != want || now.Text != want {
			t.Fatalf("%s: %s stored, %s by its formula, want %s; %v", e.Relation.ID, stored, now.Text, want, err)
		}
		said[want]++
		home := w.addresses[e.Left[0].Cell].sheet
		if !w.within(e, home) {
			continue
		}
		red := grid.Cell{Row: 500, Formula: w.broken(e, local)}
		g := *grids[sheets[home]]
		g.Cells = append(g.Cells[:len(g.Cells):len(g.Cells)], red)
		other := &grid.Book{Grids: append([]*grid.Grid{}, grids...)}
		other.Grids[sheets[home]] = &g
		is, err := formula.New(other).Recalculate(formula.Cell{Sheet: sheets[home], Row: red.Row})
		if err != nil || is.Kind != formula.Bool || (is.Text == "TRUE") == e.Balanced(w.figure) {
			t.Fatalf("%s: =%s is %s; %v", e.Relation.ID, red.Formula, is.Text, err)
		}
	}
	top, err := reckoned.Recalculate(formula.Cell{Sheet: at.Sheet, Row: 1})
	if err != nil || top.Text != grids[at.Sheet].At(1, 0).Text {
		t.Fatalf("on top %q, its formula says %q; %v", grids[at.Sheet].At(1, 0).Text, top.Text, err)
	}
}
