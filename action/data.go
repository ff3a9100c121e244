package action

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/big"
	"reflect"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/action/wording"
)

// Of returns what stands in somebody's data as a Value: numbers, texts and conditions of every kind, lists and tables
// of any type, maps with names for keys and structs being tables. What has a String method prints by it.
//
// This file alone looks into types that it does not know.
func Of(data any) Value {
	switch v := data.(type) {
	case nil:
		return Value{}
	case Value:
		return v
	case string:
		return Text(v)
	case int64:
		return Whole(v)
	case decimal.Decimal:
		return Value{shape: exact, held: data}
	case map[string]any, Table:
		return Value{shape: table, held: data}
	case json.Number: // one beyond all reason is the text as it stands there
		if n, err := decimal.NewFromString(string(v)); err == nil && wording.IsPrintable(n) {
			return Figure(n)
		}
		return Text(string(v))
	case Seen:
		n := Of(json.Number(v.Number))
		n.text = v.Text
		return n
	case float32:
		if f := float64(v); !math.IsNaN(f) && !math.IsInf(f, 0) {
			return Figure(decimal.NewFromFloat32(v)) // 0.1 and not 0.10000000149011612
		}
	case Stroke:
		return Value{shape: stroke, held: data}
	case Blank:
		return Value{shape: blank, held: data}
	}
	return ofKind(data)
}

// ofKind returns what is of a type of somebody's own as a Value.
func ofKind(data any) Value {
	r := reflect.ValueOf(data)
	_, prints := data.(fmt.Stringer)
	switch {
	case r.Kind() == reflect.Slice || r.Kind() == reflect.Array:
		return Value{shape: list, held: data}
	case prints && r.Kind() == reflect.Pointer && r.IsNil(): // which could not
		return Value{}
	case prints:
		return Value{shape: other, held: data}
	case r.CanInt():
		return Whole(r.Int())
	case r.CanUint():
		return Figure(decimal.NewFromBigInt(new(big.Int).SetUint64(r.Uint()), 0))
	case r.CanFloat() && !math.IsNaN(r.Float()) && !math.IsInf(r.Float(), 0):
		return Figure(decimal.NewFromFloat(r.Float()))
	case r.CanFloat(), r.CanComplex():
		return Text(fmt.Sprint(data))
	case r.Kind() == reflect.String:
		return Text(r.String())
	case r.Kind() == reflect.Bool:
		return Value{shape: truth, held: r.Bool()}
	}
	t := r.Type()
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct || isNamed(t) {
		return Value{shape: table, held: data}
	}
	return Value{shape: other, held: data}
}

// isNamed reports whether a type is a map with names for keys.
func isNamed(t reflect.Type) bool { return t.Kind() == reflect.Map && t.Key().Kind() == reflect.String }

// pointed returns what a value's pointers lead to, or the pointer that leads nowhere.
func (v Value) pointed() reflect.Value {
	r := reflect.ValueOf(v.held)
	for r.Kind() == reflect.Pointer && !r.IsNil() {
		r = r.Elem()
	}
	return r
}

// Member returns what stands below a table under a name.
func (v Value) Member(name string) (Value, bool) {
	switch m := v.held.(type) {
	case map[string]any:
		found, ok := m[name]
		return Of(found), ok
	case Table:
		found, ok := m[name]
		return found, ok
	}
	r := v.pointed()
	switch {
	case r.Kind() == reflect.Map && isNamed(r.Type()):
		if found := r.MapIndex(reflect.ValueOf(name).Convert(r.Type().Key())); found.IsValid() {
			return Of(found.Interface()), true
		}
	case r.Kind() == reflect.Struct && v.shape == table:
		if f, ok := r.Type().FieldByName(name); ok && f.IsExported() {
			if found, err := r.FieldByIndexErr(f.Index); err == nil {
				return Of(found.Interface()), true
			}
		}
	}
	return Value{}, false
}

// Names returns the names below a table in order, those of a struct as it has them; none for what is no table.
func (v Value) Names() []string {
	switch m := v.held.(type) {
	case map[string]any:
		return slices.Sorted(maps.Keys(m))
	case Table:
		return slices.Sorted(maps.Keys(m))
	}
	var names []string
	switch r := v.pointed(); {
	case v.shape != table:
	case r.Kind() == reflect.Struct:
		for f := range r.Type().Fields() {
			if f.IsExported() {
				names = append(names, f.Name)
			}
		}
	case r.Kind() == reflect.Map:
		for _, key := range r.MapKeys() {
			names = append(names, key.String())
		}
		slices.Sort(names)
	}
	return names
}

// Len returns how many parts a list or map has, or bytes a text; -1 for what has no length.
func (v Value) Len() int {
	if v.shape == text || v.shape == nothing {
		return len(v.text)
	}
	switch r := reflect.ValueOf(v.held); r.Kind() {
	case reflect.Map, reflect.Slice, reflect.Array:
		return r.Len()
	}
	return -1
}

// At returns a part of a list, from 0.
func (v Value) At(i int) Value {
	switch l := v.held.(type) {
	case []any:
		return Of(l[i])
	case []Value:
		return l[i]
	}
	return Of(reflect.ValueOf(v.held).Index(i).Interface())
}

// example returns what the parts of an empty list are like: a row without values where its type tells, else unknown.
func example(v Value) Value {
	t := reflect.TypeOf(v.held)
	if v.shape != list || t.Kind() != reflect.Slice || t.Elem().Kind() != reflect.Struct ||
		t.Elem() == reflect.TypeFor[Value]() {
		return Value{shape: unknown}
	}
	return Of(reflect.Zero(t.Elem()).Interface())
}

// isThere reports whether a list, a map, which may say so itself, or a Stringer is not empty, and a pointer not nil.
func (v Value) isThere() bool {
	switch r := reflect.ValueOf(v.held); r.Kind() {
	case reflect.Map, reflect.Slice, reflect.Array, reflect.String:
		t, tells := v.held.(interface{ IsEmpty() bool })
		return r.Len() > 0 && !(tells && t.IsEmpty())
	case reflect.Pointer, reflect.Func, reflect.Chan:
		return !r.IsNil()
	}
	return true
}

// isSame reports whether two values are the same map, not two equal ones.
func (v Value) isSame(u Value) bool {
	r, of := reflect.ValueOf(v.held), reflect.ValueOf(u.held)
	return r.Kind() == reflect.Map && of.Kind() == reflect.Map && r.Pointer() == of.Pointer()
}
