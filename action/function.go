package action

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// A function is one of the language's: how many values it takes, most being -1 for any number, and what it makes of
// them, by Figure, Text or Of. One over rows goes through the Items of a list and asks each for a Member.
type function struct {
	least, most int
	call        func(args []Value) (Value, error)
}

// functions are those that a text may call, too: whatever they are given, they are quick and print little.
var functions = map[string]function{
	"eq": {2, -1, func(a []Value) (Value, error) { same, err := equal(a[0], a[1:]); return Of(same), err }},
	"ne": {2, 2, func(a []Value) (Value, error) { same, err := equal(a[0], a[1:]); return Of(!same), err }},
	"lt": comparison(func(c int) bool { return c < 0 }),
	"le": comparison(func(c int) bool { return c <= 0 }),
	"gt": comparison(func(c int) bool { return c > 0 }),
	"ge": comparison(func(c int) bool { return c >= 0 }),

	"not": {1, 1, func(a []Value) (Value, error) { return Of(!a[0].True()), nil }},
	"len": {1, 1, length},

	"连接":   {1, -1, join},
	"前缀":   worded(2, "", prefix),
	"后缀":   worded(2, "", suffix),
	"默认":   {2, 2, defaultTo},
	"数字格式": worded(2, "", formatted),
	"大写数字": worded(1, "年份", inChinese),
	"日期":   worded(1, "年月日", dated),
	"字数":   {1, 1, characters},
	"行":    divided(func(s string) Value { return Of(Lines(s)) }),
	"段落":   divided(func(s string) Value { return Of(Paragraphs(s)) }),

	"加": folded(2, -1, decimal.Decimal.Add),
	"减": folded(2, 2, decimal.Decimal.Sub),
	"乘": folded(2, -1, decimal.Decimal.Mul),
	"除": {2, 3, quotient},

	"合计": overRows(false, total),
	"个数": overRows(false, quantity),
	"平均": overRows(true, mean),
	"最大": overRows(false, extreme(1)),
	"最小": overRows(false, extreme(-1)),

	restarting: {1, 1, func(a []Value) (Value, error) { return a[0], nil }},
}

// inScope are the functions that know more than their values: what was not asked for, and which time of a loop this is.
var inScope = []string{"and", "or", ordinal}

func isFunction(name string) bool {
	_, ok := functions[name]
	_, builtin := builtins[name]
	return ok || builtin || slices.Contains(inScope, name)
}

func comparison(holds func(int) bool) function {
	return function{2, 2, func(a []Value) (Value, error) {
		n, err := operands(a)
		if err != nil {
			return Value{}, fmt.Errorf("%w，不能比大小", err)
		}
		return Of(holds(n[0].Cmp(n[1]))), nil
	}}
}

// join returns what is not empty, with the separator between; a list stands for its parts.
func join(args []Value) (Value, error) {
	separator, err := args[0].Print()
	if err != nil {
		return Value{}, err
	}
	s, err := joined(separator, args[1:])
	return Text(s), err
}

// divided is a function that makes a list of a text; a list's parts are lines of one.
func divided(list func(text string) Value) function {
	return function{1, 1, func(args []Value) (Value, error) {
		s, err := joined("\n", args[0].parts())
		return list(s), err
	}}
}

func joined(separator string, values []Value) (string, error) {
	var kept []string
	for _, v := range values {
		for _, part := range v.parts() {
			if v.IsList() && part.shape == table {
				return "", &unprintable{v: v}
			}
			s, err := part.Print()
			if err != nil {
				return "", err
			}
			if s != "" {
				kept = append(kept, s)
			}
		}
	}
	return strings.Join(kept, separator), nil
}

// parts returns those of a list, and anything else alone.
func (v Value) parts() []Value {
	if v.IsList() {
		return slices.Collect(v.Items())
	}
	return []Value{v}
}

// worded is a function that makes a text of a value, after words that say how: the usual ones where it takes one value
// at least and these are left out.
func worded(least int, usual string, call func(how string, v Value) (string, error)) function {
	return function{least, 2, func(args []Value) (_ Value, err error) {
		how := usual
		if len(args) > 1 {
			if how, err = args[0].Print(); err != nil {
				return Value{}, err
			}
		}
		s, err := call(how, args[len(args)-1])
		return Text(s), err
	}}
}

// prefix returns the value with words before it, nothing for nothing.
func prefix(before string, v Value) (string, error) {
	s, err := v.Print()
	if s != "" {
		s = before + s
	}
	return s, err
}

// suffix returns the value with words, such as a unit, after it; nothing for nothing, and only the stroke or the words
// for what is no figure.
func suffix(after string, v Value) (string, error) {
	s, err := v.Print()
	if _, isFigure := v.figure(); isFigure && s != "" {
		s += after
	}
	return s, err
}

// defaultTo returns the value, or what stands for it where it is blank.
func defaultTo(args []Value) (Value, error) {
	if args[1].IsBlank() {
		return args[0], nil
	}
	return args[1], nil
}

// characters returns how many characters a text has: len counts bytes, as in text/template.
func characters(args []Value) (Value, error) {
	s, err := args[0].Print()
	return Whole(int64(utf8.RuneCountInString(s))), err
}
