// Package action is the small language in which templates and texts speak of figures: the actions of text/template, with functions
// that know exact decimals, blanks and Chinese wording.
//
// Actions are parsed by text/template/parse, one by one, and carried out here: a template's blocks stand in a document's structure and not
// in one text, names come from data that nobody knows when a template is prepared, and what is wrong is to be told all at once, with the
// names that may have been meant. So a Template of a caller's is a list of Nodes, and a Run carries it out.
//
// A figure is an int64 where it is whole and fits, else a decimal.Decimal, a Stroke, or a Blank: so {{if 申请.结转.总计}} is
// false for 0 and for a blank, and a blank prints nothing. Comparisons count a blank as 0. Data may hold any other kind of number, too,
// and whatever encoding/json makes of a file.
package action

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
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
	switch v := settled(v).(type) {
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
	switch v := settled(v).(type) {
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

// keywords are the words of text/template that stand where a name could.
var keywords = []string{"if", "else", "end", "range", "with", "define", "block", "template", "break", "continue", "nil", "true", "false"}

// givingWay are functions whose names data may have: where no value follows, the name is the data's.
var givingWay = []string{"默认", "数字格式", "大写数字", "日期", "字数"}

// Reserved reports whether a name is a word of the language and so no name for data.
func Reserved(name string) bool {
	return isFunction(name) && !slices.Contains(givingWay, name) || slices.Contains(keywords, name) ||
		slices.Contains([]string{"html", "js", "urlquery", "call"}, name) || name == "草稿" // what filing tells a template
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
