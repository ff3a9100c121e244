package xlsx

import (
	"cmp"
	"slices"
	"sort"
)

// A front is a line that moves down the sheet: the areas that it has met, from left to right, no two in the same column. It finds
// the area over a place without a table of all places, which a merge over whole columns would fill by the million.
type front []area

// reach returns the range of areas in the front that have a column in common with left to right.
func (f front) reach(left, right int) (from, to int) {
	from = sort.Search(len(f), func(i int) bool { return f[i].right > left })
	to = sort.Search(len(f), func(i int) bool { return f[i].left >= right })
	return from, to
}

func readingOrder(a, b area) int {
	return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left), cmp.Compare(a.order, b.order))
}

// disjoint returns the areas without those that overlap an earlier one, in reading order.
func disjoint(areas []area) []area {
	slices.SortFunc(areas, readingOrder)
	dropped := make(map[int]bool)
	var met front
	for _, a := range areas {
		from, to := met.reach(a.left, a.right)
		overlaps := slices.ContainsFunc(met[from:to], func(b area) bool { return b.bottom > a.top && b.order < a.order })
		if overlaps {
			dropped[a.order] = true
			continue
		}
		for _, b := range met[from:to] {
			if b.bottom > a.top {
				dropped[b.order] = true
			}
		}
		met = slices.Replace(met, from, to, a)
	}
	return slices.DeleteFunc(areas, func(a area) bool { return dropped[a.order] })
}

// A sweep finds the areas over places that are asked for in reading order.
type sweep struct {
	met  front
	rest []area // disjoint, in reading order
}

// at returns the area over a place.
func (s *sweep) at(row, col int) (area, bool) {
	for len(s.rest) > 0 && s.rest[0].top <= row {
		from, to := s.met.reach(s.rest[0].left, s.rest[0].right)
		s.met = slices.Replace(s.met, from, to, s.rest[0])
		s.rest = s.rest[1:]
	}
	from, to := s.met.reach(col, col+1)
	if from == to || !s.met[from].holds(row, col) {
		return area{}, false
	}
	return s.met[from], true
}
