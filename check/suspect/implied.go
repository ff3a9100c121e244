package suspect

import (
	"cmp"
	"slices"
)

// Where totals are formulas, an equation of a total column says no more than those of the columns behind it. Such a row
// ties all of them together, so that two slips in two columns look like one matter; without it each column stands alone.

// maxImplied bounds how many factors are looked at in finding out which rows say nothing of their own.
const maxImplied = 50_000

// leaveImplied takes those rows out of the system that are sums of others: of rows in which a total was taken back to the
// cells behind it, the longest.
func (s *system) leaveImplied() {
	var order []int
	expanded := false
	for e := range s.rows {
		order = append(order, e)
		expanded = expanded || s.rows[e].expanded
	}
	if !expanded {
		return
	}
	rank := func(e int) int {
		if s.rows[e].expanded {
			return len(s.rows[e].cells)
		}
		return 0
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	b := basis{of: map[int]map[int]int64{}}
	for _, e := range order {
		if rest := b.reduce(s.rows[e].cells); len(rest) > 0 {
			b.add(rest)
		} else if s.rows[e].expanded && b.looks <= maxImplied {
			s.leave(e)
		}
	}
}

// leave takes a row out of the system.
func (s *system) leave(e int) {
	for _, c := range s.rows[e].cells {
		x := &s.cells[c.at]
		x.rows = slices.DeleteFunc(x.rows, func(r factor) bool { return r.at == e })
	}
	s.rows[e].implied = true
	s.rest[e] = 0
	if s.rows[e].broken {
		s.implied = append(s.implied, e)
	}
}

// A basis is rows of which none is a sum of multiples of the others, each by a cell that no later one has.
type basis struct {
	of    map[int]map[int]int64
	order []int
	looks int
}

func (b *basis) add(row map[int]int64) {
	pivot := -1
	for c := range row {
		if pivot < 0 || c < pivot {
			pivot = c
		}
	}
	b.of[pivot], b.order = row, append(b.order, pivot)
}

// maxTimes is how often a cell may count in a reduced row: products of two such numbers are exact.
const maxTimes = 1 << 30

// reduce returns what a row says besides the basis, nothing where it says nothing. A row whose numbers grow too large, or
// that takes too long, is returned as far as it was reduced: it is no sum of others then as far as anybody knows.
func (b *basis) reduce(cells []factor) map[int]int64 {
	row := map[int]int64{}
	for _, c := range cells {
		row[c.at] = c.times
	}
	for _, pivot := range b.order {
		times, has := row[pivot]
		if !has {
			continue
		}
		by := b.of[pivot]
		own := by[pivot]
		if b.looks += len(row) + len(by); b.looks > maxImplied {
			return row
		}
		g := gcd(own, times)
		own, times = own/g, times/g
		for c, n := range row {
			row[c] = n * own
		}
		for c, n := range by {
			if row[c] -= n * times; row[c] == 0 {
				delete(row, c)
			}
		}
		for _, n := range row {
			if n > maxTimes || n < -maxTimes {
				b.looks = maxImplied + 1
				return row
			}
		}
	}
	return row
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// shareImplied gives the broken rows that were left out to the verdicts whose slips break them, each to one. All of these
// say that only together they mend it.
func (s *system) shareImplied(verdicts []Verdict) {
	for _, e := range s.implied {
		var involved []int
		for i := range verdicts {
			if slices.ContainsFunc(verdicts[i].rows, func(r int) bool { return s.meet(e, r) }) {
				involved = append(involved, i)
			}
		}
		if len(involved) == 0 {
			continue
		}
		to := involved[0]
		if i := slices.IndexFunc(involved, func(i int) bool { return len(verdicts[i].Explanations) == 0 }); i >= 0 {
			to = involved[i] // nobody knows what mends it
			for _, i := range involved {
				verdicts[i].Partly = true
			}
		} else {
			for _, i := range involved {
				verdicts[i].join(verdicts, involved)
			}
		}
		verdicts[to].Equations = append(verdicts[to].Equations, s.rows[e].of)
	}
}

// join takes down the first explanations of other verdicts.
func (v *Verdict) join(verdicts []Verdict, of []int) {
	for _, i := range of {
		if &verdicts[i] == v {
			continue
		}
		for _, c := range verdicts[i].Explanations[0].Changes {
			known := func(k Change) bool { return k.Cell == c.Cell }
			if !slices.ContainsFunc(slices.Concat(v.Besides, v.Others), known) {
				v.Others = append(v.Others, c)
			}
		}
	}
}

// meet reports whether two rows have a cell in common.
func (s *system) meet(a, b int) bool {
	return slices.ContainsFunc(s.rows[a].cells, func(c factor) bool {
		return slices.ContainsFunc(s.rows[b].cells, func(d factor) bool { return c.at == d.at })
	})
}
