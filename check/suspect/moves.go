package suspect

import (
	"math"
	"strconv"
)

// How likely it is that somebody makes such a slip with one figure of a table, against all slips; see slip.go for those
// within one figure.
const (
	chanceExchanged = 0.10
	chanceMoved     = 0.12
	chanceTorn      = 0.05
	chanceShifted   = 0.08
	chanceLost      = 0.002 // shifted, and what stood at the end is lost
)

// moves returns the slips between cells that touch what does not hold, each as one candidate: figures exchanged, entered
// a cell too far, torn over two cells, whole stretches of a row or column shifted by one. Of those that are free a figure
// got lost.
//
// Where there are more than can be looked at, some are left out, and nothing is certain.
func (f *finder) moves() (list, free []candidate) {
	looks := 0
	add := func(chance float64, changes ...change) bool {
		if looks += len(changes); looks > maxMoves {
			f.exhausted = true
			return false
		}
		touched := false
		for _, c := range changes {
			for _, r := range f.cells[c.cell].rows {
				touched = touched || f.rest[r.at] != 0
			}
		}
		c := candidate{changes: changes, free: chance == chanceLost, chance: math.Log(chance) + f.plausible(changes)}
		switch {
		case !touched:
		case c.free:
			free = append(free, c)
		default:
			list = append(list, c)
		}
		return true
	}
	for i, line := range f.lines {
		for at := range len(line) - 1 {
			if line[at] >= 0 && line[at+1] >= 0 {
				f.exchange(line[at], line[at+1], f.across[i], add)
			}
		}
		f.torn(line, f.across[i], add)
		if f.left >= minShifted {
			f.shifts(line, f.across[i], add)
		}
	}
	return list, free
}

// An adder takes down a slip that has the chance, and reports whether more of them can be looked at.
type adder func(chance float64, changes ...change) bool

// minShifted is how many rows must not hold before whole stretches are tried.
const minShifted = 3

// exchange is two figures that stand in each other's cell.
func (f *finder) exchange(a, b int, across bool, add adder) {
	by := f.cells[b].figure - f.cells[a].figure
	switch {
	case by == 0:
	case f.cells[a].figure == 0 || f.cells[b].figure == 0:
		why := "填到了相邻的一行"
		if across {
			why = "填到了相邻的一列"
		}
		add(chanceMoved, change{a, by, why}, change{b, -by, why})
	default:
		add(chanceExchanged, change{a, by, "与相邻的一格填反了"}, change{b, -by, "与相邻的一格填反了"})
	}
}

// torn is one figure of which the last digits stand in the next cell; in a row what follows may have moved on by one.
func (f *finder) torn(line []int, across bool, add adder) {
	const why = "一个数拆在了两格里"
	for at := range len(line) - 1 {
		a, b := line[at], line[at+1]
		if a < 0 || b < 0 || f.cells[a].total || f.cells[b].total {
			continue
		}
		whole, ok := f.joined(a, b)
		if !ok {
			continue
		}
		first, second := f.cells[a].figure, f.cells[b].figure
		add(chanceTorn, change{a, whole - first, why}, change{b, -second, why})
		add(chanceTorn/2, change{a, -first, why}, change{b, whole - second, why})
		if !across {
			continue
		}
		changes := []change{{a, whole - first, why}}
		moved := false
		for k := at + 1; k < len(line) && line[k] >= 0 && !f.cells[line[k]].total; k++ {
			next := int64(0)
			if k+1 < len(line) && line[k+1] >= 0 && !f.cells[line[k+1]].total {
				next = f.cells[line[k+1]].figure
			}
			moved = moved || k > at+1 && f.cells[line[k]].figure != 0
			if next != f.cells[line[k]].figure {
				changes = append(changes, change{line[k], next - f.cells[line[k]].figure, why})
			}
		}
		if moved {
			add(chanceTorn, changes...)
		}
	}
}

// joined returns the figure whose digits two cells hold one after the other.
func (f *finder) joined(a, b int) (int64, bool) {
	x, y := &f.cells[a], &f.cells[b]
	if x.figure <= 0 || y.figure <= 0 || x.unit != y.unit || x.figure%x.unit != 0 || y.figure%y.unit != 0 ||
		x.of.Decimal() || y.of.Decimal() {
		return 0, false
	}
	whole, err := strconv.ParseInt(strconv.FormatInt(x.figure/x.unit, 10)+strconv.FormatInt(y.figure/y.unit, 10), 10, 64)
	return whole * x.unit, err == nil && whole < maxFigure/x.unit
}

// shifts are stretches of a line of which all figures stand one cell too far: where the first of them should be, nothing
// stands, or the same as beside it, and what should be in the last cell is gone. It is what the equations want.
func (f *finder) shifts(line []int, across bool, add adder) {
	why := "这几行的数错了一行"
	if across {
		why = "这几列的数错了一列"
	}
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
			if own := f.cells[line[from]].figure; own != 0 && own != f.cells[line[next]].figure {
				continue
			}
			var changes []change
			for to := next; to >= 0 && to < n; to += step {
				before, here := line[to-step], line[to]
				if by := f.cells[here].figure - f.cells[before].figure; by != 0 {
					changes = append(changes, change{before, by, why})
				}
				if len(changes) > 1 && !f.shift(changes, here, why, add) {
					return
				}
			}
		}
	}
}

// shift adds a stretch whose last cell is to hold what the equations want, as an adder does.
func (f *finder) shift(changes []change, last int, why string, add adder) bool {
	changes = append([]change{}, changes...)
	f.apply(changes, 1)
	by, wanted := int64(0), false
	for _, r := range f.cells[last].rows {
		if need, ok := f.needed(r.at, r); ok {
			by, wanted = need, true
			break
		}
	}
	f.apply(changes, -1)
	switch {
	case !wanted:
		return add(chanceShifted, changes...)
	case f.cells[last].figure+by == 0:
		return add(chanceShifted, append(changes, change{last, by, why})...)
	default: // a figure that stands nowhere any more
		return add(chanceLost, append(changes, change{last, by, why})...)
	}
}
