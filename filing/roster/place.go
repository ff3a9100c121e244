package roster

import (
	"fmt"
	"slices"

	"nianbao/form/agencies"
)

// foreignPlaces takes back matches of lines that name no place with files of another place than that of most.
func (m *matching) foreignPlaces() {
	count := map[int]map[string]int{} // by level
	add := func(a agencies.Area) {
		if count[a.Level] == nil {
			count[a.Level] = map[string]int{}
		}
		count[a.Level][a.Name]++
	}
	lacks := func(i int) (agencies.Area, bool) {
		s := &m.out.Standings[i]
		hasPlace := func(n agencies.Name) bool { return n.HasPlace() }
		if s.group == nil || s.How == agencies.Equal || slices.ContainsFunc(s.names, hasPlace) {
			return agencies.Area{}, false
		}
		a := s.group.names[0].Last()
		return a, a.Name != ""
	}
	for i := range m.out.Standings {
		for _, n := range m.list.Lines[i].names[:1] {
			for _, a := range n.Areas {
				add(a)
			}
		}
		if a, ok := lacks(i); ok {
			add(a)
		}
	}
	for i := range m.out.Standings {
		a, ok := lacks(i)
		if !ok {
			continue
		}
		for other, n := range count[a.Level] {
			if other != a.Name && n >= count[a.Level][a.Name] && a.Level < agencies.TownLevel { // of towns a list has many
				g := slices.Index(m.groups, m.out.Standings[i].group)
				m.doubt([]int{i}, []int{g}, fmt.Sprintf("名单没有写是哪里的；这份是%s的，别的机关是%s的", a.Name,
					mostOf(count[a.Level], a.Name)))
				break
			}
		}
	}
}

// mostOf returns the place besides one that most are of.
func mostOf(count map[string]int, but string) string {
	best := ""
	for name, n := range count {
		if name != but && (best == "" || n > count[best] || n == count[best] && name < best) {
			best = name
		}
	}
	return best
}

// repeats takes down as doubtful what is surely the same as something that is matched: another spelling of a file's
// agency, or of a line.
func (m *matching) repeats() {
	index := map[string][]int{}
	for i := range m.list.Lines {
		if m.out.Standings[i].group == nil {
			continue
		}
		for j := range m.list.Lines[i].names {
			at := m.list.Lines[i].names[j].Body
			index[at] = append(index[at], i)
		}
	}
	for g := range m.groups {
		if m.groups[g].done {
			continue
		}
		for _, line := range index[m.groups[g].names[0].Body] {
			if m.kin(line, m.groups[g]) <= agencies.Variant {
				of := m.list.Lines[line]
				m.doubt(nil, []int{g}, fmt.Sprintf("可能也是名单第 %d 行的%s，它已经报了一份", of.Number, quote(of.Name)))
				break
			}
		}
	}
	matched := map[string][]int{}
	for g := range m.groups {
		if m.groups[g].owner >= 0 {
			for i := range m.groups[g].names {
				at := m.groups[g].names[i].Body
				matched[at] = append(matched[at], g)
			}
		}
	}
	for i := range m.list.Lines {
		if m.settled[i] {
			continue
		}
		for _, g := range matched[m.list.Lines[i].names[0].Body] {
			if m.kin(i, m.groups[g]) <= agencies.Variant {
				of := m.list.Lines[m.groups[g].owner]
				m.doubt([]int{i}, nil, fmt.Sprintf("和名单第 %d 行的%s可能是同一个机关", of.Number, quote(of.Name)))
				break
			}
		}
	}
}
