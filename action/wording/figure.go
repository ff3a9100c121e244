package wording

import (
	"regexp"

	"github.com/shopspring/decimal"
)

// maxExponent bounds the numbers that are worked with: 1e999999999 is one short word in a file and a gigabyte in print.
const maxExponent = 300

// IsPrintable reports whether a number can be written out.
func IsPrintable(n decimal.Decimal) bool {
	return n.Exponent() <= maxExponent && n.Exponent() >= -maxExponent && n.Coefficient().BitLen() <= 4*maxExponent
}

var decimalText = regexp.MustCompile(`^[+-]?[0-9]{1,60}(\.[0-9]{1,60})?$`)

// Spelled returns the number that a text spells, 0 for none, and whether it is one or nothing.
func Spelled(s string) (decimal.Decimal, bool) {
	if !decimalText.MatchString(s) {
		return decimal.Zero, s == ""
	}
	n, err := decimal.NewFromString(s)
	return n, err == nil
}
