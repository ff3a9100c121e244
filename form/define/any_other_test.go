package define

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
)

// TestAnyOther holds random figures against those of the year before, on either edition: an equation is asked for where
// that one is at hand and has its cells, and holds where the figures do, whatever is known of them besides.
func TestAnyOther(t *testing.T) {
	editions := Builtin()
	f := editions[len(editions)-1]
	states := rapid.SampledFrom([]form.State{form.Number, form.Number, form.Number, form.Stroke, form.Blank, form.Unreadable})
	rapid.Check(t, func(t *rapid.T) {
		r := form.NewReport(f)
		for _, e := range f.Equations {
			if r.Asks(e) == e.IsOutside() {
				t.Errorf("%s is asked for without the other report", e.Relation.ID)
			}
		}
		last := form.NewReport(rapid.SampledFrom(editions).Draw(t, "edition"))
		figure := rapid.Map(rapid.Int64Range(0, 3), decimal.NewFromInt)
		for _, c := range f.Cells {
			r.SetNumber(c, figure.Draw(t, "figure"))
		}
		for _, c := range last.Form.Cells {
			if v := (form.Value{State: states.Draw(t, "state")}); v.State == form.Number {
				last.SetNumber(c, figure.Draw(t, "last"))
			} else {
				last.SetValue(c, v)
			}
		}
		before := r.Copy()
		r.Hold(f.Other(form.Last), last, "上年.xlsx")
		for _, c := range f.Cells {
			if !r.Number(c).Equal(before.Number(c)) {
				t.Errorf("%s has changed", c.ID)
			}
		}
		for _, e := range f.Equations {
			if !e.IsOutside() {
				continue
			}
			own, then := e.Left[0].Cell, last.Form.Cell(e.Right[0].Cell.ID[len("last."):])
			if r.Asks(e) != (then != nil) {
				t.Errorf("%s %s is asked for: %t", e.Relation.ID, e.Line, r.Asks(e))
			}
			if then == nil {
				continue
			}
			want := last.Number(then)
			if e.Relation.ID == "Y02" {
				row := "documents." + own.Row.ID
				want = want.Add(r.Number(f.Cell(row + ".issued"))).Sub(r.Number(f.Cell(row + ".repealed")))
			}
			state := last.Value(then).State
			if e.Balanced(r.Number) != r.Number(own).Equal(want) ||
				r.IsKnown(e.Right[0].Cell) != (state == form.Number || state == form.Stroke) {
				t.Errorf("%s %s: %s against %s", e.Relation.ID, e.Line, r.Number(own), want)
			}
		}
	})
}
