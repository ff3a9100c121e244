package parts

import (
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
	for len(a.whole) < maxWhole {
		broken := len(a.broken())
		if broken < leastWhole {
			return
		}
		best, left := whole{}, broken
		for _, of := range a.parts {
			for _, again := range []bool{false, true} {
				if again && !a.isComplete() { // what is too much may be a missing part's
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
			return
		}
		a.whole = append(a.whole, best)
		for _, l := range a.lists {
			l.off = l.off.Add(best.shift(l))
		}
	}
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
