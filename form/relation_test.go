package form

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
)

func number(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func TestOperators(t *testing.T) {
	for _, c := range []struct {
		o                      Operator
		sign, words, formula   string
		less, equal, more, few bool // whether −1, 0, 1 and 0.5 hold, within 0.5
	}{
		{Equal, "=", "等于", "=", false, true, false, true},
		{AtMost, "≤", "不大于", "<=", true, true, false, false},
		{AtLeast, "≥", "不小于", ">=", false, true, true, true},
		{Less, "<", "小于", "<", true, false, false, false},
		{More, ">", "大于", ">", false, false, true, true},
		{Unequal, "≠", "不等于", "<>", true, false, true, true},
	} {
		if c.o.String() != c.sign || c.o.Words() != c.words || c.o.Formula() != c.formula {
			t.Errorf("%s %s %s", c.o, c.o.Words(), c.o.Formula())
		}
		for more, want := range map[string]bool{"-1": c.less, "0": c.equal, "1": c.more, "0.5": c.few} {
			if c.o.holds(number(more), number("0.5")) != want {
				t.Errorf("%s more holds for %s: not %v", more, c.o, want)
			}
		}
	}
	if !Equal.holds(number("-0.5"), number("0.5")) || Equal.holds(number("-0.51"), number("0.5")) {
		t.Error("tolerance")
	}
}

func TestCondition(t *testing.T) {
	f := full()
	a, b := f.Cell("fees.sums.first"), f.Cell("fees.sums.total")
	values := map[*Cell]decimal.Decimal{a: number("5"), b: number("2")}
	value := func(c *Cell) decimal.Decimal { return values[c] }
	left := []Term{{Cell: a, Call: "甲"}}
	for _, c := range []struct {
		when  *Condition
		met   bool
		words string
	}{
		{&Condition{Operator: More, Left: left, Number: number("4")}, true, "“甲”大于 4 "},
		{&Condition{Operator: More, Left: left, Number: number("5")}, false, "“甲”大于 5 "},
		{&Condition{Operator: Equal, Left: left, Right: []Term{{Cell: b, Call: "乙"}}}, false, "“甲”等于“乙”"},
		{&Condition{Operator: Equal, Left: left, Right: []Term{{Cell: b, Call: "乙"}}, Number: number("3")}, true,
			"“甲”等于“乙”"},
		{&Condition{Operator: Less,
			Left:  []Term{{Cell: b, Call: "乙"}, {Cell: a, Call: "“甲”的“列”"}, {Cell: a, Call: "丙", Negative: true}},
			Right: left}, true, "“乙”加“甲”的“列”减“丙”小于“甲”"},
		{&Condition{Operator: Less, Left: []Term{{Cell: b, Call: "乙", Negative: true}}, Number: number("0")}, true,
			"减“乙”小于 0 "},
	} {
		if c.when.Met(value) != c.met || c.when.Words() != c.words {
			t.Errorf("%s, met %v", c.when.Words(), c.when.Met(value))
		}
	}
	var none *Condition
	if none.Cells() != nil || none.Terms() != nil {
		t.Error("no condition has cells")
	}
	both := &Condition{Left: left, Right: []Term{{Cell: b}}}
	if cells := both.Cells(); !slices.Equal(cells, []*Cell{a, b}) {
		t.Errorf("%v", cells)
	}
}

// TestTotals holds which cells are formulas: the first definition that leads back to no cell of its own.
func TestTotals(t *testing.T) {
	columns := []*Node{node("a"), node("b"), node("c"), node("d"), node("e")}
	f, _ := sheet(&Table{ID: "t", Rows: []*Node{node("r")}, Columns: columns})
	cell := func(id string) Term { return Term{Cell: f.Cell("t.r." + id)} }
	minus := func(id string) Term { t := cell(id); t.Negative = true; return t }
	eq := func(left []Term, right ...Term) *Equation { return &Equation{Left: left, Right: right} }
	one := func(id string) []Term { return []Term{cell(id)} }
	first := eq(one("a"), cell("b"), cell("c"))
	second := eq(one("a"), cell("d"))
	circle := eq(one("b"), cell("a"))
	ratio := &Equation{Left: one("d"), Right: one("a"), By: one("e")}
	round := &Equation{Left: one("e"), Right: one("c"), By: one("d")} // divides by what is divided by it
	equal := &Relation{ID: "R1", Operator: Equal,
		Equations: []*Equation{first, second, circle, eq([]Term{minus("c")}, cell("e")),
			eq([]Term{cell("c"), cell("b")}, cell("e")),
			{Left: one("c"), Right: one("e"), When: &Condition{Left: one("a")}}}}
	less := &Relation{ID: "R2", Operator: AtMost, Equations: []*Equation{eq(one("c"), cell("e"))}}
	f.Relate([]*Relation{equal, less, {ID: "R3", Operator: Equal, Equations: []*Equation{ratio, round,
		{Left: one("c"), Right: one("e"), By: one("b"), When: &Condition{Left: one("a")}}}}})
	if len(f.Equations) != 10 || f.Equations[0].Relation != equal || f.Equations[6].Relation != less {
		t.Errorf("%d equations", len(f.Equations))
	}
	a, d := f.Cell("t.r.a"), f.Cell("t.r.d")
	if len(f.Totals()) != 1 || f.Totals()[a] != first || len(f.Ratios()) != 1 || f.Ratios()[d] != ratio {
		t.Errorf("%v, %v", f.Totals(), f.Ratios())
	}
	if f.Computed(a) != first || f.Computed(d) != ratio || f.Computed(f.Cell("t.r.b")) != nil {
		t.Error("what is computed")
	}
	if first.Total() != a || circle.Total() != f.Cell("t.r.b") || ratio.Total() != nil ||
		less.Equations[0].Total() != nil {
		t.Error("what an equation defines")
	}
	if parts := ratio.Parts(); len(parts) != 2 || parts[1].Cell.ID != "t.r.e" || len(first.Parts()) != 2 {
		t.Errorf("%v", parts)
	}
	if cells := ratio.Cells(); len(cells) != 3 || cells[0] != d || cells[1] != a {
		t.Errorf("%v", cells)
	}
	if cells := equal.Equations[5].Cells(); len(cells) != 3 || cells[2] != a {
		t.Errorf("%v", cells)
	}
}

// TestBalanced holds when equations hold: within a tolerance, under a condition, with signs.
func TestBalanced(t *testing.T) {
	f, _ := sheet(&Table{ID: "t", Rows: []*Node{node("r")}, Columns: []*Node{node("a"), node("b"), node("c")}})
	a, b, c := f.Cells[0], f.Cells[1], f.Cells[2]
	e := &Equation{Relation: &Relation{Operator: Equal, Tolerance: number("1")}, Left: []Term{{Cell: a, Key: "a"}},
		Right: []Term{{Cell: b, Key: "b"}, {Cell: c, Key: "c", Negative: true}}}
	of := func(x, y, z string) func(*Cell) decimal.Decimal {
		return e.Example(map[string]decimal.Decimal{"a": number(x), "b": number(y), "c": number(z)})
	}
	for _, test := range []struct {
		x, y, z string
		want    bool
	}{{"3", "5", "2", true}, {"4", "5", "2", true}, {"2", "5", "2", true}, {"5", "5", "2", false},
		{"1", "5", "2", false}, {"1", "0", "0", true}} {
		if e.Balanced(of(test.x, test.y, test.z)) != test.want {
			t.Errorf("%s = %s - %s: not %v", test.x, test.y, test.z, test.want)
		}
	}
	if n, ok := e.Value(of("0", "5", "2")); n.String() != "3" || !ok {
		t.Errorf("%s %v", n, ok)
	}
	e.When = &Condition{Operator: More, Left: []Term{{Cell: b, Key: "b"}}, Number: number("5")}
	if !e.Balanced(of("9", "5", "2")) || e.Balanced(of("9", "6", "2")) || e.Applies(of("9", "5", "2")) {
		t.Error("an equation is asked for where its condition does not hold")
	}
	if v := e.Example(nil); !v(a).IsZero() || !v(&Cell{}).IsZero() {
		t.Error("terms without an example are not 0")
	}
	ratio := &Equation{Relation: &Relation{Places: 1}, Left: []Term{{Cell: a, Key: "a"}},
		Right: []Term{{Cell: b, Key: "b"}},
		By:    []Term{{Cell: c, Key: "c"}}}
	by := func(x, y, z string) func(*Cell) decimal.Decimal {
		return ratio.Example(map[string]decimal.Decimal{"a": number(x), "b": number(y), "c": number(z)})
	}
	if !ratio.Balanced(by("0.3", "1", "3")) || ratio.Balanced(by("0.4", "1", "3")) ||
		!ratio.Balanced(by("0", "1", "0")) ||
		ratio.Balanced(by("1", "1", "0")) {
		t.Error("a ratio")
	}
	ratio.Relation.Tolerance = number("0.1")
	if !ratio.Balanced(by("0.4", "1", "3")) || ratio.Balanced(by("0.5", "1", "3")) {
		t.Error("a ratio within a tolerance")
	}
}

func TestRelationText(t *testing.T) {
	a, rate := &Cell{Column: &Leaf{Node: &Node{}}, Row: &Leaf{Node: &Node{}}},
		&Cell{Column: &Leaf{Node: &Node{Unit: "％"}}, Row: &Leaf{Node: &Node{}}}
	last := &Other{ID: Last, Says: "上年报告"}
	outside := &Cell{Of: last}
	ratio := func(left *Cell) []*Equation {
		return []*Equation{{Left: []Term{{Cell: left}}, By: []Term{{Cell: a}}}}
	}
	for want, r := range map[string]*Relation{
		"甲":           {Equations: []*Equation{{Left: []Term{{Cell: a}}}}},
		"甲（只在乙时要求）":   {When: "乙"},
		"甲（允许相差 0.5）": {Tolerance: number("0.5")},
		"甲（给出上年报告时核对）": {Equations: []*Equation{{Left: []Term{{Cell: outside}},
			Right: []Term{{Cell: outside}}}}},
		"甲（只在乙时要求；允许相差 1）":               {When: "乙", Tolerance: number("1")},
		"甲（四舍五入到整数，除数是 0 时空着）":           {Equations: ratio(a)},
		"甲（四舍五入保留 2 位小数，按百分数，除数是 0 时空着）": {Places: 2, Equations: ratio(rate)},
	} {
		r.Says = "甲"
		if have := r.Text(); have != want {
			t.Errorf("%s, not %s", have, want)
		}
	}
}

// TestOthers holds a report against last year's: its figures, what it lacks, and what stands in it twice.
func TestOthers(t *testing.T) {
	make := func() (*Form, *Other) {
		f, _ := sheet(&Table{ID: "t", Rows: []*Node{node("r"), node("s")}, Columns: []*Node{node("a"), node("b")}})
		last := &Other{ID: Last, Says: "上年报告"}
		f.Others = []*Other{{ID: "annual"}, last}
		return f, last
	}
	f, last := make()
	if !f.Others[1].IsLast() || f.Others[0].IsLast() || f.Other(Last) != last || f.Other("x") != nil {
		t.Error("others by their ids")
	}
	a, b := f.Cell("t.r.a"), f.Cell("t.r.b")
	la, lb := f.OutsideCell(last, a), f.OutsideCell(last, b)
	if la != f.OutsideCell(last, a) || la.ID != "last.t.r.a" || la.Index != 4 || lb.Index != 5 || len(f.Outside) != 2 {
		t.Errorf("%+v", la)
	}
	own := &Equation{Left: []Term{{Cell: a}}, Right: []Term{{Cell: b}}}
	from := &Equation{Left: []Term{{Cell: b}}, Right: []Term{{Cell: la}, {Cell: a}}}
	when := &Equation{Left: []Term{{Cell: b}}, Right: []Term{{Cell: a}}, When: &Condition{Left: []Term{{Cell: lb}}}}
	by := &Equation{Left: []Term{{Cell: b}}, Right: []Term{{Cell: a}}, By: []Term{{Cell: lb}}}
	rest := &Equation{Left: []Term{{Cell: f.Cell("t.s.a")}}, Right: []Term{{Cell: a}}}
	left := &Equation{Left: []Term{{Cell: la}}, Right: []Term{{Cell: a}}}
	atMost := &Relation{Operator: AtMost, Equations: []*Equation{{Left: []Term{{Cell: a}}, Right: []Term{{Cell: b}}}}}
	f.Relate([]*Relation{{ID: "R1", Equations: []*Equation{own, rest}},
		{ID: "R2", Equations: []*Equation{from, when, by, left}}, atMost})
	for e, want := range map[*Equation]bool{own: false, from: true, when: true, by: true, left: true, rest: false} {
		if e.IsOutside() != want {
			t.Errorf("%v is outside: not %v", e.Cells(), want)
		}
	}
	if f.Relations[0].IsOutside() || !f.Relations[1].IsOutside() || len(f.Relations[0].Others()) != 0 ||
		!slices.Equal(f.Relations[1].Others(), []*Other{last}) {
		t.Error("which relations name others")
	}
	if cells := from.OwnCells(); !slices.Equal(cells, []*Cell{b, a}) {
		t.Errorf("%v", cells)
	}
	if list := f.LastEquations(); len(list) != 1 || list[0].Left[0].Cell != la || list[0].Right[0].Cell != lb ||
		own.Left[0].Cell != a {
		t.Errorf("%v", list)
	}
	r, old := NewReport(f), NewReport(func() *Form { f, _ := make(); return f }())
	if r.Has(la) || !r.Has(a) || r.Asks(from) || !r.Asks(own) || r.Beside(last) != nil {
		t.Error("a report that is not at hand")
	}
	if l, _ := r.Last(); l != nil {
		t.Error("last year's is at hand")
	}
	old.SetNumber(old.Form.Cell("t.r.a"), number("7"))
	old.SetValue(old.Form.Cell("t.s.a"), Value{State: Stroke})
	r.Hold(last, old, "2023.xlsx")
	if l, file := r.Last(); l != old || file != "2023.xlsx" || r.Beside(last) != old {
		t.Error("last year's is not at hand")
	}
	if v := r.Value(la); v.Number.String() != "7" || v.Place.File != "2023.xlsx" || !r.Value(lb).Number.IsZero() {
		t.Errorf("%+v", v)
	}
	if !r.Has(la) || !r.Asks(from) || !r.IsKnown(la) || r.IsKnown(lb) || r.IsKnown(a) {
		t.Error("what is known")
	}
	r.SetValue(a, Value{State: Stroke})
	r.SetValue(b, Value{State: Unreadable})
	if !r.IsKnown(a) || r.IsKnown(b) {
		t.Error("a stroke is known, what is unreadable is not")
	}
	old.Faults = []Fault{{Kind: DoubledLabel, Table: old.Form.Tables[0], Label: "La"}}
	if !r.IsDoubled(la) || r.IsDoubled(lb) || r.IsKnown(la) || r.IsDoubled(a) {
		t.Error("a doubled column")
	}
	for _, c := range []struct {
		f    Fault
		want bool
	}{
		{Fault{Kind: DoubledLabel, Table: f.Tables[0]}, true},
		{Fault{Kind: DoubledLabel, Table: f.Tables[0], Label: "Lr"}, true},
		{Fault{Kind: DoubledLabel, Table: f.Tables[0], Label: "Ls"}, false},
		{Fault{Kind: DoubledTable, Table: f.Tables[0]}, true},
		{Fault{Kind: DoubledTable, Table: &Table{ID: "u"}}, false}, {Fault{Kind: DoubledTable}, false},
		{Fault{Kind: MissingRow, Table: f.Tables[0]}, false},
	} {
		old.Faults = []Fault{c.f}
		if old.Doubles(old.Form.Cell("t.r.a")) != c.want {
			t.Errorf("%+v doubles: not %v", c.f, c.want)
		}
	}
	short, _ := sheet(&Table{ID: "t", Rows: []*Node{node("s")}, Columns: []*Node{node("a")}})
	next := r.Copy()
	next.Hold(last, NewReport(short), "2022.xlsx")
	if next.Has(la) || next.IsKnown(la) || r.Beside(last) != old {
		t.Error("an edition without the cell, held beside a copy")
	}
}
