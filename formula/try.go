package formula

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// maxLeaves is how many cells a formula may name whose sum is found by trial.
const maxLeaves = 400

// A trial finds the sum that a formula is by calculating it with chosen figures: the factor of a cell is what one more in it changes. Then
// the sum must foretell the result for other figures: none, equal ones, large ones, with and without empty cells, those of the workbook.
type trial struct {
	w      *Workbook
	cell   Cell
	leaves map[Cell]int // cells that vary, by their index
	list   []Cell
	labels []Cell // cells with words, which keep what they have
	missed []Cell // cells that the formula needs without naming them, as SUMIF does

	factors  []decimal.Decimal
	constant decimal.Decimal
}

// try returns the sum that a formula is by trial.
func (w *Workbook) try(c Cell) *direct {
	t := &trial{w: w, cell: c, leaves: map[Cell]int{}}
	if err := t.gather(); err != nil {
		return &direct{err: err}
	}
	err := t.solve()
	for len(t.missed) > 0 && len(t.leaves) <= maxLeaves {
		for _, c := range t.missed {
			t.take(c)
		}
		t.missed = nil
		err = t.solve()
	}
	if len(t.labels) > 0 {
		if all := t.withoutLabels(); all.solve() == nil && all.goesWith(t, err == nil) {
			return all.sum()
		}
	}
	if err != nil {
		return &direct{err: err}
	}
	return t.sum()
}

// withoutLabels returns the trial with figures in place of words too.
func (t *trial) withoutLabels() *trial {
	all := &trial{w: t.w, cell: t.cell, leaves: map[Cell]int{}, list: slices.Concat(t.list, t.labels)}
	for i, c := range all.list {
		all.leaves[c] = i
	}
	return all
}

// goesWith says whether the words of another trial are strokes and notes in place of figures, and their cells summands of this one: it comes
// to the same sum for the other cells, or, where they come to none, counts each cell with words. Else the words steer the formula.
func (t *trial) goesWith(other *trial, solved bool) bool {
	n := len(other.list)
	if !solved {
		return !slices.ContainsFunc(t.factors[n:], decimal.Decimal.IsZero)
	}
	return t.constant.Equal(other.constant) && slices.EqualFunc(t.factors[:n], other.factors, decimal.Decimal.Equal)
}

// gather finds the cells that the formula names.
func (t *trial) gather() error {
	traits, err := t.w.Traits(t.cell)
	if err != nil {
		return err
	}
	for _, r := range traits.References {
		if r.Sheet < 0 || r.Placed && len(traits.Indirect) == 0 {
			continue
		}
		for c := range t.w.cells(r.area()) {
			if t.take(c); len(t.leaves) > maxLeaves {
				return tooManyLeaves
			}
		}
	}
	return nil
}

var tooManyLeaves = undecided("公式不是简单的加减，涉及的格又太多，不能判定它是哪些格的和")

func (t *trial) take(c Cell) {
	if _, known := t.leaves[c]; known {
		return
	}
	if t.isLabel(c) {
		t.leaves[c] = fixedLeaf
		t.labels = append(t.labels, c)
		return
	}
	t.leaves[c] = len(t.list)
	t.list = append(t.list, c)
}

// fixedLeaf is the index of a cell that does not vary.
const fixedLeaf = -1

// isLabel says whether a cell has words in it, no figure.
func (t *trial) isLabel(c Cell) bool {
	v := t.w.Stored(c)
	if v.Kind != Text || strings.TrimSpace(v.Text) == "" {
		return false
	}
	_, how := spells(v.Text)
	return how == noSpelling
}

func (t *trial) sum() *direct {
	d := &direct{constant: t.constant, tried: true, size: len(t.list)}
	for i, c := range t.list {
		if !t.factors[i].IsZero() {
			single := area{c.Sheet, c.Row, c.Col, c.Row + 1, c.Col + 1}
			written := &syntax.Ref{From: syntax.Address{Row: c.Row, Col: c.Col}, Single: true}
			if c.Sheet != t.cell.Sheet {
				written.Prefix.First = t.w.book.Grids[c.Sheet].Name
			}
			d.mentions = append(d.mentions, mention{area: single, factor: t.factors[i], written: written})
		}
	}
	return d
}

// solve finds the factors and holds them against all other figures.
func (t *trial) solve() error {
	if len(t.leaves) > maxLeaves {
		return tooManyLeaves
	}
	base := make([]Value, len(t.list))
	for i := range base {
		base[i] = countValue(prime(i))
	}
	at, err := t.result(base)
	if err != nil {
		return err
	}
	t.constant = at
	t.factors = make([]decimal.Decimal, len(t.list))
	for i := range base {
		base[i] = countValue(prime(i) + 1)
		more, err := t.result(base)
		if err != nil {
			return err
		}
		base[i] = countValue(prime(i))
		t.factors[i] = rounded(more.Sub(at))
		t.constant = t.constant.Sub(t.factors[i].Mul(base[i].Number))
	}
	t.constant = rounded(t.constant)
	for _, figures := range trials {
		if err := t.hold(figures); err != nil {
			return err
		}
	}
	return t.holdStored()
}

// result returns what the formula comes to. An empty text is 0, as in a total that stays empty while there is nothing to add.
func (t *trial) result(figures []Value) (decimal.Decimal, error) {
	v, err := t.w.Calculate(t.cell, func(c Cell) Value {
		i, ok := t.leaves[c]
		switch {
		case !ok:
			t.missed = append(t.missed, c)
			return Value{Kind: Unknown}
		case i == fixedLeaf:
			return t.w.Stored(c)
		}
		return figures[i]
	})
	switch {
	case err != nil:
		return decimal.Zero, err
	case v.Kind == Number:
		return v.Number, nil
	case v.Kind == Text && v.Text == "":
		return decimal.Zero, nil
	case v.Kind == Fault:
		return decimal.Zero, undecided("公式的结果可能是错误值 ", v.Text)
	}
	return decimal.Zero, undecided("公式的结果可能不是数")
}

// hold says whether the sum foretells what the formula comes to.
func (t *trial) hold(of figures) error {
	list := make([]Value, len(t.list))
	blank := false
	for i := range list {
		list[i] = of(i, len(list))
		blank = blank || list[i].Kind == Blank
	}
	got, err := t.result(list)
	if err == nil && !t.foretold(list, got) {
		err = undecided("公式不是一些格相加减：试填几组数，结果不成比例")
	}
	if err != nil && blank {
		return undecided("公式在有的格空着时，不等于各格的和")
	}
	return err
}

func (t *trial) foretold(list []Value, got decimal.Decimal) bool {
	want := t.constant
	for i, v := range list {
		want = want.Add(v.Number.Mul(t.factors[i]))
	}
	return rounded(want).Sub(got).Abs().LessThan(rounding)
}

// holdStored tries the figures that stand in the workbook, as they are and with every other one changed, for formulas that depend on certain
// figures. Error values among them say nothing about the formula.
func (t *trial) holdStored() error {
	list := make([]Value, len(t.list))
	for i, c := range t.list {
		switch v := t.w.Stored(c); v.Kind {
		case Number:
			list[i] = v
		case Fault, Bool:
			return nil
		}
	}
	for range 2 {
		got, err := t.result(list)
		if err != nil {
			return err
		}
		if !t.foretold(list, got) {
			return undecided("公式不是一些格相加减：按表里现在的数试算，结果不符")
		}
		for i := range list {
			if i%2 == 0 && list[i].Kind == Number {
				list[i].Number = list[i].Number.Add(one)
			}
		}
	}
	return nil
}
