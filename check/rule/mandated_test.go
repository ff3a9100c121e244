package rule_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// placed returns a report on a form whose cells stand on one sheet, each where a function says.
func placed(f *form.Form, at func(i int, c *form.Cell) (row, col int)) *form.Report {
	r := form.NewReport(f)
	g := &grid.Grid{Name: "表"}
	r.Book = &grid.Book{Grids: []*grid.Grid{g}}
	for i, c := range f.Cells {
		row, col := at(i, c)
		r.SetValue(c, form.Value{State: form.Number, Kind: grid.Number, Text: "0", Place: form.PlaceIn(g, 0, row, col)})
		g.Cells = append(g.Cells, grid.Cell{Row: row, Col: col, Text: "0", Kind: grid.Number})
	}
	g.Sort()
	return r
}

// TestMandated shows the formulas that totals and ratios must be where their parts stand, and when none is.
func TestMandated(t *testing.T) {
	builtin := define.Builtin()[1]
	budget, err := define.LoadDir("../../testdata/forms/budget")
	if err != nil {
		t.Fatalf("read the form: %v", err)
	}
	items := budget.WithRows(map[string]form.OpenRows{"procurement": {Keys: []string{"甲", "乙", "丙"}}})
	const total, person, ratio, all = "applications.received.total", "applications.received.person", "public.running.rate",
		"procurement.all.budget"
	below := func(i int, _ *form.Cell) (row, col int) { return i, 0 }
	backwards := func(i int, c *form.Cell) (row, col int) {
		if c.Row.Open != nil {
			return 200 - i, 0
		}
		return i, 0
	}
	wide := func(i int, c *form.Cell) (row, col int) { return 0, 2 * i }
	change := func(id string, change func(*form.Value)) func(*form.Report) {
		return func(r *form.Report) {
			v := r.Value(r.Form.Cell(id))
			change(&v)
			r.SetValue(r.Form.Cell(id), v)
		}
	}
	for _, test := range []struct {
		name, id string
		form     *form.Form
		at       func(int, *form.Cell) (row, col int)
		change   func(*form.Report)
		want     string // with what puts it there behind it
	}{
		{name: "a sum", id: total, want: "SUM(A11:A16) set"},
		{name: "a sum that stands there", id: total, change: change(total, func(v *form.Value) { v.Formula = "SUM(A11:A16)" }), want: "SUM(A11:A16)"},
		{name: "a sum that is seen as a date", id: total, change: change(total, func(v *form.Value) { v.Formula, v.Kind = "SUM(A11:A16)", grid.Date }),
			want: "SUM(A11:A16) set"},
		{name: "no total", id: person},
		{name: "a part that was not found", id: total, change: change(person, func(v *form.Value) { v.Place = form.Place{} })},
		{name: "a part in another file", id: total, change: change(person, func(v *form.Value) { v.Place.File = "上年.xlsx" })},
		{name: "a part in a document", id: total, change: func(r *form.Report) { r.Book.Grids[0].Source = grid.Table }},
		{name: "parts that are merged", id: total, at: wide, want: "SUM(U1:AE1) set", change: func(r *form.Report) {
			for i := range r.Book.Grids[0].Cells {
				r.Book.Grids[0].Cells[i].ColSpan = 2
			}
		}},
		{name: "parts with gaps between them", id: total, at: wide, want: "SUM(U1,W1,Y1,AA1,AC1,AE1) set"},
		{name: "two parts of one merge", id: total, want: "SUM(A11:A16)", change: func(r *form.Report) {
			g := r.Book.Grids[0]
			g.Cells = slices.DeleteFunc(g.Cells, func(c grid.Cell) bool { return c.Row == 11 })
			g.Cells[10].RowSpan = 2
		}},
		{name: "a row that stands twice", id: total, want: "SUM(A11:A16)", change: func(r *form.Report) {
			r.Faults = []form.Fault{{Kind: form.DoubledLabel, Table: r.Form.Cell(total).Table}}
		}},
		{name: "a part that is several cells", id: total, want: "SUM(A11:A16)", change: func(r *form.Report) {
			r.Faults = []form.Fault{{Kind: form.UnclearCell, Cell: r.Form.Cell(person)}}
		}},
		{name: "a fault of another table", id: total, want: "SUM(A11:A16) set", change: func(r *form.Report) {
			r.Faults = []form.Fault{{Kind: form.DividedColumn, Table: r.Form.Cell("disputes.review.total").Table},
				{Kind: form.MissingRow, Table: r.Form.Cell(total).Table}}
		}},
		{name: "a ratio", form: budget, id: ratio, want: `IF(SUM(A21)=0,"",ROUND(SUM(A22)/SUM(A21)*100,2)) set`},
		{name: "a ratio in another unit than its parts", form: budget, id: ratio, want: `IF(SUM(A21)=0,"",ROUND(SUM(A22)/SUM(A21)*100,2)) set`,
			change: func(r *form.Report) {
				change("public.running.budget", func(v *form.Value) { v.Written = "元" })(r)
				change("public.running.spent", func(v *form.Value) { v.Written = "元" })(r)
			}},
		{name: "a ratio of parts in two units", form: budget, id: ratio, change: change("public.running.spent", func(v *form.Value) { v.Written = "元" })},
		{name: "a ratio of a part that was not found", form: budget, id: ratio,
			change: change("public.running.budget", func(v *form.Value) { v.Place = form.Place{} })},
		{name: "a sum in another unit than its parts", form: budget, id: "income.total.amount", change: change("income.total.amount",
			func(v *form.Value) { v.Written = "元" })},
		{name: "a sum of items", form: items, id: all, want: "SUM(A37,A40,A43) set"},
		{name: "a sum of items one below the other", form: items, id: all, at: backwards, want: "SUM(A159,A162,A165) set"},
	} {
		f, at := cmp.Or(test.form, builtin), test.at
		if at == nil {
			at = below
		}
		r := placed(f, at)
		if test.change != nil {
			test.change(r)
		}
		got := rule.Mandated(r, f.Cell(test.id))
		if list := rule.NewPass(r, nil).SetMandated(f.Cell(test.id)); len(list) == 1 && list[0].Formula == got {
			got += " set"
		} else if len(list) > 0 {
			t.Errorf("%s: %+v is put there", test.name, list)
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestSetSuspects shows that what cells should hold is put into all that certainly are at fault, in the unit in which they
// are written, or into none.
func TestSetSuspects(t *testing.T) {
	const person, charges = "applications.received.person", "fees.charges.amount"
	r := checktest.Made("2021", "示例市司法局", 2024, "")
	v := r.Value(r.Form.Cell(charges))
	v.Written = "元"
	r.SetValue(r.Form.Cell(charges), v)
	checktest.Formula(r, "licensing.permits.decisions", "licensing.permits.decisions+0")
	for _, test := range []struct {
		certain bool
		ids     []string
		want    string
	}{
		{true, []string{person}, "applications.received.person 25 手误"},
		{true, []string{charges, person}, "fees.charges.amount 250000 手误 applications.received.person 25 手误"},
		{false, []string{person}, ""},
		{true, []string{person, "licensing.permits.decisions"}, ""},
		{true, nil, ""},
	} {
		f := rule.Finding{Certain: test.certain}
		for _, id := range test.ids {
			f.Suspects = append(f.Suspects, rule.Suspect{Of: r.Form.Cell(id), ShouldBe: decimal.NewFromInt(25), Why: "手误"})
		}
		var got []string
		for _, fix := range rule.NewPass(r, nil).SetSuspects(&f) {
			got = append(got, fix.Cell.ID, fix.Number.String(), fix.Why)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%v of %v: %s, want %s", test.certain, test.ids, got, test.want)
		}
	}
}

// TestBlankTotals shows what totals count as that were left blank: the sum of their parts, through other blank totals, too.
func TestBlankTotals(t *testing.T) {
	for figures, want := range map[string]string{
		"applications.granted.person=3 applications.granted.legal=4 applications.granted.total=": "applications.granted.total=7",
		"applications.granted.total=": "",
		"applications.granted.person=3 applications.handled.person= applications.handled.total=": "applications.handled.person=3 applications.handled.total=3",
		"applications.granted.person=3 applications.granted.total=0":                             "",
	} {
		p := rule.NewPass(checktest.Made("2021", "示例市司法局", 2024, figures), nil)
		var got []string
		for c, n := range rule.BlankTotals.Of(p) {
			if got = append(got, c.ID+"="+n.String()); !p.Number(c).Equal(n) {
				t.Errorf("%s counts as %s, want %s", c.ID, p.Number(c), n)
			}
		}
		slices.Sort(got)
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: %s, want %s", figures, got, want)
		}
	}
}

// TestIsFormulaText tells formulas that are kept as text from other texts.
func TestIsFormulaText(t *testing.T) {
	for text, want := range map[string]bool{
		"=A1+B1": true, "＝A1+B1": true, " '=SUM(A1:B2)": true, "‘=A1": true, "’=A1": true, "=5": true, "=A1\u200b": true,
		"": false, "=": false, "= ": false, "A1+B1": false, "=(A1": false, "5": false,
	} {
		v := form.Value{Kind: grid.Text, State: form.Unreadable, Text: text}
		if got := rule.IsFormulaText(v); got != want {
			t.Errorf("%q: %v", text, got)
		}
		for _, v := range []form.Value{{Kind: grid.Number, State: form.Unreadable, Text: text}, {Kind: grid.Text, State: form.Number, Text: text},
			{Kind: grid.Text, State: form.Unreadable, Text: text, Formula: "A1"}} {
			if rule.IsFormulaText(v) {
				t.Errorf("%q is one though %+v", text, v)
			}
		}
	}
}

// TestOneLine shows how texts are quoted: on one line, and no more than 200 characters of them.
func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		" a\n b\t c ": "a b c", "": "", strings.Repeat("长", 200): strings.Repeat("长", 200), strings.Repeat("a", 200): strings.Repeat("a", 200),
		strings.Repeat("长", 201): strings.Repeat("长", 200) + "…", strings.Repeat("a", 201): strings.Repeat("a", 200) + "…",
	} {
		if got := rule.OneLine(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestGroups shows the cells of each table that have one fault, how the first of them are listed, and how they are told of.
func TestGroups(t *testing.T) {
	r := checktest.Made("2021", "示例市司法局", 2024, "applications.received.person=1 applications.received.legal=2 applications.received.total=0 fees.charges.amount=3")
	p := rule.NewPass(r, nil)
	p.Run(&rule.Rule{ID: "T01", Run: func(p *rule.Pass) {
		for _, g := range p.Groups(func(_ *form.Cell, v form.Value) bool { return !v.Number.IsZero() }) {
			for most := range 1 + len(g.Cells) {
				g.Found(fmt.Sprint(most, g.Describe(most, func(c *form.Cell, v form.Value) string { return v.Place.Ref + "是" + v.Text })))
			}
		}
	}})
	var got []string
	for _, f := range p.Findings() {
		line := f.Rule.ID + " " + f.Place.Ref + " " + f.Message
		for _, c := range f.Cells {
			line += " " + c.ID + " " + c.Value
		}
		got = append(got, line)
	}
	if diff := gocmp.Diff([]string{
		"T01 A10 0 等 fees.charges.amount 3", "T01 A10 1A10是3 fees.charges.amount 3",
		"T01 A11 0 等 applications.received.person 1 applications.received.legal 2",
		"T01 A11 1A11是1 等 applications.received.person 1 applications.received.legal 2",
		"T01 A11 2A11是1、A15是2 applications.received.person 1 applications.received.legal 2",
	}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestAsked goes through what is asked for alone, to the end or not.
func TestAsked(t *testing.T) {
	p := rule.NewPass(checktest.Made("2021", "示例市司法局", 2024, ""), nil)
	for _, id := range []string{"A01", "B01", "A02", "A03"} {
		p.Run(&rule.Rule{ID: id, Run: func(p *rule.Pass) { p.Found(form.Place{}, id) }})
	}
	p.Asks = func(id string) bool { return id[0] == 'A' }
	got := ""
	for f := range p.Told() {
		if got += f.Message; f.Message == "A02" {
			break
		}
	}
	if got != "A01A02" || p.IsAsked("B01") || !p.IsAsked("A09") {
		t.Errorf("told of: %s", got)
	}
}
