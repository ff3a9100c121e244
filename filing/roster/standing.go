package roster

import (
	"slices"
	"strings"

	"nianbao/form/agencies"
)

// State says how an agency of the list stands.
type State int

const (
	Missing  State = iota // no file is of it
	Filed                 // one filing is
	Twice                 // several are
	Doubtful              // it may be that one is
)

// A Standing is how one agency of the list stands. Of a doubtful one the doubt has the files.
type Standing struct {
	Line
	State State
	Files []File           // ordered by path
	How   agencies.Kinship // by what of the name the files were known
	By    string           // how the files call it, where that is not how the list does
	group *group           // that is its own
}

// Late returns a file of the agency that is late, nil for none.
func (s *Standing) Late() *File {
	if i := slices.IndexFunc(s.Files, func(f File) bool { return f.Late }); i >= 0 {
		return &s.Files[i]
	}
	return nil
}

// IsUndated reports whether the agency's files say nowhere when they were issued: nobody knows whether they are late.
func (s *Standing) IsUndated() bool {
	return len(s.Files) > 0 && !slices.ContainsFunc(s.Files, func(f File) bool { return f.Date != "" })
}

// Placed returns the place that the files' name has before the list's, where that is all in which they differ: 示例县 of
// 县司法局 and 示例县司法局.
func (s *Standing) Placed() (place string, ok bool) {
	name, by := agencies.NamesOf(s.Name), agencies.NamesOf(s.By)
	if len(name) != 1 || len(by) != 1 {
		return "", false
	}
	rest := name[0].Key
	if !name[0].HasPlace() {
		rest = strings.TrimPrefix(rest, name[0].Level)
	}
	for _, a := range by[0].Areas {
		if place += a.Name; place+rest == by[0].Key {
			return place, true
		}
	}
	return "", false
}
