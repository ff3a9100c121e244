package merge

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/filing/among"
	"nianbao/filing/roster"
	"nianbao/form"
	"nianbao/form/parts"
)

// holdList holds the parts against the list of those that must be there, and refuses those of one line of it: the list
// knows other names of an agency that no rule does.
func (s *sum) holdList(list *roster.List) *among.Told {
	if list == nil {
		return nil
	}
	of := map[string]*parts.Part{}
	for _, p := range s.parts {
		of[s.named(p)] = p
	}
	told := match(list, s.parts, s.named, s.year)
	refuse := func(line roster.Line, files []roster.File) {
		var twice []*parts.Part
		for _, f := range files {
			twice = append(twice, of[f.Path])
		}
		if len(twice) > 1 && !s.refused(twice) && !parts.AreRelated(twice) {
			s.doubled = true
			s.wrong = append(s.wrong, fmt.Sprintf("名单第 %d 行“%s”的有 %d 份，只能有一份：%s", line.Number, line.Name,
				len(twice), s.calls(twice)))
		}
	}
	for _, st := range told.Outcome.Standings {
		refuse(st.Line, st.Files)
	}
	for _, d := range told.Outcome.Doubts {
		if len(d.Lines) == 1 {
			refuse(d.Lines[0], slices.DeleteFunc(slices.Clone(d.Files), func(f roster.File) bool {
				return !calls(d.Lines[0], f.Agency)
			}))
		}
	}
	return told
}

// linesOf returns the numbers of the lines of a list by how they call their agencies.
func linesOf(list *roster.List) map[string]int {
	if list == nil {
		return nil
	}
	lines := map[string]int{}
	for _, l := range list.Lines {
		for _, name := range append([]string{l.Name}, l.Aliases...) {
			lines[form.AgencyKey(name)] = l.Number
		}
	}
	return lines
}

// match returns how those on a list stand by some parts, whose files are named as the function says.
func match(list *roster.List, parts []*parts.Part, named func(*parts.Part) string, year int) *among.Told {
	var files []roster.File
	own := map[string]bool{}
	for _, p := range parts {
		called := named(p)
		own[called] = p.Own
		files = append(files, roster.File{Path: called, Agency: p.Agency, Year: year, Failed: p.Out && !p.Other})
	}
	told := &among.Told{List: list, Outcome: list.Match(files), Undated: true}
	settleSaid(told.Outcome, parts, named)
	told.Outcome.Strangers = slices.DeleteFunc(told.Outcome.Strangers, func(f roster.File) bool { return own[f.Path] })
	return told
}

// settleSaid takes out of the doubts those that people have settled by saying of files that the line calls by its names
// whether they are one agency's: as one they are all the line's, as several only the one that has its first name.
func settleSaid(o *roster.Outcome, list []*parts.Part, named func(*parts.Part) string) {
	of := map[string]*parts.Part{}
	for _, p := range list {
		of[named(p)] = p
	}
	o.Doubts = slices.DeleteFunc(o.Doubts, func(d roster.Doubt) bool {
		if len(d.Lines) != 1 || len(d.Files) < 2 {
			return false
		}
		line := d.Lines[0]
		its, others, same, apart := []roster.File{}, []roster.File{}, false, false
		for i, f := range d.Files {
			p := of[f.Path]
			if p == nil || !calls(line, f.Agency) {
				return false
			}
			for _, g := range d.Files[:i] {
				q := of[g.Path]
				if !p.IsRelated(q) {
					return false
				}
				same, apart = same || p.Says(q, true), apart || p.Says(q, false)
			}
			if form.AgencyKey(f.Agency) == form.AgencyKey(line.Name) {
				its = append(its, f)
			} else {
				others = append(others, f)
			}
		}
		if same {
			its, others = d.Files, nil
		}
		at := slices.IndexFunc(o.Standings, func(s roster.Standing) bool { return s.Number == line.Number })
		if at < 0 || same == apart || len(its) == 0 || apart && len(its) > 1 {
			return false
		}
		o.Standings[at].State, o.Standings[at].Files = roster.Filed, its
		o.Strangers = append(o.Strangers, others...)
		slices.SortFunc(o.Strangers, func(a, b roster.File) int { return strings.Compare(a.Path, b.Path) })
		return true
	})
}

// calls reports whether a line of a list calls an agency so, by its name or another one.
func calls(l roster.Line, agency string) bool {
	key := form.AgencyKey(agency)
	return slices.ContainsFunc(append([]string{l.Name}, l.Aliases...), func(name string) bool {
		return form.AgencyKey(name) == key
	})
}

// refused reports whether parts are refused already, as those of one agency.
func (s *sum) refused(list []*parts.Part) bool {
	return slices.ContainsFunc(s.wrong, func(line string) bool {
		return !slices.ContainsFunc(list, func(p *parts.Part) bool { return !strings.Contains(line, s.named(p)) })
	})
}

// enter takes down in a set what a list says of its parts, whose files were named so. They are called there as on the
// sheet of the parts, which sums of sums have as well.
func enter(told *among.Told, set *parts.Set, named func(*parts.Part) string) {
	if told == nil {
		return
	}
	called, of := map[string]string{}, map[string]*parts.Part{}
	for _, p := range slices.Concat(set.Parts, set.Out) {
		called[named(p)] = p.File
		if !p.Out {
			of[named(p)] = p
		}
	}
	for _, f := range told.Outcome.Strangers {
		if p := of[f.Path]; p != nil {
			set.Unlisted = append(set.Unlisted, p)
		}
	}
	set.List = filepath.ToSlash(told.List.Path)
	for _, st := range told.Outcome.Standings {
		if st.State == roster.Missing {
			set.Missing = append(set.Missing, st.Name)
		}
	}
	for _, d := range told.Outcome.Doubts {
		var names, files []string
		for _, l := range d.Lines {
			names = append(names, l.Name)
		}
		for _, f := range d.Files {
			files = append(files, called[f.Path])
		}
		p := parts.NewPart(form.Clip(strings.Join(names, "、"), maxWords), form.Clip(strings.Join(files, "、"), maxWords))
		p.Out, p.Wrong = true, "名单上的能不能对上这些文件，请核对："+d.Why
		set.Doubtful = append(set.Doubtful, p)
	}
}
