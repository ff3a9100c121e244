package parts

import (
	"math/rand/v2"

	"github.com/shopspring/decimal"

	"nianbao/form/parts"
)

// A whole is a part that was left out as a whole, or counted once more.
type whole struct {
	part  *parts.Part
	again bool // it was counted twice
	cells []*line
}

const (
	leastWhole = 2    // figures of a part that must fit
	shareWhole = 0.75 // of its figures that must
	maxWhole   = 20   // parts that are told of as a whole
)

// findWhole finds the parts whose figures are missing from the report, or are there twice, one after the other: each
// explains most of what differs where it has figures.
func (a *account) findWhole() {
	complete := a.isComplete()
	for len(a.whole) < maxWhole {
		broken := len(a.broken())
		if broken < leastWhole {
			return
		}
		best, left := whole{}, broken
		for _, of := range a.parts {
			for _, again := range []bool{false, true} {
				if again && !complete { // what is too much may be a missing part's
					continue
				}
				w, ok := a.tryWhole(of, again)
				if !ok {
					continue
				}
				if rest := w.rest(a.lists); rest < left {
					best, left = w, rest
				}
			}
		}
		if best.part == nil {
			for _, w := range a.pairOfWhole() {
				a.take(w)
			}
			return
		}
		a.take(best)
	}
}

// take takes down that a part was left out or counted twice.
func (a *account) take(w whole) {
	a.whole = append(a.whole, w)
	for _, l := range a.lists {
		l.off = l.off.Add(w.shift(l))
	}
}

// pairOfWhole returns two parts that together are all that differs: where both have figures no line fits one of them
// alone. They are found by the weighted sum of their figures, and then held against every line.
func (a *account) pairOfWhole() []whole {
	complete := a.isComplete()
	sums := map[string][]whole{}
	target := a.weighted(func(l *line) decimal.Decimal { return l.off })
	for _, of := range a.parts {
		sum := a.weighted(func(l *line) decimal.Decimal { return of.At(l.cell).Number })
		if sum.IsZero() {
			continue
		}
		for _, w := range []whole{{part: of}, {part: of, again: true}} {
			if w.again && !complete {
				continue
			}
			by := sum
			if !w.again {
				by = sum.Neg()
			}
			for _, other := range sums[target.Sub(by).String()] {
				if pair := []whole{other, w}; other.part != of && a.isAll(pair) {
					return pair
				}
			}
			sums[by.String()] = append(sums[by.String()], w)
		}
	}
	return nil
}

// weighted adds up a figure of each line, each with a weight of its own.
func (a *account) weighted(figure func(*line) decimal.Decimal) decimal.Decimal {
	weights := rand.New(rand.NewPCG(1, 2)) // the same each time
	sum := decimal.Zero
	for _, l := range a.lists {
		if weight := decimal.NewFromInt(weights.Int64N(1 << 40)); !l.open {
			sum = sum.Add(figure(l).Mul(weight))
		}
	}
	return sum
}

// isAll reports whether nothing differs any more if parts were left out or counted twice, and takes down their lines.
func (a *account) isAll(list []whole) bool {
	for i := range list {
		list[i].cells = nil
	}
	for _, l := range a.lists {
		if l.open {
			continue
		}
		off := l.off
		for i := range list {
			by := list[i].shift(l)
			if off = off.Add(by); !by.IsZero() {
				list[i].cells = append(list[i].cells, l)
			}
		}
		if !off.IsZero() {
			return false
		}
	}
	return len(list[0].cells) >= leastWhole && len(list[1].cells) >= leastWhole
}

// tryWhole returns the lines that would hold if a part had been left out, or counted twice; false where too few would.
func (a *account) tryWhole(of *parts.Part, again bool) (whole, bool) {
	w := whole{part: of, again: again}
	figures := 0
	for _, l := range a.lists {
		n := of.At(l.cell).Number
		if n.IsZero() || l.open {
			continue
		}
		figures++
		if again && l.off.Equal(n) || !again && l.off.Equal(n.Neg()) {
			w.cells = append(w.cells, l)
		}
	}
	return w, len(w.cells) >= leastWhole && float64(len(w.cells)) >= shareWhole*float64(figures)
}

// rest returns how many lines differ if that is so.
func (w *whole) rest(lists []*line) int {
	n := 0
	for _, l := range lists {
		if !l.open && !l.off.Add(w.shift(l)).IsZero() {
			n++
		}
	}
	return n
}

// shift returns by how much a line's difference changes if that is so.
func (w *whole) shift(l *line) decimal.Decimal {
	n := w.part.At(l.cell).Number
	if w.again {
		return n.Neg()
	}
	return n
}
