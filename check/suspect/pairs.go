package suspect

import (
	"math"
	"slices"
)

// chanceSecond is how likely it is that somebody who made one slip made another.
const chanceSecond = 0.1

// two looks for pairs of slips.
func (f *finder) two(moves []candidate) {
	e := f.first()
	for _, c := range f.rows[e].cells {
		tried := make([]int64, 0, 3)
		for _, r := range f.cells[c.at].rows {
			by, ok := f.needed(r.at, r)
			if !ok || slices.Contains(tried, by) || f.exhausted {
				continue
			}
			tried = append(tried, by)
			f.then(candidate{changes: []change{{cell: c.at, by: by}}}, moves, func(candidate) candidate {
				return f.single(c.at, by)
			})
		}
	}
	for _, m := range moves {
		if f.touches(e, m.changes) && !f.exhausted {
			f.then(m, nil, f.weighed)
		}
	}
}

// then looks for what explains the rest behind a slip, which is weighed only where something does.
func (f *finder) then(first candidate, moves []candidate, weigh func(candidate) candidate) {
	if !f.apply(first.changes, 1) {
		f.apply(first.changes, -1)
		return
	}
	if f.left > 0 {
		found := len(f.found)
		f.before = first.changes
		f.one(first.changes, moves)
		f.before = nil
		if len(f.found) > found {
			first = weigh(first)
		}
		for i := found; i < len(f.found); i++ {
			copy(f.found[i].changes, first.changes) // with what the slip is called
			f.together(&f.found[i], first.chance)
		}
	}
	f.apply(first.changes, -1)
}

// together makes the chance of the second of two slips that of both. Two totals that are off by the same have not been
// updated when a figure was; two figures of a line that are off by the same are one that was entered in part elsewhere:
// neither is a second slip.
func (f *finder) together(c *candidate, first float64) {
	apart := c.chance + first + math.Log(chanceSecond)
	c.chance = apart
	if len(c.changes) != 2 {
		return
	}
	a, b := &c.changes[0], &c.changes[1]
	x, y := &f.cells[a.cell], &f.cells[b.cell]
	if x.total != y.total || a.by != b.by && a.by != -b.by {
		return
	}
	chance, why := f.staleChance(a.by, 2), staleTotal
	if !x.total {
		if x.of.Table != y.of.Table || x.of.Row != y.of.Row && x.of.Column != y.of.Column {
			return
		}
		chance, why = math.Log(shareOther*chanceStale*anyFigure(a.by, 0))+f.plausible(c.changes), offTotals
	}
	if chance > apart {
		c.chance = chance
		a.why, b.why = why, why
	}
}

// alternatives returns the slips that explain what others leave.
func (f *finder) alternatives(others []change) []candidate {
	f.found = nil
	f.apply(others, 1)
	moves, _ := f.moves()
	f.before = others
	f.one(others, moves)
	f.before = nil
	f.apply(others, -1)
	for i := range f.found {
		c := &f.found[i]
		c.changes, c.second = c.changes[len(others):], 0
	}
	return f.found
}

// lead makes a part of the best pair the first of what explains the same, called as in the pair.
func lead(found []candidate, part []change) {
	at := slices.IndexFunc(found, func(c candidate) bool { return same(c.changes, part) })
	if at < 0 {
		return
	}
	found[0], found[at] = found[at], found[0]
	first := &found[0]
	first.changes = part
	for _, c := range found[1:] {
		first.chance = max(first.chance, math.Nextafter(c.chance, math.Inf(1)))
	}
}

// muchLess is how much less likely a pair must be, as a logarithm, for it not to be told beside another.
const muchLess = 4.6

// ties returns the pairs about as likely as the first of which a slip is none that explains its part beside the other of
// the first: neither can be told of without the other.
func (s *system) ties(pairs []candidate, parts [2][]candidate) []candidate {
	among := func(of []change) bool {
		return slices.ContainsFunc(slices.Concat(parts[0], parts[1]), func(c candidate) bool { return same(c.changes, of) })
	}
	var list []candidate
	for _, p := range pairs {
		if p.second > 0 && (p.chance > pairs[0].chance-muchLess || isStale(p)) && !s.isGuess(p) &&
			!(among(p.changes[:p.second]) && among(p.changes[p.second:])) {
			list = append(list, p)
		}
	}
	return list
}

// withTies returns what explains rows beside the other slip of the best pair, and other pairs in whole, of each first what
// is about these rows, all by how likely they are.
func (f *finder) withTies(found []candidate, rows []int, ties []candidate, best candidate) []candidate {
	own := found[0].chance
	for _, t := range ties {
		first, second := t.changes[:t.second], t.changes[t.second:]
		if !slices.ContainsFunc(rows, func(e int) bool { return f.touches(e, first) }) {
			first, second = second, first
		}
		t.changes, t.whole = slices.Concat(first, second), true
		if t.chance += own - best.chance; isStale(t) {
			t.chance = max(t.chance, math.Nextafter(own, math.Inf(-1))) // whoever reads on has to hear of it
		}
		found = append(found, t)
	}
	sortByChance(found)
	return found
}

// isStale reports whether an explanation says of nothing but totals that nobody has updated them.
func isStale(c candidate) bool {
	return !slices.ContainsFunc(c.changes, func(c change) bool { return c.why != staleTotal })
}
