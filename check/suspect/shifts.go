package suspect

// minShifted is how many rows must not hold, or sentences disagree with them, before whole stretches are tried.
const minShifted = 3

// maxSpoiled is how many rows that hold a stretch may break for another slip to mend them.
const maxSpoiled = 4

// shifts are stretches of a line of which all figures stand one cell too far: where the first of them should be, nothing
// stands, or the same as beside it, and what should be in the last cell is gone. It is what the equations want.
func (f *finder) shifts(line []int, across bool, add adder) {
	n := 0
	for n < len(line) && line[n] >= 0 {
		n++
	}
	for from := range n {
		for _, step := range []int{1, -1} {
			next := from + step
			if next < 0 || next >= n {
				continue
			}
			if own := f.cells[line[from]].figure; (own == 0) == (own == f.cells[line[next]].figure) {
				continue // of nothing beside nothing the next begins the same stretch
			}
			if !f.stretch(line[:n], from, step, across, add) {
				return
			}
		}
	}
}

// stretch tries a stretch of any length that begins in a cell, and reports whether more can be looked at.
func (f *finder) stretch(line []int, from, step int, across bool, add adder) bool {
	why := "这几行的数错了一行"
	if across {
		why = "这几列的数错了一列"
	}
	changes := f.scratch[:0]
	spoiled, more := 0, true
	for to := from + step; more && to >= 0 && to < len(line); to += step {
		if f.steps++; f.steps > f.mostMoves {
			f.unsure, more = true, false
		}
		before, here := line[to-step], line[to]
		if by := f.cells[here].figure - f.cells[before].figure; by != 0 {
			changes = append(changes, change{before, by, why})
			spoiled += f.spoil(changes[len(changes)-1:])
		}
		if spoiled > maxSpoiled {
			break
		}
		if len(changes) > 1 {
			changes, more = f.shift(changes, here, why, add)
		}
	}
	f.apply(changes, -1)
	f.scratch = changes
	return more
}

// spoil makes one change, and returns how many rows more do not hold that did.
func (f *finder) spoil(c []change) int {
	count := func() int {
		n := 0
		for _, r := range f.cells[c[0].cell].rows {
			if f.base[r.at] == 0 && f.rest[r.at] != 0 {
				n++
			}
		}
		return n
	}
	before := count()
	f.apply(c, 1)
	return count() - before
}

// shift adds a stretch that is made, whose last cell is to hold what the equations want, as an adder does, and returns the
// stretch as it was.
func (f *finder) shift(changes []change, last int, why string, add adder) ([]change, bool) {
	n, chance := len(changes), chanceShifted
	for _, r := range f.cells[last].rows {
		if by, ok := f.needed(r.at, r); ok {
			if f.cells[last].figure+by != 0 {
				chance = chanceLost // a figure that stands nowhere any more
			}
			changes = append(changes, change{last, by, why})
			break
		}
	}
	f.apply(changes[n:], 1)
	mends, more := f.left < f.baseLeft, true
	if mends {
		f.apply(changes, -1)
		more = add(chance, changes...)
		f.apply(changes, 1)
	}
	f.apply(changes[n:], -1)
	return changes[:n], more
}
