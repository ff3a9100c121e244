package action

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// builtins are the other functions, mostly those of text/template, which a template may call and a text may not.
var builtins = map[string]function{
	"index":   {1, -1, index},
	"slice":   {1, 4, slice},
	"print":   printed(false),
	"println": printed(true),
	"printf":  {1, -1, printf},
	merging:   {1, 1, func(a []Value) (Value, error) { return a[0], nil }},
}

func length(args []Value) (Value, error) {
	n := args[0].Len()
	if n < 0 {
		return Value{}, errors.New("这里要写列表或文字，才数得出有几项")
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
			return Value{}, errors.New("只能从列表里取一项，这里不是列表")
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
		return Value{}, fmt.Errorf("取不出这一段：从 0 数起，一共只到 %d（文字里一个汉字算 3）", size)
	case v.IsList():
		return Of(slices.Collect(v.Items())[from:to]), nil
	case !utf8.ValidString(v.text[from:to]):
		return Value{}, errors.New("从汉字中间断开了，一个汉字算 3")
	}
	return Text(v.text[from:to]), nil
}
