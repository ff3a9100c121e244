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
		f.one(first.changes, moves)
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
	f.one(others, moves)
	f.apply(others, -1)
	for i := range f.found {
		c := &f.found[i]
		c.changes, c.second = c.changes[len(others):], 0
	}
	return f.found
}
