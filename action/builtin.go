package action

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/action/wording"
)

// builtins are the other functions, mostly those of text/template, which a template may call and a text may not.
var builtins = map[string]function{
	"index":   {1, -1, index},
	"slice":   {1, 4, slice},
	"print":   {0, -1, func(a []Value) (Value, error) { return Text(fmt.Sprint(printables(a)...)), nil }},
	"println": {0, -1, func(a []Value) (Value, error) { return Text(fmt.Sprintln(printables(a)...)), nil }},
	"printf":  {1, -1, printf},
	merging:   {1, 1, func(a []Value) (Value, error) { return a[0], nil }},
}

// printables returns values as package fmt prints them as templates do.
func printables(args []Value) []any {
	values := make([]any, len(args))
	for i, a := range args {
		values[i] = a.plain()
	}
	return values
}

var verb = regexp.MustCompile(`%([-+# 0]*)(\d*)(?:\.(\d*))?(.)`)

// printf is that of package fmt, but a verb takes any number that fits it, and no verb prints more than some hundred
// characters.
func printf(args []Value) (Value, error) {
	layout, err := args[0].Print()
	if err != nil {
		return Value{}, err
	}
	args = args[1:]
	values, next := printables(args), 0
	for _, m := range verb.FindAllStringSubmatch(layout, -1) {
		if len(m[2]) > 3 || len(m[3]) > 2 || strings.ContainsAny(m[4], "*[") {
			return Value{}, errors.New("格式“" + wording.First(m[0], 20) + "”不能用")
		}
		if m[4] == "%" || next == len(values) {
			continue
		}
		n, isNumber := args[next].Number()
		switch {
		case strings.Contains("feEgG", m[4]) && isNumber:
			values[next] = n.InexactFloat64()
			if m[4] == "f" && printable(n) { // exact, where fmt would round a float64
				places, err := strconv.Atoi(m[3])
				if err != nil {
					places = 6
				}
				values[next] = n.Round(int32(places)).InexactFloat64()
			}
		case strings.Contains("dxXobc", m[4]) && isNumber:
			values[next] = Figure(n).plain()
		case strings.Contains("sv", m[4]):
			if values[next], err = args[next].Print(); err != nil {
				return Value{}, err
			}
		}
		next++
	}
	s := fmt.Sprintf(layout, values...)
	if strings.Contains(s, "%!") {
		return Value{}, errors.New("格式“" + wording.First(layout, 20) + "”与后面的值对不上")
	}
	return Text(s), nil
}

func length(args []Value) (Value, error) {
	n := args[0].Len()
	if n < 0 {
		return Value{}, errors.New("没有长度")
	}
	return Whole(int64(n)), nil
}

// index returns a part of a list by its number from 0, or of a table by its name, and so on inward.
func index(args []Value) (Value, error) {
	v := args[0]
	for _, key := range args[1:] {
		if v.IsList() {
			i, err := key.toInt()
			if err != nil {
				return Value{}, err
			}
			if i < 0 || i >= v.Len() {
				return Value{}, fmt.Errorf("只有 %d 项，没有第 %d 项（从 0 数起）", v.Len(), i)
			}
			v = v.At(i)
			continue
		}
		name, err := key.Print()
		if err != nil {
			return Value{}, err
		}
		next, found := v.Member(name)
		switch {
		case !found && v.shape != table:
			return Value{}, errors.New("不是列表，也不是表")
		case !found:
			return Value{}, &missingName{name: name}
		}
		v = next
	}
	return v, nil
}

// slice returns a part of a list or text, from a number and up to one, from 0; a text's are counted in bytes, as len
// counts.
func slice(args []Value) (Value, error) {
	v := args[0]
	size := v.Len()
	at := [3]int{0, size}
	for i, bound := range args[1:] {
		n, err := bound.toInt()
		if err != nil {
			return Value{}, err
		}
		at[i] = n
	}
	from, to := at[0], at[1]
	switch {
	case !v.IsList() && v.shape != text:
		return Value{}, errors.New("不是列表，也不是文字")
	case from < 0 || to < from || to > size || len(args) > 3:
		return Value{}, fmt.Errorf("取不出这一段，总长是 %d", size)
	case v.IsList():
		return Of(slices.Collect(v.Items())[from:to]), nil
	case !utf8.ValidString(v.text[from:to]):
		return Value{}, errors.New("从汉字中间断开了，一个汉字算 3")
	}
	return Text(v.text[from:to]), nil
}
