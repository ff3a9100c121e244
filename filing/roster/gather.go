package roster

import (
	"slices"
	"strings"

	"nianbao/form/agencies"
)

// A group is the files of one agency.
type group struct {
	names []agencies.Name
	keys  string // all names in order: what the group is known by
	files []File
	owner int // the standing that it is of, -1 for none
	done  bool
}

// Agencies returns the list of those that have filed, for runs that have none.
func Agencies(files []File) *List {
	m := &matching{list: &List{}, out: &Outcome{}}
	m.gather(files)
	for i, g := range m.groups {
		m.list.Lines = append(m.list.Lines, Line{Number: i + 1, Name: g.files[0].Agency, names: g.names})
	}
	return m.list
}

// yearOf returns the year of most files.
func yearOf(files []File) int {
	count := map[int]int{}
	for _, f := range files {
		if f.Year > 0 {
			count[f.Year]++
		}
	}
	best, tied := 0, false
	for year, n := range count {
		switch {
		case n > count[best] || best == 0:
			best, tied = year, false
		case n == count[best]:
			tied = true
		}
	}
	if tied {
		return 0
	}
	return best
}

// gather divides files by their agencies. Names of one place and body are one agency's, as far as no wider place differs.
func (m *matching) gather(files []File) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	buckets := map[string][]*group{}
	byKey := map[string]*group{}
	var order []string
	for _, f := range files {
		f.Late = f.Late && !f.OtherYear(m.out.Year)
		key := agencies.Key(f.Agency)
		if f.Failed || key == "" {
			m.out.Nameless = append(m.out.Nameless, f)
			continue
		}
		g := byKey[key]
		if g == nil {
			g = &group{names: agencies.NamesOf(f.Agency), keys: key, owner: -1}
			byKey[key] = g
			at := key
			if n := g.names[0]; n.HasPlace() {
				at = n.Last().Name + " " + n.Body
			}
			if buckets[at] == nil {
				order = append(order, at)
			}
			buckets[at] = append(buckets[at], g)
		}
		g.files = append(g.files, f)
	}
	for _, at := range order {
		m.groups = append(m.groups, merged(buckets[at])...)
	}
	slices.SortFunc(m.groups, func(a, b *group) int { return strings.Compare(a.keys, b.keys) })
}

// merged makes one group of some that are of one place and body, unless two of them are of two wider places.
func merged(groups []*group) []*group {
	for i := range groups {
		for j := range i {
			if groups[i].names[0].Conflicts(&groups[j].names[0]) {
				return groups
			}
		}
	}
	slices.SortFunc(groups, func(a, b *group) int { return strings.Compare(a.keys, b.keys) })
	whole := &group{owner: -1}
	for _, g := range groups {
		whole.names, whole.files = append(whole.names, g.names...), append(whole.files, g.files...)
		whole.keys += g.keys + "\n"
	}
	slices.SortFunc(whole.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return []*group{whole}
}
