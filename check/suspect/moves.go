package suspect

import (
	"math"
	"slices"
	"strconv"
)

// How likely it is that somebody makes such a slip with one figure of a table, against all slips; see slip.go for those
// within one figure.
const (
	chanceExchanged = 0.10
	chanceFar       = 0.02 // exchanged with one of the row that is not the next
	chanceMoved     = 0.12
	chanceTorn      = 0.05
	chanceShifted   = 0.08
	chanceLost      = 0.002 // shifted, and what stood at the end is lost
	chanceTotals    = 0.3   // of such a slip where all its cells are totals: people add up what they have typed
)

// moves returns the slips between cells that mend something of what does not hold, each as one candidate that is not
// weighed yet: figures exchanged, entered a cell too far, torn over two cells, whole stretches of a row or column shifted
// by one. Of those that are free a figure got lost.
//
// Where there are more than can be looked at, some are left out, and nothing is certain.
func (f *finder) moves() (list, free []candidate) {
	f.base, f.baseLeft = slices.Clone(f.rest), f.left
	f.hot = make([]bool, len(f.cells))
	var lines []int
	for e, rest := range f.base {
		if rest == 0 {
			continue
		}
		for _, c := range f.rows[e].cells {
			for _, of := range f.cells[c.at].spots {
				if !f.hot[c.at] {
					lines = append(lines, of.line)
				}
			}
			f.hot[c.at] = true
		}
	}
	slices.Sort(lines)
	wrong := f.disagreeing()
	f.mostMoves = f.steps + f.most/2
	add := func(chance float64, changes ...change) bool {
		if f.steps += len(changes); f.steps > f.mostMoves || f.exhausted {
			f.unsure = true
			return false
		}
		if !f.mendsSome(changes) {
			return true
		}
		c := candidate{changes: slices.Clone(changes), free: chance == chanceLost, chance: math.Log(chance)}
		if c.free {
			free = append(free, c)
		} else {
			list = append(list, c)
		}
		return true
	}
	for _, i := range slices.Compact(lines) {
		line := f.lines[i]
		for at := range len(line) - 1 {
			if line[at] >= 0 && line[at+1] >= 0 && (f.hot[line[at]] || f.hot[line[at+1]]) {
				f.exchange(line[at], line[at+1], f.across[i], add)
			}
		}
		if f.across[i] {
			f.exchangeFar(line, add)
		}
		f.torn(line, f.across[i], add)
		if f.left+len(f.implied)+wrong >= minShifted {
			f.shifts(line, f.across[i], add)
		}
	}
	return list, free
}

// weighed returns a slip between cells with how likely it makes their figures.
func (f *finder) weighed(m candidate) candidate {
	m.chance += f.plausible(m.changes)
	if !slices.ContainsFunc(m.changes, func(c change) bool { return !f.cells[c.cell].total }) {
		m.chance += math.Log(chanceTotals)
	}
	return m
}

// mendsSome reports whether with some changes more rows hold than without.
func (f *finder) mendsSome(changes []change) bool {
	if !slices.ContainsFunc(changes, func(c change) bool { return f.hot[c.cell] }) {
		return false
	}
	f.apply(changes, 1)
	left := f.left
	f.apply(changes, -1)
	return left < f.baseLeft
}

// An adder takes down a slip that has the chance, and reports whether more of them can be looked at.
type adder func(chance float64, changes ...change) bool

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

// exchangedFar is what is said of two figures of a row that stand in each other's cell, with others between them. Of so many
// pairs one may fit by chance.
const exchangedFar = "与这一行的另一格填反了"

// exchangeFar is two figures of a row that stand in each other's cell, with others between them.
func (f *finder) exchangeFar(line []int, add adder) {
	for i, a := range line {
		for k := i + 2; k < len(line); k++ {
			b := line[k]
			if a < 0 || b < 0 || f.cells[a].total || f.cells[b].total || f.cells[a].figure == 0 || f.cells[b].figure == 0 {
				continue
			}
			by := f.cells[b].figure - f.cells[a].figure
			if by != 0 && !add(chanceFar, change{a, by, exchangedFar}, change{b, -by, exchangedFar}) {
				return
			}
		}
	}
}

// torn is one figure of which the last digits stand in the next cell; in a row what follows may have moved on by one. It
// stops where no more slips can be looked at: each of a long row is as long as what is left of that.
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
		more := add(chanceTorn, change{a, whole - first, why}, change{b, -second, why}) &&
			add(chanceTorn/2, change{a, -first, why}, change{b, whole - second, why})
		if !more {
			return
		}
		if !across {
			continue
		}
		changes := append(f.scratch[:0], change{a, whole - first, why})
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
		if f.scratch = changes; moved && !add(chanceTorn, changes...) {
			return
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
	if err != nil || whole >= maxFigure/x.unit {
		f.unsure = true // it may be what was meant, but is beyond reckoning
		return 0, false
	}
	return whole * x.unit, true
}
