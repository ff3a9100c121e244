package formula

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Numbers are exact decimals where Excel has doubles, so that 0.1+0.2 is 0.3. What keeps them small: a cell's range, and enough digits
// that no sum of figures is ever rounded.
const (
	maxMagnitude = 308  // digits before the point
	minMagnitude = -308 // below this a number is 0
	maxDigits    = 60   // a result with more of them
	keptDigits   = 40   // is rounded to so many
	surelyDigits = 25   // are right after some divisions: 1/3*3 is 1 to so many
	shownDigits  = 15   // that Excel shows
)

var one = decimal.NewFromInt(1)

// magnitude returns the number of digits before the point, negative for zeros behind it.
func magnitude(d decimal.Decimal) int { return d.NumDigits() + int(d.Exponent()) }

// bounded returns a number with at most maxDigits digits; false for one that no cell can hold.
func bounded(d decimal.Decimal) (decimal.Decimal, bool) {
	if d.IsZero() {
		return decimal.Zero, true
	}
	m := magnitude(d)
	switch {
	case m > maxMagnitude:
		return decimal.Zero, false
	case m < minMagnitude:
		return decimal.Zero, true
	case d.NumDigits() > maxDigits:
		d = d.Round(int32(keptDigits - m))
	}
	return d, true
}

// settled rounds away what divisions left behind the last digit that is certain.
func settled(d decimal.Decimal) decimal.Decimal {
	if d.NumDigits() <= surelyDigits {
		return d
	}
	return d.Round(int32(surelyDigits - magnitude(d)))
}

// quotient returns a/b to keptDigits digits. b is not 0.
func quotient(a, b decimal.Decimal) decimal.Decimal {
	if a.IsZero() {
		return a
	}
	return a.DivRound(b, int32(keptDigits-magnitude(a)+magnitude(b)))
}

// raised returns a^b. Whole exponents are exact, others have a double's 15 digits.
func raised(a, b decimal.Decimal) Value {
	const exact = 64
	switch {
	case a.IsZero() && b.IsZero():
		return noNumber
	case a.IsZero() && b.IsNegative():
		return noQuotient
	case b.IsInteger() && b.Abs().LessThanOrEqual(decimal.NewFromInt(exact)):
		return wholePower(a, int(b.IntPart()))
	}
	f := math.Pow(a.InexactFloat64(), b.InexactFloat64())
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return noNumber
	}
	return result(decimal.NewFromFloat(f))
}

func wholePower(a decimal.Decimal, n int) Value {
	product := one
	for range max(n, -n) {
		var ok bool
		if product, ok = bounded(product.Mul(a)); !ok {
			return noNumber
		}
	}
	if n < 0 {
		if product.IsZero() {
			return noNumber
		}
		product = quotient(one, product)
	}
	return result(product)
}

// spellNumber writes a number in as few characters as it has digits: with an exponent where it would be long.
func spellNumber(d decimal.Decimal) string {
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

// A spelling says whether a text is a number to Excel.
type spelling uint8

const (
	noSpelling spelling = iota // it is none
	unsure                     // it may be: a date, an amount of money, a fraction
	spelled
)

// spells reads a text that is used as a number. Excel reads a good deal as a number, dates above all; what is not certain is unsure.
func spells(s string) (decimal.Decimal, spelling) {
	s = strings.Trim(s, " ")
	digits := strings.ContainsFunc(s, func(r rune) bool { r = halfWidth(r); return r >= '0' && r <= '9' })
	if !digits {
		return decimal.Zero, noSpelling
	}
	if d, ok := plainNumber(s); ok {
		return d, spelled
	}
	for _, r := range s {
		if halfWidth(r) >= other && !strings.ContainsRune("年月日时分秒点上下午￥¥€£−–", r) {
			return decimal.Zero, noSpelling
		}
	}
	return decimal.Zero, unsure
}

// plainNumber reads digits with a sign, a point, groups of thousands, an exponent, a percent sign.
func plainNumber(s string) (decimal.Decimal, bool) {
	s, percent := strings.CutSuffix(s, "%")
	unsigned, negative := strings.CutPrefix(s, "-")
	if !negative {
		unsigned = strings.TrimPrefix(s, "+")
	}
	whole, rest := unsigned, ""
	if i := strings.IndexAny(unsigned, ".eE"); i >= 0 {
		whole, rest = unsigned[:i], unsigned[i:]
	}
	if len(s) > maxDigits || !grouped(whole) || strings.Trim(rest, "0123456789.eE+-") != "" {
		return decimal.Zero, false
	}
	d, ok := parseNumber(strings.ReplaceAll(whole, ",", "") + rest)
	if negative {
		d = d.Neg()
	}
	if percent {
		d = d.Shift(-2)
	}
	return d, ok
}

// grouped says whether all are digits, with commas at every third place or without.
func grouped(whole string) bool {
	groups := strings.Split(whole, ",")
	for i, group := range groups {
		if strings.Trim(group, "0123456789") != "" {
			return false
		}
		if first := i == 0; len(groups) > 1 && (len(group) > 3 || first && group == "" || !first && len(group) < 3) {
			return false
		}
	}
	return true
}
