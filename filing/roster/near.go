package roster

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/form/agencies"
	"nianbao/near"
)

// How much of two names must be alike to be told of: more where they begin otherwise, as 教育局 and 体育局 do.
const (
	alikeBegun = 0.6
	alikeElse  = 0.75
)

// maxNear bounds how many pairs of names are held against each other; what is more is left as it is.
const maxNear = 2_000_000

// near takes down as doubtful what is left of lines and files whose names are much alike, each the other's best.
func (m *matching) near() {
	var lines, groups []int
	for i := range m.list.Lines {
		if !m.settled[i] {
			lines = append(lines, i)
		}
	}
	for g := range m.groups {
		if !m.groups[g].done {
			groups = append(groups, g)
		}
	}
	if len(lines)*len(groups) > maxNear {
		return
	}
	bestLine, bestGroup := make([]float64, len(m.list.Lines)), make([]float64, len(m.groups))
	likeness := make([]float64, len(lines)*len(groups))
	for a, i := range lines {
		for b, g := range groups {
			s := alike(m.list.Lines[i].names, m.groups[g].names)
			likeness[a*len(groups)+b] = s
			bestLine[i], bestGroup[g] = max(bestLine[i], s), max(bestGroup[g], s)
		}
	}
	ofLine, ofGroup := map[int][]int{}, map[int][]int{}
	for a, i := range lines {
		for b, g := range groups {
			if s := likeness[a*len(groups)+b]; s > 0 && s == bestLine[i] && s == bestGroup[g] {
				ofLine[i], ofGroup[g] = append(ofLine[i], g), append(ofGroup[g], i)
			}
		}
	}
	for _, i := range lines {
		if len(ofLine[i]) == 0 || m.settled[i] {
			continue
		}
		l, g := component(i, ofLine, ofGroup)
		m.doubt(l, g, "名称相近，可能是同一个机关")
	}
}

// mistyped takes down as doubtful lines of which nothing is there and whose names are those of others, which have filed,
// but for one character: a slip of the list's.
func (m *matching) mistyped() {
	for i := range m.list.Lines {
		if m.settled[i] {
			continue
		}
		at := slices.IndexFunc(m.out.Standings, func(s Standing) bool {
			return s.group != nil && mayBeMistyped(&m.list.Lines[i].names[0], &s.names[0])
		})
		if at >= 0 {
			of := m.list.Lines[at]
			m.doubt([]int{i}, nil, fmt.Sprintf("和名单第 %d 行的%s只差一个字，请看是不是写错了", of.Number, quote(of.Name)))
		}
	}
}

// mayBeMistyped reports whether a name that is no department's usual one may be another of the same place, which is.
func mayBeMistyped(n, right *agencies.Name) bool {
	return !agencies.IsUsual(n.Body) && agencies.IsUsual(right.Body) && slices.Equal(n.Areas, right.Areas) &&
		n.Level == right.Level && agencies.AreOneApart([]rune(n.Key), []rune(right.Key))
}

// alike returns how much two agencies' names are alike, 0 for too little.
func alike(a, b []agencies.Name) float64 {
	best := 0.0
	for i := range a {
		for j := range b {
			best = max(best, alikeNames(&a[i], &b[j]))
		}
	}
	return best
}

// minPlace is how many characters places must have for one to be a misspelling of the other.
const minPlace = 3

func alikeNames(a, b *agencies.Name) float64 {
	x, y := a.Body, b.Body
	_, _, branch := a.Branch()
	if _, _, other := b.Branch(); branch != other { // of the body itself, or of another place
		return 0
	}
	if a.Conflicts(b) || a.Body == b.Body { // of the same body the place is written otherwise
		x, y = a.Key, b.Key
		one, other := a.Last().Name, b.Last().Name
		if a.Body != b.Body || utf8.RuneCountInString(one) < minPlace || utf8.RuneCountInString(other) < minPlace {
			return 0 // 甲县 is not 乙县
		}
	}
	least := alikeElse
	first, _ := utf8.DecodeRuneInString(x)
	if strings.HasPrefix(y, string(first)) && a.Body != b.Body {
		least = alikeBegun
	}
	if s := near.Similarity(x, y); s >= least {
		return s
	}
	return 0
}
