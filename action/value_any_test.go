package action

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/big"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/action/wording"
)

// TestAnyValue holds values against rules that look at the data each time it is asked something and know no Value: what
// anything prints, whether it is true, blank, a number, a list or a table, what stands below it, and what it equals.
func TestAnyValue(t *testing.T) {
	compared := map[shape]int{}
	rapid.Check(t, func(r *rapid.T) {
		var before any
		for _, data := range rapid.SliceOfN(datum(2), 8, 8).Draw(r, "data") {
			sameAll(r, data, compared)
			got, err := equal(Of(before), []Value{Of(data)})
			want, wantErr := plainEqual(plainNormal(before), plainNormal(data))
			if got != want || says(err) != says(wantErr) {
				r.Fatalf("%#v equals %#v: %v %v, want %v %v", before, data, got, err, want, wantErr)
			}
			before = data
		}
	})
	for s := nothing; s <= other; s++ {
		if s != unknown && compared[s] == 0 {
			t.Errorf("of shape %d nothing was compared", s)
		}
	}
}

func says(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// sameAll compares what is told of data and of all below it.
func sameAll(r *rapid.T, data any, compared map[shape]int) {
	v := Of(data)
	compared[v.shape]++
	got, err := v.Print()
	want, wantErr := plainPrint(data)
	if got != want || (err == nil) != (wantErr == nil) {
		r.Fatalf("%#v prints %q %v, want %q %v", data, got, err, want, wantErr)
	}
	n, isNumber := v.Number()
	m, wantNumber := plainNumber(data)
	if isNumber != wantNumber || isNumber && !n.Equal(m) {
		r.Fatalf("%#v is number %s %v, want %s %v", data, n, isNumber, m, wantNumber)
	}
	items, isList := plainList(data)
	size, hasLength := plainLength(data)
	length, err := length([]Value{v})
	for what, pair := range map[string][2]any{
		"true":      {v.True(), plainTrue(data)},
		"blank":     {v.IsBlank(), plainBlank(data)},
		"list":      {v.IsList(), isList},
		"length":    {err == nil, hasLength},
		"parts":     {length.whole, size},
		"table":     {v.shape == table, plainTable(data)},
		"names":     {fmt.Sprint(v.Names()), fmt.Sprint(plainKeys(data))},
		"fmt":       {v.String(), fmt.Sprint(plainNormal(data))},
		"example":   {example(v).shape == table, plainExample(data)},
		"every one": {len(slices.Collect(v.Items())), len(items)},
	} {
		if pair[0] != pair[1] {
			r.Fatalf("%#v %s: %v, want %v", data, what, pair[0], pair[1])
		}
	}
	for i, item := range items {
		if v.At(i).String() != Of(item).String() {
			r.Fatalf("%#v has %v at %d, want %v", data, v.At(i), i, item)
		}
		sameAll(r, item, compared)
	}
	for _, name := range append(plainKeys(data), "甲", "Name", "no") {
		got, ok := v.Member(name)
		want, wanted := plainMember(data, name)
		if ok != wanted || got.String() != Of(want).String() {
			r.Fatalf("%#v has %v %v under %s, want %v %v", data, got, ok, name, want, wanted)
		}
		if ok {
			sameAll(r, want, compared)
		}
	}
}

type (
	named  string
	count8 int8
	row    struct {
		Name   string
		Number any
		hidden int
		*inner
	}
	inner    struct{ Deep any }
	initials []string
	signs    map[string]int
	told     string
)

func (i initials) String() string { return fmt.Sprint(len(i)) }
func (s signs) String() string    { return "signs" }
func (t told) String() string     { return "told " + string(t) }

// datum draws data of any kind that somebody may give.
func datum(depth int) *rapid.Generator[any] {
	return rapid.Custom(func(r *rapid.T) any {
		if depth > 0 && rapid.Bool().Draw(r, "has parts") {
			return collection(r, depth-1)
		}
		n := rapid.Int64Range(-3, 300).Draw(r, "n")
		s := rapid.SampledFrom([]string{"", "0", "12", "-3.50", "+7", "甲", "1e3", "true", "/", "NaN"}).Draw(r, "s")
		return rapid.SampledFrom([]any{
			nil, s, n, int(n), uint8(n), int32(n), uint64(math.MaxUint64), float64(n) / 4, float32(n) / 8, math.NaN(),
			math.Inf(-1), float32(math.Inf(1)), 1e21, json.Number("12"), json.Number("0.10"), json.Number("1e999"),
			json.Number("x"), decimal.New(n, -2), decimal.New(n, 0), decimal.New(1, 30), n > 9, Stroke{}, Blank{},
			named(s), count8(n), told(s), told(""), time.Duration(n), time.March, time.Unix(n, 0).UTC(),
			big.NewInt(n), func() {}, (func())(nil), errors.New("x"), new(int), (*int)(nil), make(chan int),
		}).Draw(r, "leaf")
	})
}

// collection draws lists and tables of many types, and what points at some.
func collection(r *rapid.T, depth int) any {
	below, ints := datum(depth), []int{1, 2, 3}[:rapid.IntRange(0, 3).Draw(r, "ints")]
	parts := rapid.SliceOfN(below, 0, 3).Draw(r, "parts")
	tables := map[string]any{}
	for i, part := range parts {
		tables[[]string{"甲", "乙", "a.b"}[i]] = part
	}
	of := row{Name: "x", Number: below.Draw(r, "number"), hidden: 1}
	if rapid.Bool().Draw(r, "embeds") {
		of.inner = &inner{Deep: below.Draw(r, "deep")}
	}
	typed := map[string]int{}
	for _, n := range ints {
		typed[fmt.Sprint(n)] = n
	}
	pointer := &of
	return rapid.SampledFrom([]any{
		parts, tables, ints, of, pointer, &pointer, (*row)(nil), [2]any{1, "x"}, [0]int{}, []byte("ab"), typed,
		&typed, signs(typed), initials{"a", "b"}, initials{}, []string{"a"}, []row{of}, []row{}, []*row{pointer, nil},
		[]Paragraph{},
		map[named]any{"甲": 1, "Name": of}, map[int]string{1: "a"}, map[int]string{}, []map[string]any{tables, nil},
		&parts, map[string]any(nil), []any(nil), time.Now,
	}).Draw(r, "collection")
}

// What follows tells of data without a Value.

func plainNormal(v any) any {
	figure := func(n decimal.Decimal) any {
		if wording.IsPrintable(n) && n.IsInteger() && n.BigInt().IsInt64() {
			return n.IntPart()
		}
		return n
	}
	float := func(f float64) any {
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return fmt.Sprint(f)
		}
		return figure(decimal.NewFromFloat(f))
	}
	switch n := v.(type) {
	case nil, string, bool, int64, decimal.Decimal, map[string]any, []any:
		return v
	case json.Number:
		d, err := decimal.NewFromString(string(n))
		if err != nil || !wording.IsPrintable(d) {
			return string(n)
		}
		return figure(d)
	case fmt.Stringer:
		return v
	}
	switch r := reflect.ValueOf(v); {
	case r.CanInt():
		return r.Int()
	case r.CanUint():
		return figure(decimal.NewFromBigInt(new(big.Int).SetUint64(r.Uint()), 0))
	case r.CanFloat():
		if f, ok := v.(float32); ok && !math.IsInf(float64(f), 0) {
			return figure(decimal.NewFromFloat32(f))
		}
		return float(r.Float())
	case r.Kind() == reflect.String:
		return r.String()
	}
	return v
}

func plainPrint(v any) (string, error) {
	switch v := plainNormal(v).(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case bool:
		return "", errors.New("这是一个条件，不能印出来")
	case decimal.Decimal:
		return v.String(), nil
	case time.Time:
		return v.Format("2006年1月2日"), nil
	case fmt.Stringer:
		return v.String(), nil
	default:
		if plainCollection(v) {
			return "", errors.New("名称不完整，后面还要写行名或列名")
		}
		return fmt.Sprint(v), nil
	}
}

func plainCollection(v any) bool {
	switch reflect.ValueOf(v).Kind() {
	case reflect.Map, reflect.Slice, reflect.Array, reflect.Struct, reflect.Pointer, reflect.Func, reflect.Chan:
		_, prints := v.(fmt.Stringer)
		return !prints
	}
	return false
}

func plainTrue(v any) bool {
	switch v := plainNormal(v).(type) {
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

func plainList(v any) ([]any, bool) {
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

func plainNumber(v any) (decimal.Decimal, bool) {
	switch n := plainNormal(v).(type) {
	case int64:
		return decimal.NewFromInt(n), true
	case decimal.Decimal:
		return n, wording.IsPrintable(n)
	case string:
		if n == "" {
			return decimal.Zero, true
		}
		if isDecimal(n) {
			d, err := decimal.NewFromString(n)
			return d, err == nil
		}
	case nil, Stroke, Blank:
		return decimal.Zero, true
	}
	return decimal.Zero, false
}

func plainBlank(v any) bool {
	switch v := plainNormal(v).(type) {
	case nil, Blank:
		return true
	case string:
		return v == ""
	case map[string]any:
		return len(v) == 0
	}
	items, isList := plainList(v)
	return isList && len(items) == 0
}

func plainEqual(a, b any) (bool, error) {
	if plainCollection(a) || plainCollection(b) {
		return false, errors.New("这是一组名称或者列表，不能比较；有没有内容写 {{if 名称}}，有几项写 {{个数 名称}}")
	}
	x, okX := plainNumber(a)
	y, okY := plainNumber(b)
	s, sa := a.(string)
	t, sb := b.(string)
	switch {
	case sa && sb:
		return s == t, nil
	case okX && okY:
		return x.Equal(y), nil
	}
	return fmt.Sprint(a) == fmt.Sprint(b), nil
}

func plainLength(v any) (int64, bool) {
	switch v := plainNormal(v).(type) {
	case nil:
		return 0, true
	case string:
		return int64(len(v)), true
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Map, reflect.Slice, reflect.Array:
		return int64(r.Len()), true
	}
	return 0, false
}

func plainTable(v any) bool {
	if _, prints := v.(fmt.Stringer); prints || v == nil {
		return false
	}
	t := reflect.TypeOf(v)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct || t.Kind() == reflect.Map && t.Key().Kind() == reflect.String
}

func plainMember(v any, name string) (any, bool) {
	switch m := v.(type) {
	case map[string]any:
		found, ok := m[name]
		return found, ok
	case nil:
		return nil, false
	}
	r := reflect.ValueOf(v)
	for r.Kind() == reflect.Pointer && !r.IsNil() {
		r = r.Elem()
	}
	switch {
	case r.Kind() == reflect.Map && r.Type().Key().Kind() == reflect.String:
		if found := r.MapIndex(reflect.ValueOf(name).Convert(r.Type().Key())); found.IsValid() {
			return found.Interface(), true
		}
	case r.Kind() == reflect.Struct && plainTable(v):
		if f, ok := r.Type().FieldByName(name); ok && f.IsExported() {
			if found, err := r.FieldByIndexErr(f.Index); err == nil {
				return found.Interface(), true
			}
		}
	}
	return nil, false
}

func plainKeys(v any) []string {
	if m, ok := v.(map[string]any); ok {
		return slices.Sorted(maps.Keys(m))
	}
	if !plainTable(v) {
		return nil
	}
	r := reflect.ValueOf(v)
	for r.Kind() == reflect.Pointer {
		if r.IsNil() {
			return nil
		}
		r = r.Elem()
	}
	var names []string
	if r.Kind() == reflect.Struct {
		for i := range r.NumField() {
			if f := r.Type().Field(i); f.IsExported() {
				names = append(names, f.Name)
			}
		}
		return names
	}
	for _, key := range r.MapKeys() {
		names = append(names, key.String())
	}
	slices.Sort(names)
	return names
}

func plainExample(v any) bool {
	t := reflect.TypeOf(v)
	return t != nil && t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct
}

func isDecimal(s string) bool {
	_, ok := wording.Spelled(s)
	return ok && s != ""
}
