package action

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

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
	switch v := normalize(v).(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case bool:
		return "", errors.New("这是一个条件，不能印出来")
	case decimal.Decimal:
		if !printable(v) {
			return "", errors.New("数太大，印不出来")
		}
		return v.String(), nil
	case fmt.Stringer:
		return v.String(), nil
	default:
		if isCollection(v) {
			return "", errors.New("名称不完整，后面还要写行名或列名")
		}
		return fmt.Sprint(v), nil
	}
}

// isCollection reports whether a value has parts and so is none to print or compare.
func isCollection(v any) bool {
	switch reflect.ValueOf(v).Kind() {
	case reflect.Map, reflect.Slice, reflect.Array, reflect.Struct, reflect.Pointer, reflect.Func, reflect.Chan:
		_, prints := v.(fmt.Stringer)
		return !prints
	}
	return false
}

// isTrue reports whether a value makes a condition hold: 0, blanks and what is empty do not.
func isTrue(v any) bool {
	switch v := normalize(v).(type) {
	case nil, Stroke, Blank:
		return false
	case bool:
		return v
	case string:
		return v != ""
	case int64:
		return v != 0
	case decimal.Decimal:
		return !v.IsZero()
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Map, reflect.Slice, reflect.Array, reflect.String:
		return r.Len() > 0
	case reflect.Pointer, reflect.Func, reflect.Interface, reflect.Chan:
		return !r.IsNil()
	}
	return true
}

// list returns the parts of a list, and whether a value is one.
func list(v any) ([]any, bool) {
	switch v := v.(type) {
	case []any:
		return v, true
	case string, map[string]any, nil, Stroke, Blank:
		return nil, false
	}
	r := reflect.ValueOf(v)
	if r.Kind() != reflect.Slice && r.Kind() != reflect.Array {
		return nil, false
	}
	items := make([]any, r.Len())
	for i := range items {
		items[i] = r.Index(i).Interface()
	}
	return items, true
}

// first returns the first characters of a text that may be long.
func first(s string, n int) string {
	if r := []rune(s[:min(len(s), 4*n+4)]); len(r) > n {
		return strings.ToValidUTF8(string(r[:n]), "") + "…"
	}
	return s
}
