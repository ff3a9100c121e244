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
