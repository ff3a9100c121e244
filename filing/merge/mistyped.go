package merge

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/form/parts"
)

const (
	maxMistyped = 20   // pairs that are told of
	maxTyped    = 4000 // names that are held against each other
	leastStem   = 3    // characters of a place without its kind: 红旗 and 红星 are two
	leastBody   = 5    // of a body that is none of the usual ones
)

// tellMistyped tells of agencies whose names differ by one character, as where one is mistyped: they are added up as two.
func (s *sum) tellMistyped(list []*parts.Spelling) {
	if len(list) > maxTyped {
		return
	}
	keys := make([][]rune, len(list))
	for i, w := range list {
		keys[i] = []rune(form.AgencyKey(w.Agency))
	}
	told := 0
	for i, p := range list {
		for k, q := range list[:i] {
			if !agencies.AreOneApart(keys[k], keys[i]) || p.IsRelated(q.Part) || s.areListed(q, p) ||
				!mayBeMistyped(q, p) || s.told(q, p) {
				continue
			}
			if told++; told <= maxMistyped {
				s.alike = append(s.alike, "请看是不是同一机关，名称写错了一个字："+s.callsSome([]*parts.Spelling{q, p}))
			}
		}
	}
	if told > maxMistyped {
		s.alike = append(s.alike, fmt.Sprintf("名称只差一个字的机关还有 %d 对", told-maxMistyped))
	}
}

// areListed reports whether a list has two spellings as two agencies.
func (s *sum) areListed(p, q *parts.Spelling) bool {
	a, b := s.lines[form.AgencyKey(p.Agency)], s.lines[form.AgencyKey(q.Agency)]
	return a != 0 && b != 0 && a != b
}

// told reports whether two spellings were told of for another reason.
func (s *sum) told(p, q *parts.Spelling) bool {
	return slices.ContainsFunc(slices.Concat(s.alike, s.wrong), func(line string) bool {
		return strings.Contains(line, "（"+s.named(p.Part)+"）") && strings.Contains(line, "（"+s.named(q.Part)+"）") &&
			!strings.Contains(line, "数完全相同")
	})
}

// mayBeMistyped reports whether one of two names that are one character apart may be the other mistyped.
func mayBeMistyped(p, q *parts.Spelling) bool {
	a, b := &p.Name, &q.Name
	if a.HasPlace() != b.HasPlace() { // 安山县民政局, 安山具民政局
		return true
	}
	if a.Body != b.Body {
		if agencies.IsUsual(a.Body) || agencies.IsUsual(b.Body) {
			return agencies.IsUsual(a.Body) != agencies.IsUsual(b.Body) && samePlaces(a, b)
		}
		return min(len([]rune(a.Body)), len([]rune(b.Body))) >= leastBody && samePlaces(a, b)
	}
	stem := func(n *agencies.Name) int { return len([]rune(n.Last().Name)) - 1 }
	return min(stem(a), stem(b)) >= leastStem
}

func samePlaces(a, b *agencies.Name) bool { return slices.Equal(a.Areas, b.Areas) }
