package action

import (
	"errors"
	"regexp"

	"github.com/shopspring/decimal"
)

// maxExponent bounds the numbers that are worked with: 1e999999999 is one short word in a file and a gigabyte in print.
const maxExponent = 300

func printable(n decimal.Decimal) bool {
	return n.Exponent() <= maxExponent && n.Exponent() >= -maxExponent && n.Coefficient().BitLen() <= 4*maxExponent
}

var decimalText = regexp.MustCompile(`^[+-]?[0-9]{1,60}(\.[0-9]{1,60})?$`)

// spelled returns the number that a text spells, 0 for none, and whether it is one.
func spelled(s string) (decimal.Decimal, bool) {
	if !decimalText.MatchString(s) {
		return decimal.Zero, s == ""
	}
	n, err := decimal.NewFromString(s)
	return n, err == nil
}

// toInt returns a number that counts parts.
func (v Value) toInt() (int, error) {
	if v.shape != whole || v.whole != int64(int(v.whole)) {
		return 0, errors.New("这里要写整数")
	}
	return int(v.whole), nil
}

// equal reports whether a value equals one of others: texts as texts, what counts as a number by value, all else as it
// prints.
func equal(a Value, others []Value) (bool, error) {
	for _, b := range others {
		if a.isCollection() || b.isCollection() {
			return false, errors.New("名称不完整，不能比较")
		}
		x, okX := a.Number()
		y, okY := b.Number()
		byValue := okX && okY && (a.shape != text || b.shape != text)
		if byValue && x.Equal(y) || !byValue && a.String() == b.String() {
			return true, nil
		}
	}
	return false, nil
}
