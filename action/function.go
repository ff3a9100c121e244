package action

import (
	"fmt"
	"strings"
)

// A function is one of the language's: how many values it takes, most being -1 for any number, and what it makes of
// them.
type function struct {
	least, most int
	call        func(args []any) (any, error)
}

// functions are those that a text may call, too: whatever they are given, they are quick and print little.
var functions = map[string]function{
	"eq": {2, -1, func(a []any) (any, error) { return equal(a[0], a[1:]) }},
	"ne": {2, 2, func(a []any) (any, error) { same, err := equal(a[0], a[1:]); return !same, err }},
	"lt": comparison(func(c int) bool { return c < 0 }),
	"le": comparison(func(c int) bool { return c <= 0 }),
	"gt": comparison(func(c int) bool { return c > 0 }),
	"ge": comparison(func(c int) bool { return c >= 0 }),

	"not": {1, 1, func(a []any) (any, error) { return !isTrue(a[0]), nil }},
	"len": {1, 1, length},

	"连接":   {1, -1, join},
	"前缀":   {2, 2, prefix},
	"后缀":   {2, 2, suffix},
	"默认":   {2, 2, defaultTo},
	"数字格式": {2, 2, formatted},
	"大写数字": {1, 2, chineseNumber},
	"日期":   {1, 2, dated},
	"字数":   {1, 1, characters},
	"行":    {1, 1, func(a []any) (any, error) { s, err := text(a[0]); return Lines(s), err }},
	"段落":   {1, 1, func(a []any) (any, error) { s, err := text(a[0]); return Paragraphs(s), err }},
}

func isFunction(name string) bool {
	_, ok := functions[name]
	_, builtin := builtins[name]
	return ok || builtin || name == "and" || name == "or"
}

func comparison(holds func(int) bool) function {
	return function{2, 2, func(a []any) (any, error) { return compare(a[0], a[1], holds) }}
}

// join returns what is not empty, with the separator between; a list stands for its parts.
func join(args []any) (any, error) {
	separator, err := Print(args[0])
	if err != nil {
		return nil, err
	}
	var kept []string
	add := func(v any) error {
		s, err := Print(v)
		if s != "" {
			kept = append(kept, s)
		}
		return err
	}
	for _, a := range args[1:] {
		items, isList := list(a)
		if !isList {
			items = []any{a}
		}
		for _, item := range items {
			if err := add(item); err != nil {
				return nil, err
			}
		}
	}
	return strings.Join(kept, separator), nil
}

// prefix returns the value with words before it, nothing for nothing.
func prefix(args []any) (any, error) {
	before, err := Print(args[0])
	if err != nil {
		return nil, err
	}
	s, err := Print(args[1])
	if s != "" {
		s = before + s
	}
	return s, err
}

// suffix returns the value with words, such as a unit, after it; nothing for nothing, and only the stroke or the words
// for what is no figure.
func suffix(args []any) (any, error) {
	after, err := Print(args[0])
	if err != nil {
		return nil, err
	}
	s, err := Print(args[1])
	if _, isFigure := number(args[1]); isFigure && s != "" && args[1] != any(Stroke{}) {
		s += after
	}
	return s, err
}

// defaultTo returns the value, or what stands for it where it is blank.
func defaultTo(args []any) (any, error) {
	if isBlank(args[1]) {
		return args[0], nil
	}
	return args[1], nil
}

// characters returns how many characters a text has: len counts bytes, as in text/template.
func characters(args []any) (any, error) {
	s, err := Print(args[0])
	return int64(len([]rune(s))), err
}

// text returns what a value is in print; of a list, each part on a line.
func text(v any) (string, error) {
	if items, isList := list(v); isList {
		s, err := join(append([]any{"\n"}, items...))
		return fmt.Sprint(s), err
	}
	return Print(v)
}
