package roster

import (
	"cmp"
	"slices"

	"nianbao/form/agencies"
)

// A File is one of a run, with what of it matters here.
type File struct {
	Path   string
	Kind   string // 工作簿, Word 文件: two of different kinds may be one filing
	Agency string // empty where the file names none or cannot be read
	Year   int    // 0 where it is not known
	Failed bool   // it could not be read

	Date string // the report's, as typed
	Due  string // by when it had to be out: 2025年1月31日; empty where nobody says
	Late bool   // its date is after that

	Errors, Warnings int    // of its findings, those that staff have explained not counted
	First            string // the first error, in a few words: 勾稽关系不平（依申请公开!J4）
	Stray            bool   // this program made it, as it is still, of a workbook that is not there: maybe of an earlier one
	NoLast           bool   // it alone, or with few others, was not held against last year's, which could not be had
	Unasked          bool   // nothing that was asked for could be checked: that nothing was found says nothing
}

// OtherYear reports whether a file is of another year than most, 0 for none: whether it is late nobody knows then, since
// that is counted from its year, which may be mistyped.
func (f *File) OtherYear(most int) bool { return most != 0 && f.Year != 0 && f.Year != most }

// A Doubt is lines and files that may belong together; either may be none.
type Doubt struct {
	Lines []Line
	Files []File
	Why   string // in Chinese, without a full stop
}

// An Outcome is what came of holding files against a list. Each line is in Standings once; each file in one standing, one
// doubt, among the strangers or the nameless once.
type Outcome struct {
	Standings []Standing // in the order of the list
	Doubts    []Doubt
	Strangers []File // of agencies that are not on the list
	Nameless  []File // that name no agency, or cannot be read
	Year      int    // of most files, 0 where none is of more than the others
}

// Match holds files against the list. Neither the order of the list nor that of the files matters to who is found.
func (l *List) Match(files []File) *Outcome {
	m := &matching{list: l, out: &Outcome{Year: yearOf(files)}, settled: make([]bool, len(l.Lines))}
	for _, line := range l.Lines {
		m.out.Standings = append(m.out.Standings, Standing{Line: line})
	}
	m.gather(files)
	for kin := agencies.Equal; kin < agencies.Foreign; kin++ {
		m.round(kin)
	}
	m.foreignPlaces()
	m.repeats()
	m.usual()
	m.near()
	m.nameless()
	m.mistyped()
	m.finish()
	return m.out
}

type matching struct {
	list    *List
	out     *Outcome
	groups  []*group
	settled []bool // which lines are matched, or in doubt
}

// kin returns the surest relation of a line to a group.
func (m *matching) kin(line int, g *group) agencies.Kinship {
	return agencies.Closest(m.list.Lines[line].names, g.names)
}

// round matches lines and groups that are of one kinship where each has but the other; those that have several are in
// doubt together, and are so whatever less sure names say.
func (m *matching) round(kin agencies.Kinship) {
	ofLine, ofGroup := map[int][]int{}, map[int][]int{}
	for _, pair := range m.candidates(kin) {
		line, g := pair[0], pair[1]
		ofLine[line], ofGroup[g] = append(ofLine[line], g), append(ofGroup[g], line)
	}
	if kin == agencies.Short {
		m.rivals(ofLine, ofGroup)
	}
	seen := map[int]bool{}
	for line := range m.list.Lines {
		if len(ofLine[line]) == 0 || seen[line] {
			continue
		}
		lines, groups := component(line, ofLine, ofGroup)
		for _, l := range lines {
			seen[l], m.settled[l] = true, true
		}
		if len(lines) == 1 && len(groups) == 1 {
			g := m.groups[groups[0]]
			g.owner, g.done = line, true
			m.out.Standings[line].group, m.out.Standings[line].How = g, kin
			continue
		}
		m.doubt(lines, groups, ambiguous(lines, groups))
	}
}

// rivals adds to each group that a line's name shortens, or is shortened by, the other lines that such agencies are called
// by elsewhere: 文化局 is 文旅局 in one place and 文体局 in another.
func (m *matching) rivals(ofLine, ofGroup map[int][]int) {
	for g := range m.groups {
		if len(ofGroup[g]) == 0 {
			continue
		}
		for i := range m.list.Lines {
			if !m.settled[i] && !slices.Contains(ofGroup[g], i) && areElsewhere(m.list.Lines[i].names, m.groups[g].names) {
				ofLine[i], ofGroup[g] = append(ofLine[i], g), append(ofGroup[g], i)
			}
		}
		slices.Sort(ofGroup[g])
	}
}

func ambiguous(lines, groups []int) string {
	switch {
	case len(groups) == 1:
		return "名单里有几行都可能是这个机关"
	case len(lines) == 1:
		return "收到的几个机关都可能是名单里的这一行"
	}
	return "名单里的几行和收到的几个机关分不清哪个对哪个"
}

// candidates returns the lines and groups that are of one kinship and not settled, in order.
func (m *matching) candidates(kin agencies.Kinship) [][2]int {
	index := map[string][]int{}
	for i := range m.list.Lines {
		if m.settled[i] {
			continue
		}
		for j := range m.list.Lines[i].names {
			at := indexOf(&m.list.Lines[i].names[j], kin)
			index[at] = append(index[at], i)
		}
	}
	var pairs [][2]int
	for g := range m.groups {
		if m.groups[g].done {
			continue
		}
		for i := range m.groups[g].names {
			for _, line := range index[indexOf(&m.groups[g].names[i], kin)] {
				if m.kin(line, m.groups[g]) == kin {
					pairs = append(pairs, [2]int{line, g})
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	return slices.Compact(pairs)
}

// indexOf returns what two names of a kinship have in common: a thousand names are not held against a thousand.
func indexOf(n *agencies.Name, kin agencies.Kinship) string {
	switch kin {
	case agencies.Equal:
		return n.Key
	case agencies.Variant:
		return n.Body
	case agencies.Short:
		r := []rune(n.Body)
		if len(r) == 0 {
			return ""
		}
		return string(r[0]) + string(r[len(r)-1])
	}
	return n.WritesFor()
}

// component returns all lines and groups that hang together with a line, in order.
func component(line int, ofLine, ofGroup map[int][]int) (lines, groups []int) {
	seenLine, seenGroup := map[int]bool{line: true}, map[int]bool{}
	lines = []int{line}
	for at := 0; at < len(lines); at++ {
		for _, g := range ofLine[lines[at]] {
			if seenGroup[g] {
				continue
			}
			seenGroup[g], groups = true, append(groups, g)
			for _, l := range ofGroup[g] {
				if !seenLine[l] {
					seenLine[l], lines = true, append(lines, l)
				}
			}
		}
	}
	slices.Sort(lines)
	slices.Sort(groups)
	return lines, groups
}

// doubt takes lines and groups down as what may belong together.
func (m *matching) doubt(lines, groups []int, why string) {
	d := Doubt{Why: why}
	for _, l := range lines {
		m.settled[l] = true
		m.out.Standings[l].State = Doubtful
		m.out.Standings[l].group = nil
		d.Lines = append(d.Lines, m.list.Lines[l])
	}
	for _, g := range groups {
		m.groups[g].done = true
		m.groups[g].owner = -1
		d.Files = append(d.Files, m.groups[g].files...)
	}
	m.out.Doubts = append(m.out.Doubts, d)
}

func quote(name string) string { return "“" + name + "”" }
