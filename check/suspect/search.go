package suspect

import (
	"slices"
)

// A change is by how much a typed cell's figure would have to be another.
type change struct {
	cell int
	by   int64
	why  string
}

// A candidate is an explanation that is looked into.
type candidate struct {
	changes []change
	second  int  // where the changes of the second slip begin; 0 for one slip
	whole   bool // two slips, among others that are one of two
	free    bool // what one of its cells should hold nothing tells but the equations: it is no smaller than two slips
	chance  float64
}

// A finder searches for the smallest explanations of a group of broken rows. It tries one slip, then two: what three
// would explain, as a rule so would three others.
type finder struct {
	*system
	rest      []int64
	left      int // how many rows do not hold
	most      int // steps
	steps     int
	looks     int
	exhausted bool // the search has ended before all was tried
	unsure    bool // something that may be an explanation was left out
	found     []candidate
	before    []change // which were made before those that are weighed

	base      []int64 // of each row what was off before moves were tried
	baseLeft  int     // and how many rows were
	mostMoves int     // how many steps may have been made behind the last of them
	hot       []bool  // of each cell whether one of its rows was
	scratch   []change
}

// maxSteps bounds what is looked at for all of a case, in rows of cells: some 15 ms on a computer of 2024. It is counted
// and not timed, for the same figures to give the same words everywhere. Each group of broken rows has its share, at
// least leastSteps, and slips between cells, of which there may be as many as the cube of a table's rows, have half.
// maxLooks bounds what a group looks at besides, in changes that may be a part of an explanation.
const (
	maxSteps   = 800_000
	leastSteps = 10_000
	maxLooks   = 1_000_000
)

// look takes down that a number of changes is looked at.
func (f *finder) look(n int) {
	if f.looks += n; f.looks > maxLooks {
		f.exhausted = true
	}
}

// maxFound bounds how many explanations of one size are kept.
const maxFound = 4096

// finder returns what searches for explanations of broken rows. All others are to hold as they do.
func (s *system) finder(group []int) *finder {
	f := &finder{system: s, rest: make([]int64, len(s.rest)), most: max(leastSteps, s.most)}
	for _, e := range group {
		f.rest[e] = s.rest[e]
		f.left++
	}
	return f
}

func (s *system) search(group []int) *finder {
	f := s.finder(group)
	moves, free := f.moves()
	f.one(nil, moves)
	f.carried()
	f.stale()
	f.unadded()
	f.byStatements()
	none := len(f.found) == 0
	if none {
		f.two(moves)
		f.unsure = f.unsure || slices.ContainsFunc(f.found, func(c candidate) bool { return len(c.changes) > 2 || f.isGuess(c) })
	}
	for _, m := range free {
		if mended, spoiled := f.stated(m.changes); none || len(mended) > 1 && spoiled == 0 {
			if f.mends(m.changes) {
				f.add(nil, f.weighed(m))
				f.unsure = true
			}
		}
	}
	return f
}

// first returns the first row that does not hold, the one with the fewest cells: one of them must change.
func (f *finder) first() int {
	best := -1
	f.steps += len(f.rest) / 16 // which takes as long
	for e, rest := range f.rest {
		if rest != 0 && (best < 0 || len(f.rows[e].cells) < len(f.rows[best].cells)) {
			best = e
		}
	}
	return best
}

// one looks for single slips that explain all that does not hold, behind what was changed before.
func (f *finder) one(before []change, moves []candidate) {
	e := f.first()
	for _, c := range f.rows[e].cells {
		by, ok := f.needed(e, c)
		if !ok || slices.ContainsFunc(before, func(b change) bool { return b.cell == c.at }) {
			continue
		}
		if f.mends([]change{{cell: c.at, by: by}}) { // what it is called, and how likely it is, takes longer
			f.add(before, f.single(c.at, by))
		}
	}
	for _, m := range moves {
		if f.exhausted && len(before) > 0 {
			return
		}
		if f.touches(e, m.changes) && !meets(before, m.changes) && f.mends(m.changes) {
			f.add(before, f.weighed(m))
		}
	}
}

// add takes down an explanation, once.
func (f *finder) add(before []change, last candidate) {
	c := candidate{changes: slices.Concat(before, last.changes), second: len(before), free: last.free, chance: last.chance}
	if len(f.found) >= maxFound {
		f.exhausted = true
		return
	}
	if len(before) > 0 {
		f.look(len(f.found))
	}
	if len(before) > 0 && slices.ContainsFunc(f.found, func(g candidate) bool { return same(g.changes, c.changes) }) {
		return
	}
	f.found = append(f.found, c)
}

// same reports whether two lists have the same changes.
func same(a, b []change) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x change) bool {
		return !slices.ContainsFunc(b, func(y change) bool { return x.cell == y.cell && x.by == y.by })
	})
}

// meets reports whether two lists have a cell in common.
func meets(a, b []change) bool {
	return slices.ContainsFunc(a, func(x change) bool {
		return slices.ContainsFunc(b, func(y change) bool { return x.cell == y.cell })
	})
}

// needed returns by how much a cell would have to change for a row to hold; false where no figure does that.
func (f *finder) needed(e int, c factor) (int64, bool) {
	return -f.rest[e] / c.times, f.rest[e] != 0 && f.rest[e]%c.times == 0
}

// touches reports whether changes have a part in a row.
func (f *finder) touches(e int, changes []change) bool {
	f.look(len(changes))
	return slices.ContainsFunc(changes, func(c change) bool {
		return slices.ContainsFunc(f.cells[c.cell].rows, func(r factor) bool { return r.at == e })
	})
}

// mends reports whether changes explain all that does not hold.
func (f *finder) mends(changes []change) bool {
	ok := f.apply(changes, 1)
	ok = ok && f.left == 0
	f.apply(changes, -1)
	return ok
}

// apply makes changes, or with sign -1 takes them back; false where a figure cannot stand in its cell.
func (f *finder) apply(changes []change, sign int64) bool {
	ok := true
	for _, c := range changes {
		x := &f.cells[c.cell]
		ok = ok && f.fits(x, x.figure+c.by)
		for _, r := range x.rows {
			was := f.rest[r.at]
			f.rest[r.at] += sign * c.by * r.times
			if now := f.rest[r.at]; (was == 0) != (now == 0) {
				if now == 0 {
					f.left--
				} else {
					f.left++
				}
			}
		}
		f.steps += len(x.rows)
	}
	if f.steps > f.most {
		f.exhausted = true
	}
	return ok
}
