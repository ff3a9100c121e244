package form

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// TestAnyRatio shows that a ratio is what its own rounding gives, and neither of the figures beside that unless it lies
// in the middle.
func TestAnyRatio(t *testing.T) {
	table := &Table{ID: "t"}
	cell := func(unit string) *Cell {
		return &Cell{Table: table, Row: &Leaf{Node: &Node{}}, Column: &Leaf{Node: &Node{Unit: unit}}}
	}
	rapid.Check(t, func(t *rapid.T) {
		rate, n, by := cell(rapid.SampledFrom([]string{"%", "％", ""}).Draw(t, "unit")), cell("万元"), cell("万元")
		e := &Equation{
			Relation: &Relation{Places: rapid.Int32Range(0, 6).Draw(t, "places")},
			Left:     []Term{{Cell: rate}}, Right: []Term{{Cell: n}}, By: []Term{{Cell: by}},
		}
		figures := map[*Cell]decimal.Decimal{
			n:  decimal.New(rapid.Int64Range(-999_999_999, 999_999_999).Draw(t, "divided"), -rapid.Int32Range(0, 6).Draw(t, "point")),
			by: decimal.New(rapid.Int64Range(-99_999, 99_999).Draw(t, "by"), -2),
		}
		value := func(c *Cell) decimal.Decimal { return figures[c] }
		want, ok := e.Value(value)
		if ok == figures[by].IsZero() {
			t.Fatal("divided by 0")
		}
		if figures[rate] = want; !e.Balanced(value) {
			t.Fatalf("%s is not the ratio", want)
		}
		unit := decimal.New(1, -e.Relation.Places)
		twice := want.Add(unit)
		figures[rate] = twice
		middle := ok && figures[n].Mul(decimal.NewFromInt(2*e.Times())).Equal(figures[by].Mul(want.Add(twice)))
		if e.Balanced(value) != middle {
			t.Fatalf("%s is the ratio, too", twice)
		}
		if figures[rate] = want.Add(unit.Shift(-1)); e.Balanced(value) {
			t.Fatalf("%s has too many places", figures[rate])
		}
	})
}
