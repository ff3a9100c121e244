package action

import (
	"maps"
	"slices"
	"strings"

	"nianbao/action/spelling"
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
	if _, own := s.dot.Member(name); own && !s.dot.isSame(s.root) {
		return "." + name
	}
	dotted := s.dotted()
	if s.tried += len(dotted) + len(s.names()); s.tried > maxTried {
		return ""
	}
	for _, list := range s.root.Names() { // 姓名, which the rows of 名单 have
		if rows, _ := s.root.Member(list); rows.IsList() && rows.Len() > 0 && s.dot.isSame(s.root) {
			if _, below := rows.At(0).Member(name); below {
				return "{{range " + list + "}}{{." + name + "}}{{end}}"
			}
		}
	}
	if found := near.Nearest(name, dotted, s.known); found != "" {
		return found
	}
	word, _, more := strings.Cut(name, " ")
	if !more { // no function is one word alone
		return near.Nearest(word, spelling.Openers())
	}
	return near.Nearest(word, spelling.Openers(), functionNames)
}

// names returns those of the data and of all below it.
func (s *scope) names() []string {
	if s.known == nil {
		s.known = gather(nil, "", s.root)
	}
	return s.known
}

// NamesOf returns the names of the values that data offers, in order: 机关名称, 申请.新收.总计.
func NamesOf(data map[string]any) []string {
	all := Of(data)
	names := slices.DeleteFunc(gather(nil, "", all), func(name string) bool {
		v := all
		for part := range strings.SplitSeq(name, ".") {
			v, _ = v.Member(part)
		}
		return v.shape == table
	})
	slices.Sort(names)
	return names
}

// functionNames are those of all functions, in order.
var functionNames = func() []string {
	names := slices.AppendSeq(slices.Clone(inScope), maps.Keys(functions))
	return slices.Sorted(slices.Values(slices.AppendSeq(names, maps.Keys(builtins))))
}()

// dotted returns the names below the dot, each behind a dot; none where the dot is the data.
func (s *scope) dotted() []string {
	if s.dot.isSame(s.root) {
		return nil
	}
	return gather(nil, ".", s.dot)
}

// gather appends the names of a table and of those below it.
func gather(names []string, before string, v Value) []string {
	for _, key := range v.Names() {
		if len(names) >= maxNames {
			return names
		}
		names = append(names, before+key)
		if below, _ := v.Member(key); below.shape == table {
			names = gather(names, before+key+".", below)
		}
	}
	return names
}
