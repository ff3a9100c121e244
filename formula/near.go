package formula

import "github.com/shopspring/decimal"

// rounding is what two results of one formula may differ by: worksheets reckon in binary fractions.
var rounding = decimal.New(1, -6)

// Near reports whether two values are the same but for rounding. A blank is the same as no text.
func (v Value) Near(u Value) bool {
	if v.Kind == Number && u.Kind == Number {
		return v.Number.Sub(u.Number).Abs().LessThan(rounding)
	}
	empty := func(v Value) bool { return v.Kind == Blank || v.Kind == Text && v.Text == "" }
	return v.Equal(u) || empty(v) && empty(u)
}
