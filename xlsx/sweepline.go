package xlsx

import (
	"cmp"
	"slices"
	"sort"
)

// A sweepline moves down the sheet: it is the areas that it has met, from left to right, no two in the same column. It
// finds the area over a cell without a table of all cells, which a merge over whole columns would fill by the million.
type sweepline []Area

// reach returns the range of the areas met that have a column in common with left to right.
func (f sweepline) reach(left, right int) (from, to int) {
	from = sort.Search(len(f), func(i int) bool { return f[i].Right > left })
	to = sort.Search(len(f), func(i int) bool { return f[i].Left >= right })
	return from, to
}

func readingOrder(a, b Area) int {
	return cmp.Or(cmp.Compare(a.Top, b.Top), cmp.Compare(a.Left, b.Left), cmp.Compare(a.order, b.order))
}

// disjoint returns the areas without those that overlap an earlier one, in reading order.
func disjoint(areas []Area) []Area {
	slices.SortFunc(areas, readingOrder)
	dropped := make(map[int]bool)
	var met sweepline
	for _, a := range areas {
		from, to := met.reach(a.Left, a.Right)
		overlaps := slices.ContainsFunc(met[from:to], func(b Area) bool { return b.Bottom > a.Top && b.order < a.order })
		if overlaps {
			dropped[a.order] = true
			continue
		}
		for _, b := range met[from:to] {
			if b.Bottom > a.Top {
				dropped[b.order] = true
			}
		}
		met = slices.Replace(met, from, to, a)
	}
	return slices.DeleteFunc(areas, func(a Area) bool { return dropped[a.order] })
}

// An areaIndex finds the areas over cells that are asked for in reading order.
type areaIndex struct {
	met  sweepline
	rest []Area // disjoint, in reading order
}

func (s *areaIndex) at(row, col int) (Area, bool) {
	for len(s.rest) > 0 && s.rest[0].Top <= row {
		from, to := s.met.reach(s.rest[0].Left, s.rest[0].Right)
		s.met = slices.Replace(s.met, from, to, s.rest[0])
		s.rest = s.rest[1:]
	}
	from, to := s.met.reach(col, col+1)
	if from == to || !s.met[from].Contains(row, col) {
		return Area{}, false
	}
	return s.met[from], true
}
