package suspect

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
)

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
