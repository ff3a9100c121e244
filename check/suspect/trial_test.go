package suspect

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
)

// misType returns what a figure becomes by one slip; false where it makes none of it.
var misTypes = []struct {
	name string
	of   func(r *rand.Rand, n string) string
}{
	{"near key", func(r *rand.Rand, n string) string {
		at := r.IntN(len(n))
		keys := nearKeys[n[at]-'0']
		return n[:at] + string(keys[r.IntN(len(keys))]) + n[at+1:]
	}},
	{"other digit", func(r *rand.Rand, n string) string {
		at := r.IntN(len(n))
		return n[:at] + strconv.Itoa(r.IntN(10)) + n[at+1:]
	}},
	{"lost digit", func(r *rand.Rand, n string) string { at := r.IntN(len(n)); return n[:at] + n[at+1:] }},
	{"doubled digit", func(r *rand.Rand, n string) string { at := r.IntN(len(n)); return n[:at+1] + n[at:] }},
	{"added digit", func(r *rand.Rand, n string) string {
		at := r.IntN(len(n) + 1)
		return n[:at] + strconv.Itoa(r.IntN(10)) + n[at:]
	}},
	{"swapped digits", func(r *rand.Rand, n string) string {
		if len(n) < 2 {
			return n
		}
		at := r.IntN(len(n) - 1)
		return n[:at] + n[at+1:at+2] + n[at:at+1] + n[at+2:]
	}},
	{"sign", func(_ *rand.Rand, n string) string { return "-" + n }},
	{"x10", func(_ *rand.Rand, n string) string { return n + "0" }},
	{"x100", func(_ *rand.Rand, n string) string { return n + "00" }},
	{"x1000", func(_ *rand.Rand, n string) string { return n + "000" }},
	{"blank", func(*rand.Rand, string) string { return "" }},
}

// cells returns the cells that somebody types.
func (x *trial) cells() []*form.Cell {
	var list []*form.Cell
	for _, c := range x.form.Cells {
		if t := c.Table.ID; (t == "applications" || t == "disputes") && x.isTyped(c) {
			list = append(list, c)
		}
	}
	return list
}

// slipOf makes a slip of a kind, and returns its name and the cells that are not as they were meant.
func (x *trial) slip() string {
	cells := x.cells()
	for {
		c := cells[x.IntN(len(cells))]
		if x.typed[c] < 0 {
			continue
		}
		kind := x.IntN(len(misTypes) + 6)
		name := ""
		if kind < len(misTypes) {
			m := misTypes[kind]
			n, _ := strconv.ParseInt("0"+m.of(x.Rand, strconv.FormatInt(x.typed[c], 10)), 10, 64)
			if m.name == "sign" {
				n = -x.typed[c]
			}
			if n == x.typed[c] {
				continue
			}
			x.typed[c], name = n, m.name
		} else if name = x.between(c, kind-len(misTypes)); name == "" {
			continue
		}
		calculate(x.form, x.typed, x.isTyped)
		return name
	}
}

// between makes a slip between cells.
func (x *trial) between(c *form.Cell, kind int) string {
	rows, _ := c.Table.Leaves()
	row := slices.Index(rows, c.Row)
	line := c.Table.CellsOf(row)
	at := slices.Index(line, c)
	switch kind {
	case 0: // exchanged with the cell beside it
		if at+1 == len(line) || x.form.Totals()[line[at+1]] != nil || x.typed[c] == x.typed[line[at+1]] {
			return ""
		}
		x.typed[c], x.typed[line[at+1]] = x.typed[line[at+1]], x.typed[c]
		return "exchanged"
	case 1: // in the next row
		if row+1 == len(rows) || x.typed[c] == 0 {
			return ""
		}
		below := c.Table.CellsOf(row + 1)[at]
		if x.typed[below] != 0 || x.form.Totals()[below] != nil || x.form.Totals()[c] != nil {
			return ""
		}
		x.typed[c], x.typed[below] = 0, x.typed[c]
		return "next row"
	case 2: // torn
		digits := strconv.FormatInt(x.typed[c], 10)
		if len(digits) < 2 || at+1 == len(line) || x.form.Totals()[c] != nil || x.form.Totals()[line[at+1]] != nil ||
			x.typed[line[at+1]] != 0 {
			return ""
		}
		cut := 1 + x.IntN(len(digits)-1)
		if digits[cut] == '0' {
			return ""
		}
		x.typed[c], _ = strconv.ParseInt(digits[:cut], 10, 64)
		x.typed[line[at+1]], _ = strconv.ParseInt(digits[cut:], 10, 64)
		return "torn"
	case 3: // twice
		if at+1 == len(line) || x.typed[c] == 0 || x.form.Totals()[line[at+1]] != nil || x.typed[line[at+1]] == x.typed[c] {
			return ""
		}
		x.typed[line[at+1]] = x.typed[c]
		return "twice"
	case 4: // total not updated
		if x.form.Totals()[c] == nil {
			return ""
		}
		old := x.typed[c] + int64(x.IntN(int(5+x.typed[c]))) - x.typed[c]/2
		if old == x.typed[c] || old < 0 {
			return ""
		}
		x.typed[c] = old
		return "total"
	default: // the row one cell further
		inputs := slices.DeleteFunc(slices.Clone(line), func(c *form.Cell) bool { return x.form.Totals()[c] != nil })
		if c.Table.ID != "applications" || len(inputs) == 0 || x.typed[inputs[len(inputs)-1]] != 0 || x.form.Totals()[line[0]] != nil {
			return ""
		}
		changed := false
		for k := len(inputs) - 1; k >= 0; k-- {
			n := int64(0)
			if k > 0 {
				n = x.typed[inputs[k-1]]
			}
			changed = changed || n != x.typed[inputs[k]]
			x.typed[inputs[k]] = n
		}
		if !changed {
			return ""
		}
		return "shifted"
	}
}

func (x *trial) wrong() map[*form.Cell]int64 {
	list := map[*form.Cell]int64{}
	for _, c := range x.cells() {
		if x.typed[c] != x.meant[c] {
			list[c] = x.meant[c]
		}
	}
	return list
}

// TestAnySuspect slips in random reports: whatever is told mends all that it says it does, figures that cannot stand in
// a cell are not proposed, and what is certain no other change of one cell would mend.
func TestAnySuspect(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		x := newTrial(t, r, rapid.Bool().Draw(t, "totals are typed"), rapid.Bool().Draw(t, "last year's is there"))
		if !x.byHand && rapid.Bool().Draw(t, "some totals are typed") {
			x.hand = map[*form.Cell]bool{}
			for _, c := range x.form.Cells {
				x.hand[c] = r.IntN(3) == 0
			}
		}
		for range rapid.IntRange(1, 3).Draw(t, "slips") {
			x.slip()
		}
		c, broken := x.suspects()
		if !broken {
			t.Skip("what is wrong cancels itself out")
		}
		told := map[*form.Equation]bool{}
		verdicts := Explain(c)
		if !reflect.DeepEqual(verdicts, Explain(c)) {
			t.Fatal("the same figures are told of otherwise the next time")
		}
		for _, v := range verdicts {
			for _, e := range v.Equations {
				if told[e] || !slices.Contains(c.Broken, e) {
					t.Fatalf("%v is told of twice, or holds", e.OwnCells()[0].ID)
				}
				told[e] = true
			}
			for _, e := range v.Explanations {
				x.mends(t, v, e)
			}
			if v.Certain != (v.Certain && v.Count == 1) || v.Count < len(v.Explanations) {
				t.Fatalf("certain %v of %d, %d listed", v.Certain, v.Count, len(v.Explanations))
			}
			if e := v.Explanations; v.Certain && len(v.Besides) == 0 && len(e[0].Changes) == 1 {
				x.isAlone(t, v)
			}
		}
		if len(told) != len(c.Broken) {
			t.Fatalf("%d of %d equations are told of", len(told), len(c.Broken))
		}
	})
}

// with returns the trial's figures with some changes, totals that formulas calculate made anew.
func (x *trial) with(changes ...Change) func(*form.Cell) decimal.Decimal {
	figures := maps.Clone(x.typed)
	for _, c := range changes {
		figures[c.Cell] = c.To.IntPart()
	}
	calculate(x.form, figures, x.isTyped)
	return func(c *form.Cell) decimal.Decimal { return decimal.NewFromInt(figures[c]) }
}

func (x *trial) mends(t *rapid.T, v Verdict, e Explanation) {
	others := v.Others
	if !e.Whole {
		others = slices.Concat(v.Besides, v.Others)
	}
	figure := x.with(slices.Concat(e.Changes, others)...)
	for _, of := range v.Equations {
		if !of.Balanced(figure) {
			t.Fatalf("%v with %v does not mend %s", e.Changes, v.Besides, of.OwnCells()[0].ID)
		}
	}
	for _, c := range e.Changes {
		if c.To.IsNegative() && !c.Cell.Negative() || !c.From.Equal(decimal.NewFromInt(x.typed[c.Cell])) || c.Why == "" {
			t.Fatalf("%s: %v -> %v (%s)", c.Cell.ID, c.From, c.To, c.Why)
		}
	}
}

// isAlone tries every other cell with every figure that would mend one of the equations.
func (x *trial) isAlone(t *rapid.T, v Verdict) {
	sure := v.Explanations[0].Changes[0]
	for _, c := range x.cells() {
		for _, e := range v.Equations {
			off := form.Sum(e.Left, x.with()).Sub(form.Sum(e.Right, x.with()))
			for _, by := range []decimal.Decimal{off, off.Neg()} {
				to := decimal.NewFromInt(x.typed[c]).Add(by)
				figure := x.with(Change{Cell: c, To: to})
				if c != sure.Cell && !to.IsNegative() && !slices.ContainsFunc(v.Equations, func(e *form.Equation) bool {
					return !e.Balanced(figure)
				}) && x.holdsBesides(v, figure) {
					t.Fatalf("%s is certain, and %s -> %s would do", sure.Cell.ID, c.ID, to)
				}
			}
		}
	}
}

// holdsBesides reports whether equations that a verdict is not about hold as before.
func (x *trial) holdsBesides(v Verdict, figure func(*form.Cell) decimal.Decimal) bool {
	c, _ := x.suspects()
	return !slices.ContainsFunc(c.Sound, func(e *form.Equation) bool { return !e.Balanced(figure) })
}
