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
		if s.Files = m.unstrayed(&s.Line, s.group.files); len(s.Files) == 0 {
			s.State = Doubtful
			continue
		}
		s.State = Filed
		if several(s.Files) {
			s.State = Twice
		}
		if s.How != agencies.Equal {
			s.By = s.Files[0].Agency
		}
	}
	for _, g := range m.groups {
		if !g.done {
			m.out.Strangers = append(m.out.Strangers, m.unstrayed(nil, g.files)...)
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

// isStray is why a file that is stray has not been filed by that.
const isStray = "由本程序生成，没有对应的统计表，可能是统计表改名、改正、删去以前生成的；确实是报来的，请核对"

// unstrayed returns the files of a group that are not stray, and enters a doubt about the others: nobody has filed by
// what this program may have made of a workbook that was renamed, or deleted, since.
func (m *matching) unstrayed(line *Line, files []File) (rest []File) {
	var stray []File
	for _, f := range files {
		if f.Stray {
			stray = append(stray, f)
		} else {
			rest = append(rest, f)
		}
	}
	if len(stray) == 0 {
		return files
	}
	d := Doubt{Files: stray, Why: isStray}
	if line != nil {
		d.Lines = []Line{*line}
	}
	m.out.Doubts = append(m.out.Doubts, d)
	return rest
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
