package numformat

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// A power is the exponent that a section writes: 0.00E+00.
type power struct {
	signed bool // a plus is written
	digits int  // the fewest of it
}

// render returns a number with its power of ten, as a section for it has it, and whether that is the number's value.
func (p *power) render(s *formatSection, value decimal.Decimal) (text string, same bool) {
	exponent := 0
	if !value.IsZero() {
		exponent = value.NumDigits() + int(value.Exponent()) - 1
	}
	for range 2 { // 9.99 may be 1.0E+01
		exponent -= (exponent%s.places + s.places) % s.places // ##0.0E+0 has three digits at most before the point
		seen := value.Shift(int32(-exponent)).Round(int32(s.most))
		text, same = s.digitsOf(seen), seen.Shift(int32(exponent)).Equal(value)
		if seen.LessThan(decimal.New(1, int32(s.places))) {
			break
		}
		exponent += s.places
	}
	sign := ""
	switch {
	case exponent < 0:
		sign, exponent = "-", -exponent
	case p.signed:
		sign = "+"
	}
	return fmt.Sprintf("%sE%s%0*d", text, sign, p.digits, exponent), same
}

// A ratio is the fraction that a section writes behind the whole number, or in its place: # ??/??, # ?/8.
type ratio struct {
	mixed  bool // the whole number stands before it
	digits int  // the most of the denominator, where it is not a given one
	of     int
}

// The largest denominators that are looked at.
const (
	maxOfDigits = 3
	maxOf       = 9999
)

// render returns a number as a fraction, and whether that is the number's value.
func (r *ratio) render(value decimal.Decimal) (text string, same bool) {
	whole := value.Truncate(0)
	rest, _ := value.Sub(whole).Float64()
	n, of := r.nearest(rest)
	same = decimal.NewFromInt(int64(n)).Equal(value.Sub(whole).Mul(decimal.NewFromInt(int64(of))))
	if n == of {
		whole, n = whole.Add(decimal.NewFromInt(1)), 0
	}
	switch {
	case !r.mixed:
		return whole.Mul(decimal.NewFromInt(int64(of))).Add(decimal.NewFromInt(int64(n))).String() + "/" + strconv.Itoa(of), same
	case n == 0:
		return whole.String(), same
	case whole.IsZero():
		return fmt.Sprintf("%d/%d", n, of), same
	}
	return strings.TrimSpace(fmt.Sprintf("%s %d/%d", whole, n, of)), same
}

// nearest returns the fraction that is nearest to a number below 1, of several the one with the smallest denominator.
func (r *ratio) nearest(rest float64) (n, of int) {
	if r.of > 0 {
		return int(rest*float64(r.of) + 0.5), r.of
	}
	most := 9
	for range r.digits - 1 {
		most = most*10 + 9
	}
	off := 2.0
	for d := 1; d <= most; d++ {
		k := int(rest*float64(d) + 0.5)
		if now := max(rest-float64(k)/float64(d), float64(k)/float64(d)-rest); now < off-1e-12 {
			n, of, off = k, d, now
		}
	}
	return n, of
}
