// Package phrase is the small language in which templates and texts speak of figures: the actions of text/template, with functions
// that know exact decimals, blanks and Chinese wording.
//
// A figure is an int64 where it is whole and fits, else a decimal.Decimal, a Stroke, or a Blank: so {{if 申请.结转.总计}} is
// false for 0 and for a blank, and a blank prints nothing. Comparisons count a blank as 0.
package phrase

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"strings"
	"text/template"

	"github.com/shopspring/decimal"
)

// A Stroke is a cell that says “none” by a stroke: it prints as one, counts as 0 and is false.
type Stroke [0]struct{}

func (Stroke) String() string { return "/" }

// A Blank is a cell without a figure: it prints nothing in its own place and 0 in a sentence, counts as 0 and is false.
type Blank [0]struct{}

func (Blank) String() string { return "" }

// Print returns what a value is in print. What is no value by itself, such as a table or a row, is an error.
func Print(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case bool:
		return "", errors.New("这是一个条件，不能印出来")
	case fmt.Stringer:
		return v.String(), nil
	}
	switch reflect.ValueOf(v).Kind() {
	case reflect.Map, reflect.Slice, reflect.Array, reflect.Struct, reflect.Pointer, reflect.Func:
		return "", errors.New("名称不完整，后面还要写行名或列名")
	}
	return fmt.Sprint(v), nil
}

// Figure returns a number as templates see it.
func Figure(n decimal.Decimal) any {
	if n.IsInteger() && n.BigInt().IsInt64() {
		return n.IntPart()
	}
	return n
}

// Funcs returns the functions of the language, by the names under which templates call them.
func Funcs() template.FuncMap { return maps.Clone(functions) }

var functions = template.FuncMap{
	"eq": func(a any, b ...any) (bool, error) { return equal(a, b) },
	"ne": func(a, b any) (bool, error) { same, err := equal(a, []any{b}); return !same, err },
	"lt": func(a, b any) (bool, error) { return compare(a, b, func(c int) bool { return c < 0 }) },
	"le": func(a, b any) (bool, error) { return compare(a, b, func(c int) bool { return c <= 0 }) },
	"gt": func(a, b any) (bool, error) { return compare(a, b, func(c int) bool { return c > 0 }) },
	"ge": func(a, b any) (bool, error) { return compare(a, b, func(c int) bool { return c >= 0 }) },

	"连接": join,
	"前缀": prefix,
	"后缀": suffix,
	"行":  Lines,
	"段落": Paragraphs,
}

// keywords are the words of text/template that stand where a function's name could, and its own functions.
var keywords = map[string]bool{
	"if": true, "else": true, "end": true, "range": true, "with": true, "define": true, "block": true, "template": true,
	"break": true, "continue": true, "nil": true, "true": true, "false": true,
	"and": true, "or": true, "not": true, "len": true, "index": true, "slice": true, "print": true, "printf": true, "println": true,
	"草稿":   true, // what filing tells a template
	"html": true, "js": true, "urlquery": true, "call": true,
}

// Reserved reports whether a name is a word of the language and so no name for data.
func Reserved(name string) bool {
	_, isFunc := functions[name]
	return isFunc || keywords[name]
}

// ErrNotNumber is what a comparison returns for something that is no figure.
var ErrNotNumber = errors.New("不是数字，不能比大小")

func number(v any) (decimal.Decimal, bool) {
	switch n := v.(type) {
	case int:
		return decimal.NewFromInt(int64(n)), true
	case int64:
		return decimal.NewFromInt(n), true
	case float64:
		return decimal.NewFromFloat(n), true
	case decimal.Decimal:
		return n, true
	case string:
		if n == "" {
			return decimal.Zero, true
		}
	case nil, Stroke, Blank:
		return decimal.Zero, true
	}
	return decimal.Zero, false
}

func equal(a any, others []any) (bool, error) {
	for _, b := range others {
		x, okX := number(a)
		y, okY := number(b)
		s, sa := a.(string)
		t, sb := b.(string)
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
		return false, ErrNotNumber
	}
	return holds(x.Cmp(y)), nil
}

// join returns what is not empty, with the separator between.
func join(separator string, parts ...any) (string, error) {
	var kept []string
	for _, p := range parts {
		s, err := Print(p)
		if err != nil {
			return "", err
		}
		if s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, separator), nil
}

// prefix returns the value with words before it, nothing for nothing.
func prefix(before string, value any) (string, error) {
	s, err := Print(value)
	if s != "" {
		s = before + s
	}
	return s, err
}

// suffix returns the value with words, such as a unit, after it; nothing for nothing, and only the stroke or the words for what is no
// figure.
func suffix(after string, value any) (string, error) {
	s, err := Print(value)
	if _, isFigure := number(value); isFigure && s != "" && value != (Stroke{}) {
		s += after
	}
	return s, err
}

// Lines returns a text's lines without blank ones.
func Lines(text any) []string {
	var lines []string
	for line := range strings.Lines(fmt.Sprint(text)) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// A Paragraph is a line of a text, its second-level heading apart.
type Paragraph struct {
	Heading string // （一）… up to its first 。, or the whole line when it has none
	Body    string
}

var secondLevel = regexp.MustCompile(`^[（(][一二三四五六七八九十]{1,3}[）)]`)

// Paragraphs divides a text into paragraphs, as GB/T 9704 numbers them: （一） opens a second-level heading.
func Paragraphs(text any) []Paragraph {
	lines := Lines(text)
	paragraphs := make([]Paragraph, len(lines))
	for i, line := range lines {
		heading := ""
		if secondLevel.MatchString(line) {
			heading = line
			if before, _, ok := strings.Cut(line, "。"); ok {
				heading = before + "。"
			}
		}
		paragraphs[i] = Paragraph{heading, line[len(heading):]}
	}
	return paragraphs
}
