package action

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// builtins are the other functions of text/template, which a template may call and a text may not.
var builtins = map[string]function{
	"index":   {1, -1, index},
	"slice":   {1, 4, slice},
	"print":   {0, -1, func(a []any) (any, error) { return fmt.Sprint(printables(a)...), nil }},
	"println": {0, -1, func(a []any) (any, error) { return fmt.Sprintln(printables(a)...), nil }},
	"printf":  {1, -1, printf},
}

// printables returns values as package fmt prints them as templates do.
func printables(args []any) []any {
	values := make([]any, len(args))
	for i, a := range args {
		values[i] = normalize(a)
		if d, ok := values[i].(decimal.Decimal); ok && !printable(d) {
			values[i] = "?"
		}
	}
	return values
}

var verb = regexp.MustCompile(`%([-+# 0]*)(\d*)(?:\.(\d*))?(.)`)

// printf is that of package fmt, but a verb takes any number that fits it, and no verb prints more than some hundred
// characters.
func printf(args []any) (any, error) {
	layout, err := Print(args[0])
	if err != nil {
		return nil, err
	}
	values, next := printables(args[1:]), 0
	for _, m := range verb.FindAllStringSubmatch(layout, -1) {
		if len(m[2]) > 3 || len(m[3]) > 2 || strings.ContainsAny(m[4], "*[") {
			return nil, errors.New("格式“" + first(m[0], 20) + "”不能用")
		}
		if m[4] == "%" || next == len(values) {
			continue
		}
		n, isNumber := number(values[next])
		switch {
		case strings.Contains("feEgG", m[4]) && isNumber:
			values[next] = n.InexactFloat64()
			if m[4] == "f" && printable(n) { // exact, where fmt would round a float64
				values[next] = n.Round(int32(places(m[3]))).InexactFloat64()
			}
		case strings.Contains("dxXobc", m[4]) && isNumber:
			values[next] = Figure(n)
		case strings.Contains("sv", m[4]):
			if values[next], err = Print(values[next]); err != nil {
				return nil, err
			}
		}
		next++
	}
	s := fmt.Sprintf(layout, values...)
	if strings.Contains(s, "%!") {
		return nil, errors.New("格式“" + first(layout, 20) + "”与后面的值对不上")
	}
	return s, nil
}

func places(digits string) int {
	n := 0
	if _, err := fmt.Sscan(digits, &n); err != nil {
		return 6
	}
	return n
}

// length returns how many parts a list or a table has, or bytes a text.
func length(args []any) (any, error) {
	switch v := normalize(args[0]).(type) {
	case nil:
		return int64(0), nil
	case string:
		return int64(len(v)), nil
	}
	switch r := reflect.ValueOf(args[0]); r.Kind() {
	case reflect.Map, reflect.Slice, reflect.Array:
		return int64(r.Len()), nil
	}
	return nil, errors.New("没有长度")
}

// index returns a part of a list by its number from 0, or of a table by its name, and so on inward.
func index(args []any) (any, error) {
	v := args[0]
	for _, key := range args[1:] {
		if items, isList := list(v); isList {
			i, err := whole(key)
			if err != nil {
				return nil, err
			}
			if i < 0 || i >= len(items) {
				return nil, fmt.Errorf("只有 %d 项，没有第 %d 项（从 0 数起）", len(items), i)
			}
			v = items[i]
			continue
		}
		name, err := Print(key)
		if err != nil {
			return nil, err
		}
		next, found := member(v, name)
		switch {
		case !found && !isTable(v):
			return nil, errors.New("不是列表，也不是表")
		case !found:
			return nil, &missingName{name: name}
		}
		v = next
	}
	return normalize(v), nil
}

// slice returns a part of a list or text, from a number and up to one, from 0; a text's are counted in bytes, as len
// counts.
func slice(args []any) (any, error) {
	at := make([]int, len(args)-1)
	for i := range at {
		n, err := whole(args[i+1])
		if err != nil {
			return nil, err
		}
		at[i] = n
	}
	size := 0
	text, isText := normalize(args[0]).(string)
	items, isList := list(args[0])
	switch {
	case isText:
		size = len(text)
	case isList:
		size = len(items)
	default:
		return nil, errors.New("不是列表，也不是文字")
	}
	from, to := 0, size
	if len(at) > 0 {
		from = at[0]
	}
	if len(at) > 1 {
		to = at[1]
	}
	if from < 0 || to < from || to > size || len(at) > 2 {
		return nil, fmt.Errorf("取不出这一段，总长是 %d", size)
	}
	if isList {
		return items[from:to], nil
	}
	if !utf8.ValidString(text[from:to]) {
		return nil, errors.New("从汉字中间断开了，一个汉字算 3")
	}
	return text[from:to], nil
}
