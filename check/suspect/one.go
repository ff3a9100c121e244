package suspect

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// sharePoint is how many of all slips in amounts are of a point or a unit: 251300 for 25.13 万元.
const sharePoint = 0.05

// Slip returns what somebody most likely has done who should have typed one figure into a cell and has typed another, in
// Chinese, and how likely that is of all that people do with a figure. why is empty where no slip makes the one of the
// other; the chance is 0 where the cell cannot hold one of them.
func Slip(c *form.Cell, meant, typed decimal.Decimal) (why string, chance float64) {
	holds := func(n decimal.Decimal) bool {
		return (c.Negative() || !n.IsNegative()) && (c.Decimal() || n.IsInteger())
	}
	if meant.Equal(typed) || !holds(meant) || !holds(typed) {
		return "", 0
	}
	m, t := digitsOf(c, meant), digitsOf(c, typed)
	add := func(name string, of float64) {
		if of > chance {
			why = name
		}
		chance += of
	}
	off := meant.Sub(typed).Abs().InexactFloat64()
	add("", shareOther/(1+off)/anySizes)
	if typed.IsZero() {
		add("填成了 0", shareMissing/(1+meant.Abs().InexactFloat64()))
		return why, chance
	}
	if meant.Equal(typed.Neg()) {
		add("正负号填反", shareSign)
	}
	if meant.Sign() <= 0 || typed.Sign() <= 0 {
		return why, chance
	}
	if c.Decimal() {
		if n, ok := powersOfTen(meant, typed); ok {
			name := "小数点错了位"
			if n == 4 && c.Unit() == "万元" {
				name = "按元填了"
			}
			add(name, sharePoint)
			return why, chance
		}
	}
	for _, s := range slips {
		add(s.name, s.share*s.chance(m, t))
	}
	return why, chance
}

// digitsOf returns the digits of a figure as they are typed, without a point.
func digitsOf(c *form.Cell, n decimal.Decimal) string {
	digits := plain(strings.NewReplacer(".", "", "-", "").Replace(n.String()))
	if c.Decimal() {
		digits = plain(strings.TrimRight(digits, "0"))
	}
	return digits
}

// powersOfTen returns how many places the point of what was typed is too far to the right, negative for to the left.
func powersOfTen(meant, typed decimal.Decimal) (n int, ok bool) {
	for n := int32(-6); n <= 6; n++ {
		if n != 0 && meant.Shift(n).Equal(typed) {
			return int(n), true
		}
	}
	return 0, false
}
