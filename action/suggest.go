package action

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"nianbao/near"
)

// maxNames bounds the names among which a near one is looked for, and maxTried how many comparisons that may take in
// all.
const (
	maxNames = 20_000
	maxTried = 1 << 20
)

// suggest returns the name among those of the data, and of the dot's below a dot, that a name was most likely meant to
// be, "" for none. Of what has more words the first may have been meant as a function.
func (s *scope) suggest(name string) string {
	if s.known == nil {
		s.known = gather(nil, "", s.data)
	}
	dotted := s.dotted()
	if s.tried += len(dotted) + len(s.known); s.tried > maxTried {
		return ""
	}
	if found := near.Nearest(name, dotted, s.known); found != "" {
		return found
	}
	word, _, more := strings.Cut(name, " ")
	if !more { // no function is one word alone
		return near.Nearest(word, openers)
	}
	return near.Nearest(word, openers, functionNames)
}

// openers are the words of blocks.
var openers = []string{"if", "else", "end", "range", "with"}

// NamesOf returns the names of the values that data offers, in order: 机关名称, 申请.新收.总计.
func NamesOf(data map[string]any) []string {
	names := slices.DeleteFunc(gather(nil, "", data), func(name string) bool {
		var v any = data
		for part := range strings.SplitSeq(name, ".") {
			v, _ = member(v, part)
		}
		return isTable(v)
	})
	slices.Sort(names)
	return names
}

// functionNames are those of all functions, in order.
var functionNames = func() []string {
	names := slices.AppendSeq([]string{"and", "or"}, maps.Keys(functions))
	return slices.Sorted(slices.Values(slices.AppendSeq(names, maps.Keys(builtins))))
}()

// dotted returns the names below the dot, each behind a dot; none where the dot is the data.
func (s *scope) dotted() []string {
	if m, isMap := s.dot.(map[string]any); isMap && reflect.ValueOf(m).Pointer() == reflect.ValueOf(s.data).Pointer() {
		return nil
	}
	return gather(nil, ".", s.dot)
}

// gather appends the names of a table and of those below it.
func gather(names []string, before string, v any) []string {
	for _, key := range keys(v) {
		if len(names) >= maxNames {
			return names
		}
		names = append(names, before+key)
		if below, _ := member(v, key); isTable(below) {
			names = gather(names, before+key+".", below)
		}
	}
	return names
}

// keys returns a table's own names in order.
func keys(v any) []string {
	if m, ok := v.(map[string]any); ok {
		return slices.Sorted(maps.Keys(m))
	}
	if !isTable(v) {
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
