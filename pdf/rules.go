package pdf

import (
	"cmp"
	"slices"
)

// How far apart, in points, things may be drawn that are meant to be at one place.
const (
	sameLine = 1.5 // two lines that are one
	lineGap  = 3.0 // pieces of a line: programs draw it cell by cell and leave the corners out
	reach    = 3.0 // a line and the one that it ends at
	minCell  = 4.0 // what is narrower lies between the two strokes of a double line
)

// joined returns lines of one direction, those made one that lie on each other or continue each other.
func joined(rules []rule) []rule {
	rules = slices.Clone(rules)
	slices.SortFunc(rules, func(a, b rule) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var out []rule
	for begin := 0; begin < len(rules); {
		end := begin
		for end < len(rules) && rules[end].at-rules[begin].at <= sameLine {
			end++
		}
		out = append(out, pieces(rules[begin:end])...)
		begin = end
	}
	return out
}

// pieces joins lines at one place.
func pieces(rules []rule) []rule {
	slices.SortStableFunc(rules, func(a, b rule) int { return cmp.Compare(a.from, b.from) })
	var out []rule
	for _, r := range rules {
		if n := len(out); n > 0 && r.from <= out[n-1].to+lineGap {
			out[n-1].to = max(out[n-1].to, r.to)
			continue
		}
		out = append(out, r)
	}
	return out
}

// A lattice is lines that meet each other, directly or through others.
type lattice struct{ across, down []rule }

// lattices groups lines by what meets. Those that meet none divide no cells.
func lattices(across, down []rule) []*lattice {
	group := make([]int, len(across)+len(down))
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, a := range across {
		for j, d := range down {
			if meet(a, d) {
				group[find(len(across)+j)] = find(i)
			}
		}
	}
	var list []*lattice
	at := map[int]*lattice{}
	in := func(i int) *lattice {
		root := find(i)
		if at[root] == nil {
			at[root] = &lattice{}
			list = append(list, at[root])
		}
		return at[root]
	}
	for i, a := range across {
		l := in(i)
		l.across = append(l.across, a)
	}
	for j, d := range down {
		l := in(len(across) + j)
		l.down = append(l.down, d)
	}
	return slices.DeleteFunc(list, func(l *lattice) bool { return len(l.across) < 2 || len(l.down) == 0 })
}

func meet(across, down rule) bool {
	return across.from-reach <= down.at && down.at <= across.to+reach &&
		down.from-reach <= across.at && across.at <= down.to+reach
}

// edges returns the places that divide a lattice in one direction, in order: where the lines of that direction are,
// and where those across begin and end, for a table that is open at its sides.
func edges(lines, across []rule) []float64 {
	var places []float64
	for _, l := range lines {
		places = append(places, l.at)
	}
	if len(across) > 0 {
		first, last := across[0].from, across[0].to
		for _, a := range across {
			first, last = min(first, a.from), max(last, a.to)
		}
		places = append(places, first, last)
	}
	slices.Sort(places)
	var out []float64
	for _, p := range places {
		if n := len(out); n == 0 || p-out[n-1] > minCell {
			out = append(out, p)
		}
	}
	return out
}

// nearest returns which of the places, which are in order, is nearest.
func nearest(places []float64, at float64) int {
	i, _ := slices.BinarySearch(places, at)
	if i == len(places) || i > 0 && at-places[i-1] < places[i]-at {
		i--
	}
	return i
}
