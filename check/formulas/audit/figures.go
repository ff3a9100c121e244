package audit

import (
	"math/rand/v2"

	"github.com/shopspring/decimal"

	"nianbao/formula"
)

// How much is tried. Most formulas that need it name a row of seven or a column of some twenty cells.
const (
	maxPaired = 32  // cells of which each two are changed together
	maxVaried = 160 // cells beyond which little is tried but what stands in the workbook
	randomly  = 240 // times that all are changed, or some where all else is 0
)

// A background is what the cells hold that are not changed.
type background func(i int) formula.Value

// tryAll tries the formula with the figures that stand in the workbook, with one of them changed, with two, with all.
// The first figures that refute it end that.
func (t *trier) tryAll() {
	stored := func(i int) formula.Value { return t.stored[i] }
	backgrounds := []background{
		stored,
		func(i int) formula.Value { return t.counted(i, 0) },
		func(i int) formula.Value { return t.counted(i, 2*i+3) },
		func(i int) formula.Value { return t.counted(i, 1_000_003*(i+7)) },
		func(i int) formula.Value { return t.blank(i) },
	}
	if len(t.cells) > maxVaried {
		backgrounds = backgrounds[:1]
	}
	for at, from := range backgrounds {
		if !t.holds(t.vector(from)) || t.trySingles(from) || at < 2 && (t.tryPairs(from) || t.tryConditions(from)) {
			return
		}
	}
	_ = t.trySums(stored) || t.tryRandomly()
}

// vector returns the figures of a background, for all cells that are known by now.
func (t *trier) vector(from background) []formula.Value {
	list := make([]formula.Value, len(t.cells))
	for i := range list {
		list[i] = from(i)
	}
	return list
}

// trySingles changes one cell at a time, and reports whether that refutes the formula.
func (t *trier) trySingles(from background) bool {
	for i := range len(t.cells) {
		list := t.vector(from)
		for _, v := range t.candidates(i, list[i]) {
			if list[i] = v; !t.holds(list) {
				return true
			}
		}
	}
	return false
}

// tryPairs changes two cells at a time: by one more in both, in one of them, and with a blank.
func (t *trier) tryPairs(from background) bool {
	if len(t.cells) > maxPaired {
		return false
	}
	for j := range len(t.cells) {
		for i := range j {
			list := t.vector(from)
			up := [2]formula.Value{t.more(i, list[i], 1), t.more(j, list[j], 1)}
			down := t.more(j, list[j], -1)
			for _, pair := range [][2]formula.Value{
				up, {up[0], down}, {up[0], t.blank(j)}, {t.blank(i), up[1]}, {t.blank(i), t.blank(j)},
			} {
				if list[i], list[j] = pair[0], pair[1]; !t.holds(list) {
					return true
				}
			}
		}
	}
	return false
}

// tryConditions lets one cell hold what the formula may hold it against, and changes each of the others then.
func (t *trier) tryConditions(from background) bool {
	if len(t.cells) > maxPaired {
		return false
	}
	for i := range len(t.cells) {
		for _, v := range t.conditions(i) {
			for j := range len(t.cells) {
				list := t.vector(from)
				list[i] = v
				if j == i {
					continue
				}
				for _, w := range append(t.conditions(j), t.more(j, list[j], 1), t.blank(j)) {
					if list[j] = w; !t.holds(list) {
						return true
					}
				}
			}
		}
	}
	return false
}

// conditions are the literals of the formula that may stand in a cell.
func (t *trier) conditions(i int) []formula.Value {
	var list []formula.Value
	for _, n := range t.numbers() {
		if t.allows(i, n) {
			list = append(list, numberValue(n))
		}
	}
	if t.form(i) == nil {
		for _, v := range t.literals {
			if v.Kind == formula.Text && v.Text != "" {
				list = append(list, v)
			}
		}
	}
	return list
}

// trySums lets all figures together come to the numbers that the formula has in it.
func (t *trier) trySums(stored background) bool {
	for _, n := range t.numbers() {
		for i, factor := range t.factors {
			if !factor.Equal(one) {
				continue
			}
			list := t.vector(stored)
			t.figures = list
			rest := n.Sub(t.want()).Add(list[i].Number)
			if list[i] = numberValue(rest); t.allows(i, rest) && !t.holds(list) {
				return true
			}
		}
	}
	return false
}

// mostCounted is more than any figure that is tried.
const mostCounted = 1 << 30

// tryRandomly changes all cells at once, always in the same way.
func (t *trier) tryRandomly() bool {
	source := rand.New(rand.NewPCG(1, 2))
	sizes := []int{1, 2, 3, 10, 100, 5000, 2_000_000}
	for _, n := range t.numbers() { // what is done up to one of them, or from there on
		if n.LessThan(decimal.NewFromInt(mostCounted)) {
			sizes = append(sizes, int(n.IntPart()))
		}
	}
	for at := range randomly {
		size := sizes[source.IntN(len(sizes))]
		list := t.vector(func(i int) formula.Value {
			kept := source.IntN(6)
			switch sparse := at%2 == 0; {
			case t.form(i) == nil || source.IntN(12) == 0 && !sparse:
				list := t.candidates(i, t.stored[i])
				return list[source.IntN(len(list))]
			case sparse && source.IntN(len(t.cells)) > 1 || kept == 1:
				return t.counted(i, 0)
			case kept == 0:
				return t.blank(i)
			case kept == 2 && !sparse:
				return t.stored[i]
			}
			return t.counted(i, source.IntN(size+1))
		})
		if !t.holds(list) {
			return true
		}
	}
	return false
}
