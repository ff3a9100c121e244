package action

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"nianbao/action/wording"
)

// operands returns values as numbers, what is blank as 0.
func operands(args []Value) ([]decimal.Decimal, error) {
	numbers := make([]decimal.Decimal, len(args))
	for i, a := range args {
		n, ok := a.Number()
		if !ok {
			return nil, errors.New(noNumber(a))
		}
		numbers[i] = n
	}
	return numbers, nil
}

// noNumber says that a value is no number, and which it is where it prints.
func noNumber(v Value) string {
	s, err := v.Print()
	if err != nil {
		return "不是数字"
	}
	return "“" + wording.First(s, 20) + "”不是数字"
}

// folded is a function that puts its numbers together from left to right.
func folded(least, most int, with func(a, b decimal.Decimal) decimal.Decimal) function {
	return function{least, most, func(args []Value) (Value, error) {
		numbers, err := operands(args)
		if err != nil {
			return Value{}, err
		}
		result := numbers[0]
		for _, n := range numbers[1:] {
			if result = with(result, n); !wording.IsPrintable(result) {
				return Value{}, errors.New("结果太大")
			}
		}
		return Figure(result), nil
	}}
}

// maxPlaces is to how many digits behind the point a quotient may be rounded.
const maxPlaces = 20

// quotient returns the first number divided by the second, rounded half away from zero to as many places as the third
// says. Without places it is exact, and one that does not end is an error: nobody has said how it is to be rounded.
func quotient(args []Value) (Value, error) {
	numbers, err := operands(args[:2])
	if err != nil {
		return Value{}, err
	}
	places := -1
	if len(args) > 2 {
		if places, err = args[2].places(); err != nil {
			return Value{}, err
		}
	}
	if numbers[1].IsZero() {
		return Value{}, errors.New("除数是 0 或空白，不能除；可以先写 {{if …}} 判断")
	}
	return divide(numbers[0], numbers[1], places)
}

// places returns to how many digits behind the point something is rounded.
func (v Value) places() (int, error) {
	n, err := v.toInt()
	if err != nil || n < 0 || n > maxPlaces {
		return 0, fmt.Errorf("保留几位小数要写 0 到 %d 的整数", maxPlaces)
	}
	return n, nil
}

// divide returns a quotient rounded to some places, with -1 the exact one.
func divide(a, b decimal.Decimal, places int) (Value, error) {
	q, ends := wording.Quotient(a, b, places)
	if !ends {
		return Value{}, errors.New("除不尽，要在最后写明保留几位小数，例如 2")
	}
	return Figure(q), nil
}
