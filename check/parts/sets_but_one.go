package parts

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/parts"
)

// leastLeft is how many cells must still differ after what single parts explain before a set of parts and a slip are
// looked for instead.
const leastLeft = 3

// setsButOne returns the parts that were left out where one cell is wrong besides: the one set of two or more that
// explains all cells but one, with the totals over it, nil where no set does, where others do as well, or where that
// would be too much work to know.
func (a *account) setsButOne() *sets {
	broken, vectors := a.broken(), [][]int64{}
	target, ok := scaled(a.lists, func(l *line) decimal.Decimal { return l.off.Neg() })
	for _, of := range a.parts {
		v, fine := scaled(a.lists, func(l *line) decimal.Decimal { return of.At(l.cell).Number })
		ok, vectors = ok && fine, append(vectors, v)
	}
	if !ok || len(broken) == 0 {
		return nil
	}
	var found *sets
	for _, slip := range broken {
		with := a.over(slip)
		left, all := a.subsetsBut(with, target, vectors, maxSearch/len(broken))
		if !all {
			return nil
		}
		for _, list := range left {
			rest, fits := a.leaves(list, slip, with)
			if !fits {
				continue
			}
			if found != nil || len(list) < 2 || !a.isPlenty(list, with) {
				return nil
			}
			found = &sets{only: list, slip: slip}
			found.lines = slices.DeleteFunc(slices.Clone(broken), func(l *line) bool { return slices.Contains(rest, l) })
		}
	}
	return found
}

// subsetsBut returns the sets of parts that explain all lines but some, and whether those are all that do.
func (a *account) subsetsBut(but map[*line]bool, target []int64, vectors [][]int64, budget int) ([][]*parts.Part, bool) {
	var at []int
	for i, l := range a.lists {
		switch {
		case l.open || but[l] || l.cell.Negative():
		case target[i] < 0:
			return nil, true
		default:
			at = append(at, i)
		}
	}
	pick := func(v []int64) []int64 {
		some := make([]int64, len(at))
		for k, i := range at {
			some[k] = v[i]
		}
		return some
	}
	var some [][]int64
	for _, v := range vectors {
		some = append(some, pick(v))
		if slices.ContainsFunc(some[len(some)-1], func(n int64) bool { return n < 0 }) {
			return nil, true
		}
	}
	numbers, all := subsetsOf(pick(target), some, maxSets, budget)
	var list [][]*parts.Part
	for _, set := range numbers {
		list = append(list, a.numbered(set))
	}
	return list, all
}

// over returns a line with the totals over it.
func (a *account) over(l *line) map[*line]bool {
	with := map[*line]bool{l: true}
	for changed := true; changed; {
		changed = false
		for _, of := range a.lists {
			if e := a.report.Form.Computed(of.cell); !with[of] && e != nil &&
				slices.ContainsFunc(e.Right, func(t form.Term) bool { return with[a.byCell[t.Cell]] }) {
				with[of], changed = true, true
			}
		}
	}
	return with
}

// leaves returns the lines that differ once parts are added: the slip's, and totals that differ for it. It reports whether
// that is so.
func (a *account) leaves(list []*parts.Part, slip *line, with map[*line]bool) (rest []*line, ok bool) {
	a.shift(list, 1)
	defer a.shift(list, -1)
	for _, l := range a.broken() {
		if l != slip && !(with[l] && a.follows(l)) {
			return nil, false
		}
		rest = append(rest, l)
	}
	return rest, !slip.off.IsZero() && !a.follows(slip)
}

// shift adds parts to what the superior's lines have, or takes them away.
func (a *account) shift(list []*parts.Part, sign int64) {
	for _, of := range list {
		for _, l := range a.lists {
			l.off = l.off.Add(of.At(l.cell).Number.Mul(decimal.NewFromInt(sign)))
		}
	}
}

// isPlenty reports whether parts explain so many cells, besides those of the slip and totals of others, that it is no accident.
func (a *account) isPlenty(list []*parts.Part, with map[*line]bool) bool {
	n := 0
	for _, l := range a.broken() {
		if !with[l] && !a.follows(l) {
			n++
		}
	}
	return n >= leastOneSided && 2*len(list) <= n
}
