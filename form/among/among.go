// Package among is how the reports of several agencies are held against each other, as data: how much of a text may be
// the same, and by which words a report says what its own agency has done. It knows limits and words alone; texts are
// named by their ids. Package define reads it, check/copied holds reports by it.
package among

import (
	"slices"
	"strings"

	"nianbao/form/past"
)

// Reports is how the reports of several agencies are held against each other, nil where that is not done.
type Reports struct {
	Copied *past.Copied // how much of a text must be the same; its share is of the text that has less
	// Many is from how many agencies on a sentence counts as one that all were given: these are told of together, once.
	Many int
	Acts []string // words that stand right behind the agency of which a report tells: 认真贯彻
	Weak []string // words that may: enough for an agency of another place, which a report has nothing to tell of
	// Others are words in the names of agencies that any report of the same place may tell of so: 政务服务, 县委.
	Others []string
}

// IsOther reports whether a name is of an agency that any report of the same place may tell of.
func (r *Reports) IsOther(name string) bool {
	return slices.ContainsFunc(r.Others, func(word string) bool { return strings.Contains(name, word) })
}
