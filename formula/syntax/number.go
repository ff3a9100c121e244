package syntax

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Numbers are exact decimals where Excel has doubles, so that 0.1+0.2 is 0.3. What keeps them small: a cell's range,
// and enough digits that no sum of figures is ever rounded.
const (
	MaxMagnitude = 308  // digits before the point
	minMagnitude = -308 // below this a number is 0
	maxDigits    = 60   // a number with more of them
	keptDigits   = 40   // is rounded to so many
)

// Magnitude returns the number of digits before the point, negative for zeros behind it.
func Magnitude(d decimal.Decimal) int { return d.NumDigits() + int(d.Exponent()) }

// CellNumber returns a number as a cell holds it, with at most 60 digits; false for one that no cell can hold.
func CellNumber(d decimal.Decimal) (decimal.Decimal, bool) {
	if d.IsZero() {
		return decimal.Zero, true
	}
	m := Magnitude(d)
	switch {
	case m > MaxMagnitude:
		return decimal.Zero, false
	case m < minMagnitude:
		return decimal.Zero, true
	case d.NumDigits() > maxDigits:
		d = d.Round(int32(keptDigits - m))
	}
	return d, true
}

// ParseNumber returns the number that digits spell, 12, 1.5, .5 or 1e3, if a cell can hold it.
func ParseNumber(word string) (decimal.Decimal, bool) {
	if len(word) < 18 {
		if n, err := strconv.ParseUint(word, 10, 64); err == nil {
			return decimal.NewFromUint64(n), true
		}
	}
	d, err := decimal.NewFromString(strings.TrimSuffix(word, "."))
	if err != nil {
		return decimal.Zero, false
	}
	return CellNumber(d)
}

// FormatNumber writes a number in as few characters as it has digits: with an exponent where it would be long.
func FormatNumber(d decimal.Decimal) string {
	s := d.String()
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if len(s) <= 21 {
		return s
	}
	digits := d.Coefficient().String()
	short := strings.TrimRight(digits, "0")
	return short + "E" + strconv.Itoa(int(d.Exponent())+len(digits)-len(short))
}
