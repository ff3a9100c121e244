package suspect

import (
	"cmp"
	"math"
	"slices"
)

// A matter is broken rows that are explained together.
type matter struct {
	rows     []int
	doubtful bool // a slip in each of its groups is nearly as likely as the one that explains all
}

// matters returns groups of broken rows, those as one that one slip between cells explains together: two figures
// exchanged, or a row shifted, break columns that have no cell in common.
func (s *system) matters(groups [][]int) []matter {
	list := make([]matter, len(groups))
	for i, g := range groups {
		list[i].rows = g
	}
	if len(groups) < 2 {
		return list
	}
	f := s.finder(slices.Concat(groups...))
	moves, free := f.moves()
	bridges := f.bridges(groups, slices.Concat(moves, free))
	slices.SortStableFunc(bridges, func(a, b bridge) int {
		return cmp.Or(cmp.Compare(b.saves, a.saves), cmp.Compare(b.chance, a.chance))
	})
	bridged := make([]bool, len(groups))
	for _, b := range bridges {
		if slices.ContainsFunc(b.groups, func(g int) bool { return bridged[g] }) {
			continue
		}
		m, apart := &list[b.groups[0]], float64(len(b.groups)-1)*math.Log(chanceSecond)
		for k, g := range b.groups {
			bridged[g] = true
			apart += f.best(groups[g], nil)
			if k > 0 {
				m.rows = slices.Concat(m.rows, groups[g])
				list[g].rows = nil
			}
		}
		slices.Sort(m.rows)
		m.doubtful = apart > b.chance-muchLess
	}
	return slices.DeleteFunc(list, func(m matter) bool { return m.rows == nil })
}

// A bridge is a slip between cells that explains several groups.
type bridge struct {
	groups []int
	saves  int // how many slips fewer explain them than one each
	chance float64
}

// bridges returns the slips that mend a group and touch others, of which at most one needs another slip besides. Where
// that saves no slip, it must be likelier than one slip in each.
func (f *finder) bridges(groups [][]int, moves []candidate) []bridge {
	var list []bridge
	of := make([]int, len(f.rows))
	for i := range of {
		of[i] = -1
	}
	for g, rows := range groups {
		for _, e := range rows {
			of[e] = g
		}
	}
	alone := map[int]float64{}
	for _, m := range moves {
		touched, sound := f.touched(of, m.changes)
		if len(touched) < 2 || sound || f.exhausted {
			continue
		}
		rest := f.leaves(groups, touched, m.changes)
		if len(rest) > 1 || len(rest) == len(touched) {
			continue
		}
		b := bridge{touched, len(touched) - len(rest) - 1, f.weighed(m).chance}
		if m.free && b.saves < 2 {
			continue // a figure that got lost may be any: that two columns want the same is no wonder
		}
		if b.saves == 0 && !f.isLikelier(groups, &b, rest[0], m, alone) {
			continue
		}
		list = append(list, b)
	}
	return list
}

// leaves returns which of some groups still do not hold behind changes, all of them where a figure cannot stand in its
// cell.
func (f *finder) leaves(groups [][]int, touched []int, changes []change) []int {
	var rest []int
	fits := f.apply(changes, 1)
	for _, g := range touched {
		if !fits || slices.ContainsFunc(groups[g], func(e int) bool { return f.rest[e] != 0 }) {
			rest = append(rest, g)
		}
	}
	f.apply(changes, -1)
	return rest
}

// isLikelier reports whether a slip that mends one group, with another one for the rest, is likelier than one in each. The
// bridge then has as its chance by how much.
func (f *finder) isLikelier(groups [][]int, b *bridge, rest int, m candidate, alone map[int]float64) bool {
	apart := 0.0
	for _, g := range b.groups {
		if _, known := alone[g]; !known {
			alone[g] = f.best(groups[g], nil)
		}
		apart += alone[g]
	}
	b.chance += f.best(groups[rest], m.changes) - apart
	return b.chance > 0
}

// best returns the chance of the likeliest single slip in a cell that explains a group behind changes.
func (f *finder) best(group []int, before []change) float64 {
	part := f.finder(group) // what else does not hold is not looked at
	for _, c := range before {
		for _, r := range f.cells[c.cell].rows {
			if slices.Contains(group, r.at) {
				part.rest[r.at] += c.by * r.times
			}
		}
	}
	part.left = 0
	for _, e := range group {
		if part.rest[e] != 0 {
			part.left++
		}
	}
	best := math.Inf(-1)
	part.one(before, nil)
	for _, c := range part.found {
		best = max(best, c.chance)
	}
	f.steps += part.steps
	f.look(len(group))
	return best
}

// touched returns the groups of which changes change rows, in order, and whether they break a row that holds.
func (f *finder) touched(of []int, changes []change) (groups []int, sound bool) {
	net := map[int]int64{}
	for _, c := range changes {
		for _, r := range f.cells[c.cell].rows {
			net[r.at] += c.by * r.times
		}
	}
	for e, by := range net {
		switch g := of[e]; {
		case by == 0:
		case g < 0:
			sound = true
		case !slices.Contains(groups, g):
			groups = append(groups, g)
		}
	}
	slices.Sort(groups)
	return groups, sound
}
