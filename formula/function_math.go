package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// mathFunctions make a number of a number.
var mathFunctions = map[string]function{
	"ROUND":     onValues(2, 2, ofPlaces(decimal.Decimal.Round)),
	"ROUNDUP":   onValues(2, 2, ofPlaces(decimal.Decimal.RoundUp)),
	"ROUNDDOWN": onValues(2, 2, ofPlaces(decimal.Decimal.RoundDown)),
	"TRUNC":     onValues(1, 2, ofPlaces(decimal.Decimal.RoundDown)),
	"INT":       onValues(1, 1, ofNumber(decimal.Decimal.Floor)),
	"ABS":       onValues(1, 1, ofNumber(decimal.Decimal.Abs)),
	"SIGN":      onValues(1, 1, ofNumber(sign)),
	"MOD":       onValues(2, 2, mod),
}

func sign(d decimal.Decimal) decimal.Decimal { return decimal.NewFromInt(int64(d.Sign())) }

func ofNumber(f func(decimal.Decimal) decimal.Decimal) func(*evaluator, []Value) Value {
	return func(e *evaluator, args []Value) Value {
		d, bad := e.number(args[0])
		if bad.Kind == Fault {
			return bad
		}
		return result(f(withoutNoise(d)))
	}
}

// ofPlaces returns the function that rounds to so many places behind the point, or before it where they are negative.
func ofPlaces(round func(d decimal.Decimal, places int32) decimal.Decimal) func(*evaluator, []Value) Value {
	return func(e *evaluator, args []Value) Value {
		d, bad := e.number(args[0])
		if bad.Kind == Fault {
			return bad
		}
		places := 0
		if len(args) > 1 {
			if places, bad = e.whole(args[1]); bad.Kind == Fault {
				return bad
			}
		}
		d = withoutNoise(d)
		places = min(places, -int(d.Exponent())) // it has no more
		return result(round(d, int32(max(places, -syntax.MaxMagnitude-1))))
	}
}

// mod is MOD: what is left of a division, with the divisor's sign.
func mod(e *evaluator, args []Value) Value {
	a, bad := e.number(args[0])
	if bad.Kind == Fault {
		return bad
	}
	b, bad := e.number(args[1])
	switch {
	case bad.Kind == Fault:
		return bad
	case b.IsZero():
		return divError
	}
	rest := withoutNoise(a).Mod(withoutNoise(b))
	if rest.Sign()*b.Sign() < 0 {
		rest = rest.Add(b)
	}
	return result(rest)
}
