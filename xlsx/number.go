package xlsx

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// precision is how many digits Excel and WPS show and compute with. What a file has beyond them, 96171.600000000006, is
// what is left of a binary fraction.
const precision = 15

// maxDigits is more than the 309 digits that a double has before its point at most. What has more is no number of a
// workbook, and each calculation with it would take seconds.
const maxDigits = 1000

// NumberText returns the decimal notation of a stored number: no exponent, no zeros at either end, no more digits than
// Excel has. A whole number keeps all its digits: it did not come from a binary fraction.
func NumberText(raw string) (string, bool) {
	digits, negative := strings.TrimPrefix(raw, "+"), false
	if len(digits) == len(raw) {
		digits, negative = strings.CutPrefix(raw, "-")
	}
	if isDigits(digits) {
		digits = strings.TrimLeft(digits, "0")
		switch {
		case len(digits) > maxDigits:
			return "", false
		case digits == "":
			return "0", true
		case negative:
			return "-" + digits, true
		}
		return digits, true
	}
	if !isFloat(digits) {
		return "", false
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(f, 0) {
		return "", false
	}
	d, err := decimal.NewFromString(strconv.FormatFloat(f, 'e', precision-1, 64))
	return d.String(), err == nil
}

// What is left of a calculation with binary fractions is less than this, and a figure has no more places than an amount
// in 万元 that is exact to a cent: 0.1+0.2-0.3 leaves 5.55111512312578E-17, which is 0.
var (
	mostResidue = decimal.New(1, -9)
	mostPlaces  = int32(6)
)

// storedText returns the notation of a cell's number. Of one that was calculated, now or before it was pasted as a
// value, it takes the residue away. What was typed has at most 15 digits, and those are what the file's double is
// nearest to; it stays.
func storedText(raw string, calculated bool) (string, bool) {
	text, ok := NumberText(raw)
	if !ok || !strings.Contains(text, ".") || !calculated && mayBeTyped(raw) {
		return text, ok
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return text, ok
	}
	if whole := d.Round(mostPlaces); d.Sub(whole).Abs().LessThan(mostResidue) {
		return whole.String(), true
	}
	return text, ok
}

// mayBeTyped says whether a stored number, which is a double, is the nearest one to some decimal of at most 15 digits.
func mayBeTyped(raw string) bool {
	f, _ := strconv.ParseFloat(raw, 64)
	short, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'e', precision-1, 64), 64)
	return short == f
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isFloat says whether s is a number as XML writes it; ParseFloat takes hexadecimal numbers and infinities as well.
func isFloat(s string) bool {
	mantissa, exponent := s, ""
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent = s[:i], s[i+1:]
		if exponent != "" && (exponent[0] == '+' || exponent[0] == '-') {
			exponent = exponent[1:]
		}
		if !isDigits(exponent) {
			return false
		}
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	return isDigits(whole + fraction)
}
