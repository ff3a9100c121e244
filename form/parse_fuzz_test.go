package form

import (
	"testing"

	"nianbao/fuzztest"
	"nianbao/grid"
)

// FuzzValue reads any text as a figure, a year and a date: what is read as a figure is the same figure however it is
// written again, and nothing that no figure stands in is one.
func FuzzValue(f *testing.F) {
	for i, w := range fuzztest.Words {
		if len(w) < 100 {
			f.Add(w, uint8(i))
		}
	}
	units := []string{"件", "万元", "元", "", "次", "%"}
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		fuzztest.Watch(t)
		kind := grid.Text
		if which%2 == 0 {
			kind = grid.Number
		}
		unit, written := units[int(which/2)%len(units)], units[int(which/16)%len(units)]
		v := ParseValue(text, kind, unit, written)
		ParseYear(text)
		YearIn(text)
		IsDate(text)
		HasAction(text)
		HasUnprintable(text)
		if v.State != Number {
			return
		}
		digits := false
		for _, r := range HalfWidth(text) {
			digits = digits || r >= '0' && r <= '9'
		}
		if !digits {
			t.Fatalf("%q is %s", text, v.Number)
		}
		again := ParseValue(v.Normalized(), kind, unit, unit)
		if again.State != Number || !again.Number.Equal(v.Number) {
			t.Fatalf("%q is %s, and that is %+v", text, v.Normalized(), again)
		}
	})
}
