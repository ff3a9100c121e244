package action

import (
	"maps"
	"reflect"
	"slices"
	"strings"
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
	if found := nearest(name, dotted, s.known); found != "" {
		return found
	}
	word, _, more := strings.Cut(name, " ")
	if !more { // no function is one word alone
		return nearest(word, openers)
	}
	return nearest(word, openers, functionNames)
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

// Nearest returns the name that a word was most likely meant to be, "" for none.
func Nearest(word string, names []string) string { return nearest(word, names) }

// functionNames are those of all functions, in order.
var functionNames = func() []string {
	names := slices.AppendSeq([]string{"and", "or"}, maps.Keys(functions))
	return slices.Sorted(slices.Values(slices.AppendSeq(names, maps.Keys(builtins))))
}()

// nearest returns the name that takes the fewest changes to make of another, "" where it takes too many.
func nearest(name string, lists ...[]string) string {
	wanted := []rune(strings.TrimPrefix(name, "."))
	if len(wanted) < 2 || len(wanted) > 100 {
		return ""
	}
	best, distance := "", max(1, len(wanted)/3)+1
	end := "." + string(wanted)
	for _, names := range lists {
		for _, candidate := range names {
			d := 1 // a table's name was left out, or the dot
			if known := strings.TrimPrefix(candidate, "."); !strings.HasSuffix("."+known, end) {
				d = editDistance(wanted, []rune(known), distance)
			}
			if d < distance {
				best, distance = candidate, d
			}
		}
	}
	return best
}

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

// editDistance returns how many characters must be put in, taken out, changed or swapped with their neighbours to make
// one text of another; limit where it is that or more.
func editDistance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range a {
		row[0] = i + 1
		least := row[0]
		for j := range b {
			change := 1
			if a[i] == b[j] {
				change = 0
			}
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+change)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least >= limit {
			return limit
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], limit)
}
