package roster

import (
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

// nameless gives files that name no agency to lines that still lack one and whose names stand in the files' names.
func (m *matching) nameless() {
	var rest []File
	byLine := map[int][]File{}
	for _, f := range m.out.Nameless {
		if line, ok := m.lineIn(agencies.Key(base(f.Path))); ok {
			byLine[line] = append(byLine[line], f)
		} else {
			rest = append(rest, f)
		}
	}
	m.out.Nameless = rest
	for i := range m.list.Lines {
		if files := byLine[i]; len(files) > 0 {
			m.doubt([]int{i}, nil, "文件名里有这个机关，文件里却没有机关名称，或者读不了")
			m.out.Doubts[len(m.out.Doubts)-1].Files = files
		}
	}
}

// lineIn returns the one line that is not settled and whose name stands in a file's name, the longest where one name
// holds another.
func (m *matching) lineIn(name string) (line int, ok bool) {
	longest := 0
	for i := range m.list.Lines {
		for _, n := range m.list.Lines[i].names {
			size := len(n.Key)
			switch {
			case size < longest || size < 2*len("局") || !strings.Contains(name, n.Key):
			case size == longest && i != line:
				ok = false
			default:
				longest, line, ok = size, i, true
			}
		}
	}
	return line, ok && !m.settled[line]
}

// finish gives lines their files, and takes down what is left.
func (m *matching) finish() {
	for i := range m.out.Standings {
		s := &m.out.Standings[i]
		if s.group == nil {
			continue
		}
		s.Files, s.State = s.group.files, Filed
		if several(s.Files) {
			s.State = Twice
		}
		if s.How != agencies.Equal {
			s.By = s.group.files[0].Agency
		}
	}
	for _, g := range m.groups {
		if !g.done {
			m.out.Strangers = append(m.out.Strangers, g.files...)
		}
	}
	slices.SortFunc(m.out.Strangers, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	for i := range m.out.Doubts {
		slices.SortFunc(m.out.Doubts[i].Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	}
	slices.SortStableFunc(m.out.Doubts, func(a, b Doubt) int {
		return compareDoubts(&a, &b)
	})
}

// several reports whether some of the files are one agency's for one year in one kind of file: a workbook and the
// document that was made of it are one filing.
func several(files []File) bool {
	type of struct {
		kind string
		year int
	}
	seen := map[of]bool{}
	for _, f := range files {
		k := of{f.Kind, f.Year}
		if seen[k] {
			return true
		}
		seen[k] = true
	}
	return false
}

// compareDoubts orders doubts by their first lines, those without behind by their first files.
func compareDoubts(a, b *Doubt) int {
	switch {
	case len(a.Lines) > 0 && len(b.Lines) > 0:
		return a.Lines[0].Number - b.Lines[0].Number
	case len(a.Lines) != len(b.Lines):
		return len(b.Lines) - len(a.Lines)
	}
	return strings.Compare(a.Files[0].Path, b.Files[0].Path)
}
