package roster

import (
	"slices"
	"strings"

	"nianbao/form/agencies"
)

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
