package suspect

import (
	"math"
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
	free    bool // what one of its cells should hold nothing tells but the equations: it is no smaller than two slips
	chance  float64
}

// A finder searches for the smallest explanations of a group of broken rows. It tries one slip, then two: what three
// would explain, as a rule so would three others.
type finder struct {
	*system
	rest      []int64
	left      int // how many rows do not hold
	steps     int
	looks     int
	exhausted bool
	unsure    bool // not all that two slips can do was tried
	found     []candidate
}

// maxSteps bounds a search, in rows looked at: some 20 ms. maxLooks bounds what it looks at besides, in changes that may
// be a part of an explanation, and maxMoves in those of slips between cells, which grow with the cube of a table's rows.
const (
	maxSteps = 2_000_000
	maxLooks = 4_000_000
	maxMoves = 300_000
)

// look takes down that a number of changes is looked at.
func (f *finder) look(n int) {
	if f.looks += n; f.looks > maxLooks {
		f.exhausted = true
	}
}

// chanceSecond is how likely it is that somebody who made one slip made another.
const chanceSecond = 0.1

// maxFound bounds how many explanations of one size are kept.
const maxFound = 4096

func (s *system) search(group []int) *finder {
	f := &finder{system: s, rest: make([]int64, len(s.rest))}
	for _, e := range group {
		f.rest[e] = s.rest[e]
		f.left++
	}
	moves, free := f.moves()
	f.one(nil, moves)
	f.carried()
	f.unadded()
	if len(f.found) == 0 {
		f.two(moves)
		f.unsure = slices.ContainsFunc(f.found, func(c candidate) bool { return len(c.changes) > 2 || f.isGuess(c) })
		for _, m := range free {
			if f.mends(m.changes) {
				f.add(nil, m)
				f.unsure = true
			}
		}
	}
	return f
}

// first returns the first row that does not hold, the one with the fewest cells: one of them must change.
func (f *finder) first() int {
	best := -1
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
			f.add(before, m)
		}
	}
}

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
			f.then(f.single(c.at, by), moves)
		}
	}
	for _, m := range moves {
		if f.touches(e, m.changes) && !f.exhausted {
			f.then(m, nil)
		}
	}
}

// then looks for what explains the rest behind a slip.
func (f *finder) then(first candidate, moves []candidate) {
	if !f.apply(first.changes, 1) {
		f.apply(first.changes, -1)
		return
	}
	if f.left > 0 {
		found := len(f.found)
		f.one(first.changes, moves)
		for i := found; i < len(f.found); i++ {
			f.found[i].chance += first.chance + math.Log(chanceSecond)
		}
	}
	f.apply(first.changes, -1)
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

// add takes down an explanation, once.
func (f *finder) add(before []change, last candidate) {
	c := candidate{slices.Concat(before, last.changes), len(before), last.free, last.chance}
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
		ok = ok && x.fits(x.figure+c.by)
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
	if f.steps > maxSteps {
		f.exhausted = true
	}
	return ok
}
