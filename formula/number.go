package formula

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// Of a result that divisions made, so many digits mean something.
const (
	quotientDigits = 40 // that a division is worked out to
	surelyDigits   = 25 // that are right after some divisions: 1/3*3 is 1 to so many
	shownDigits    = 15 // that Excel shows
)

var one = decimal.NewFromInt(1)

// withoutNoise rounds away what divisions left behind the last digit that is certain.
func withoutNoise(d decimal.Decimal) decimal.Decimal {
	if d.NumDigits() <= surelyDigits {
		return d
	}
	return d.Round(int32(surelyDigits - syntax.Magnitude(d)))
}

// quotient returns a/b to quotientDigits digits. b is not 0.
func quotient(a, b decimal.Decimal) decimal.Decimal {
	if a.IsZero() {
		return a
	}
	return a.DivRound(b, int32(quotientDigits-syntax.Magnitude(a)+syntax.Magnitude(b)))
}

// pow returns a^b. Whole exponents are exact, others have a double's 15 digits.
func pow(a, b decimal.Decimal) Value {
	const exact = 64
	switch {
	case a.IsZero() && b.IsZero():
		return numError
	case a.IsZero() && b.IsNegative():
		return divError
	case b.IsInteger() && b.Abs().LessThanOrEqual(decimal.NewFromInt(exact)):
		return wholePower(a, int(b.IntPart()))
	}
	f := math.Pow(a.InexactFloat64(), b.InexactFloat64())
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return numError
	}
	return result(decimal.NewFromFloat(f))
}

func wholePower(a decimal.Decimal, n int) Value {
	product := one
	for range max(n, -n) {
		var ok bool
		if product, ok = syntax.CellNumber(product.Mul(a)); !ok {
			return numError
		}
	}
	if n < 0 {
		if product.IsZero() {
			return numError
		}
		product = quotient(one, product)
	}
	return result(product)
}

// maxSpelled is how long a text may be that is read as a number.
const maxSpelled = 60

// A spelling says whether a text is a number to Excel.
type spelling uint8

const (
	noSpelling spelling = iota // it is none
	unsure                     // it may be: a date, an amount of money, a fraction
	spelled
)

// spells reads a text that is used as a number. Excel reads a good deal as a number, dates above all; what is not
// certain is unsure.
func spells(s string) (decimal.Decimal, spelling) {
	s = strings.Trim(s, " ")
	digits := strings.ContainsFunc(s, func(r rune) bool { r = syntax.HalfWidth(r); return r >= '0' && r <= '9' })
	if !digits {
		return decimal.Zero, noSpelling
	}
	if d, ok := parseDecimal(s); ok {
		return d, spelled
	}
	for _, r := range s {
		if syntax.HalfWidth(r) >= utf8.RuneSelf && !strings.ContainsRune("年月日时分秒点上下午￥¥€£−–", r) {
			return decimal.Zero, noSpelling
		}
	}
	return decimal.Zero, unsure
}

// parseDecimal reads digits with a sign, a point, groups of thousands, an exponent, a percent sign.
func parseDecimal(s string) (decimal.Decimal, bool) {
	s, percent := strings.CutSuffix(s, "%")
	unsigned, negative := strings.CutPrefix(s, "-")
	if !negative {
		unsigned = strings.TrimPrefix(s, "+")
	}
	whole, rest := unsigned, ""
	if i := strings.IndexAny(unsigned, ".eE"); i >= 0 {
		whole, rest = unsigned[:i], unsigned[i:]
	}
	if len(s) > maxSpelled || !isGrouped(whole) || strings.Trim(rest, "0123456789.eE+-") != "" {
		return decimal.Zero, false
	}
	d, ok := syntax.ParseNumber(strings.ReplaceAll(whole, ",", "") + rest)
	if negative {
		d = d.Neg()
	}
	if percent {
		d = d.Shift(-2)
	}
	return d, ok
}

// isGrouped says whether all are digits, with commas at every third place or without.
func isGrouped(whole string) bool {
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
