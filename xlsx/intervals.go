package xlsx

import (
	"cmp"
	"slices"
	"sort"
)

// Intervals are ranges of row or column numbers: those that are hidden.
type intervals []interval

type interval struct{ first, last int }

// add enters a range. Row after row, as a file lists them, makes one range.
func (s *intervals) add(first, last int) {
	if n := len(*s); n > 0 && (*s)[n-1].last+1 == first {
		(*s)[n-1].last = last
		return
	}
	*s = append(*s, interval{first, last})
}

// normalize puts the ranges in order and joins those that touch. It comes before contain.
func (s *intervals) normalize() {
	slices.SortFunc(*s, func(a, b interval) int { return cmp.Compare(a.first, b.first) })
	joined := (*s)[:0]
	for _, next := range *s {
		if n := len(joined); n > 0 && joined[n-1].last+1 >= next.first {
			joined[n-1].last = max(joined[n-1].last, next.last)
			continue
		}
		joined = append(joined, next)
	}
	*s = joined
}

// contain says whether all numbers from first to last are in the ranges.
func (s intervals) contain(first, last int) bool {
	i := sort.Search(len(s), func(i int) bool { return s[i].last >= first })
	return i < len(s) && s[i].first <= first && s[i].last >= last
}
