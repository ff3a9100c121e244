package action

import (
	"fmt"
	"reflect"
	"strings"
)

// A Missing is the error of a name that the data does not have.
type Missing struct {
	Name  string // as far as it was looked for: 申请.新受
	Below bool   // what stands before its last part is a value and has no names below it
	Near  string // the name that may have been meant, "" for none

	full  string // the name as it was written, where that goes on
	fault error  // why it is nothing to compute, either; nil for a plain name
}

func (m *Missing) Error() string {
	last := m.Name[strings.LastIndexByte(m.Name, '.')+1:]
	switch {
	case m.Below:
		return fmt.Sprintf("“%s”前面的名称已经是一个值，后面不能再有名称", last)
	case last != m.Name && last != "":
		return fmt.Sprintf("没有“%s”这个名称", last)
	case m.fault != nil && m.Near == "":
		return "没有这个名称，当作算式也不对：" + m.fault.Error()
	}
	return "没有这个名称"
}

// member returns what a table or row has under a name.
func member(v any, name string) (any, bool) {
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
	case r.Kind() == reflect.Struct && isTable(v):
		if f, ok := r.Type().FieldByName(name); ok && f.IsExported() {
			if found, err := r.FieldByIndexErr(f.Index); err == nil {
				return found.Interface(), true
			}
		}
	}
	return nil, false
}

// isTable reports whether a value has members by name.
func isTable(v any) bool {
	if _, isMap := v.(map[string]any); isMap {
		return true
	}
	if _, prints := v.(fmt.Stringer); prints || v == nil {
		return false
	}
	t := reflect.TypeOf(v)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct || t.Kind() == reflect.Map && t.Key().Kind() == reflect.String
}

// descend returns what stands below a value under the parts of a name, and as far as was found; parts from the given one on are yet to be
// looked for.
func descend(v any, path []string, from int) (any, *Missing) {
	for i := from; i < len(path); i++ {
		if v == (unknown{}) {
			return v, nil
		}
		next, ok := member(v, path[i])
		if !ok {
			return nil, &Missing{Name: strings.Join(path[:i+1], "."), Below: v != nil && !isTable(v), full: strings.Join(path, ".")}
		}
		v = next
	}
	return settled(v), nil
}

// oddName returns what stands below a table under a name as it is written, whose parts may have any characters.
func oddName(table any, name string) (any, bool) {
	if v, ok := member(table, name); ok {
		return settled(v), true
	}
	for i, c := range name {
		if c != '.' || i == 0 {
			continue
		}
		if below, ok := member(table, name[:i]); ok {
			if v, ok := oddName(below, name[i+1:]); ok {
				return v, true
			}
		}
	}
	return nil, false
}
