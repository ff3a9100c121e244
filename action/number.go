package action

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"regexp"

	"github.com/shopspring/decimal"
)

// maxExponent bounds the numbers that are worked with: 1e999999999 is one short word in a file and a gigabyte in print.
const maxExponent = 300

func printable(n decimal.Decimal) bool {
	return n.Exponent() <= maxExponent && n.Exponent() >= -maxExponent && n.Coefficient().BitLen() <= 4*maxExponent
}

// Figure returns a number as templates see it.
func Figure(n decimal.Decimal) any {
	if printable(n) && n.IsInteger() && n.BigInt().IsInt64() {
		return n.IntPart()
	}
	return n
}

// normalize returns a value as the language works with it: every kind of number as an int64 or a decimal.Decimal, all
// else as it is.
func normalize(v any) any {
	switch n := v.(type) {
	case nil, string, bool, int64, decimal.Decimal, map[string]any, []any:
		return v
	case int:
		return int64(n)
	case float64:
		return fromFloat(n)
	case json.Number:
		return fromJSON(n)
	case fmt.Stringer:
		return v
	}
	switch r := reflect.ValueOf(v); {
	case r.CanInt():
		return r.Int()
	case r.CanUint():
		return Figure(decimal.NewFromBigInt(new(big.Int).SetUint64(r.Uint()), 0))
	case r.CanFloat():
		if f, ok := v.(float32); ok && finite(float64(f)) {
			return Figure(decimal.NewFromFloat32(f)) // 0.1 and not 0.10000000149011612
		}
		return fromFloat(r.Float())
	case r.Kind() == reflect.String:
		return r.String()
	}
	return v
}

func finite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

func fromFloat(f float64) any {
	if !finite(f) {
		return fmt.Sprint(f)
	}
	return Figure(decimal.NewFromFloat(f))
}

// fromJSON returns a number of a JSON file; one beyond all reason is the text as it stands there.
func fromJSON(n json.Number) any {
	d, err := decimal.NewFromString(string(n))
	if err != nil || !printable(d) {
		return string(n)
	}
	return Figure(d)
}

var decimalText = regexp.MustCompile(`^[+-]?[0-9]{1,60}(\.[0-9]{1,60})?$`)

// number returns a value as a figure, what is blank as 0, and whether it is one. Texts that spell a number are.
func number(v any) (decimal.Decimal, bool) {
	switch n := normalize(v).(type) {
	case int64:
		return decimal.NewFromInt(n), true
	case decimal.Decimal:
		return n, printable(n)
	case string:
		if n == "" {
			return decimal.Zero, true
		}
		if decimalText.MatchString(n) {
			d, err := decimal.NewFromString(n)
			return d, err == nil
		}
	case nil, Stroke, Blank:
		return decimal.Zero, true
	}
	return decimal.Zero, false
}

func whole(v any) (int, error) {
	n, ok := normalize(v).(int64)
	if !ok || n != int64(int(n)) {
		return 0, errors.New("这里要写整数")
	}
	return int(n), nil
}

// isBlank reports whether a value is none at all: 0 and a stroke are ones.
func isBlank(v any) bool {
	switch v := normalize(v).(type) {
	case nil, Blank:
		return true
	case string:
		return v == ""
	case map[string]any:
		return len(v) == 0
	case []any:
		return len(v) == 0
	}
	items, isList := list(v)
	return isList && len(items) == 0
}

// errNotNumber is what a comparison returns for something that is no figure.
var errNotNumber = errors.New("不是数字，不能比大小")

func equal(a any, others []any) (bool, error) {
	for _, b := range others {
		if isCollection(a) || isCollection(b) {
			return false, errors.New("名称不完整，不能比较")
		}
		x, okX := number(a)
		y, okY := number(b)
		s, sa := normalize(a).(string)
		t, sb := normalize(b).(string)
		switch {
		case sa && sb:
			if s == t {
				return true, nil
			}
		case okX && okY:
			if x.Equal(y) {
				return true, nil
			}
		default:
			if fmt.Sprint(a) == fmt.Sprint(b) {
				return true, nil
			}
		}
	}
	return false, nil
}

func compare(a, b any, holds func(int) bool) (bool, error) {
	x, okX := number(a)
	y, okY := number(b)
	if !okX || !okY {
		return false, errNotNumber
	}
	return holds(x.Cmp(y)), nil
}
