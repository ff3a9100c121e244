package wording

import (
	"github.com/shopspring/decimal"

	"nianbao/regex"
)

// maxExponent bounds the numbers that are worked with: 1e999999999 is one short word in a file and a gigabyte in print.
const maxExponent = 300

// IsPrintable reports whether a number can be written out.
func IsPrintable(n decimal.Decimal) bool {
	return n.Exponent() <= maxExponent && n.Exponent() >= -maxExponent && n.Coefficient().BitLen() <= 4*maxExponent
}

var decimalText = regex.New(`^[+-]?[0-9]{1,60}(\.[0-9]{1,60})?$`)

// Spelled returns the number that a text spells, 0 for none, and whether it is one or nothing.
func Spelled(s string) (decimal.Decimal, bool) {
	if !decimalText.MatchString(s) {
		return decimal.Zero, s == ""
	}
	n, err := decimal.NewFromString(s)
	return n, err == nil
}

// exactPlaces is how many digits behind the point a quotient may have that is given as it is.
const exactPlaces = 20

// Quotient returns a number divided by another that is not 0, rounded half away from zero to so many places, with -1 the
// exact one, and whether there is one: with -1 a quotient may not end.
func Quotient(a, b decimal.Decimal, places int) (q decimal.Decimal, ends bool) {
	if places >= 0 {
		return a.DivRound(b, int32(places)), true
	}
	q = a.DivRound(b, exactPlaces)
	return q, q.Mul(b).Equal(a)
}
