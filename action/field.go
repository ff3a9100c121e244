package action

import (
	"fmt"
	"reflect"
	"strings"
)

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

// resolvePath returns what stands below a value under the parts of a name from one of them on. The name that is missing
// is told from the first part on.
func resolvePath(v any, path []string, from int) (any, *missingName) {
	for i := from; i < len(path); i++ {
		if v == (unknown{}) {
			return v, nil
		}
		next, ok := member(v, path[i])
		if !ok {
			return nil, &missingName{
				name: strings.Join(path[:i+1], "."), full: strings.Join(path, "."), below: v != nil && !isTable(v),
			}
		}
		v = next
	}
	return normalize(v), nil
}

// literalKey returns what stands below a table under a name as it is written, whose parts may have any characters.
func literalKey(table any, name string) (any, bool) {
	if v, ok := member(table, name); ok {
		return normalize(v), true
	}
	for i, c := range name {
		if c != '.' || i == 0 {
			continue
		}
		if below, ok := member(table, name[:i]); ok {
			if v, ok := literalKey(below, name[i+1:]); ok {
				return v, true
			}
		}
	}
	return nil, false
}
