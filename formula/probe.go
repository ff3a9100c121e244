package formula

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// maxInputs is how many cells a formula may name whose sum is found by probing.
const maxInputs = 400

// A prober finds the sum that a formula is by calculating it with chosen figures: the factor of a cell is what one more
// in it changes. Then the sum must predict the result for other figures: none, equal ones, large ones, with and without
// empty cells, those of the formula's conditions, those of the workbook.
type prober struct {
	w       *Workbook
	cell    Cell
	inputs  map[Cell]int // the cells in the formula by their index in list; heldInput for labels
	list    []Cell       // that vary
	labels  []Cell       // cells with words, which keep what they have
	unnamed []Cell       // cells that the formula needs without naming them, as SUMIF does
	written []Value      // numbers and texts in the formula

	factors  []decimal.Decimal
	constant decimal.Decimal
}

func (w *Workbook) probe(c Cell) *ownSum {
	p := &prober{w: w, cell: c, inputs: map[Cell]int{}}
	if err := p.gatherInputs(); err != nil {
		return &ownSum{err: err}
	}
	err := p.solve()
	for len(p.unnamed) > 0 && len(p.inputs) <= maxInputs {
		for _, c := range p.unnamed {
			p.addInput(c)
		}
		p.unnamed = nil
		err = p.solve()
	}
	if len(p.labels) > 0 {
		if all := p.withoutLabels(); all.solve() == nil && all.agreesWith(p, err == nil) {
			return all.sum()
		}
	}
	if err != nil {
		return &ownSum{err: err}
	}
	return p.sum()
}

// withoutLabels returns the probing with figures in place of words too.
func (p *prober) withoutLabels() *prober {
	all := &prober{w: p.w, cell: p.cell, inputs: map[Cell]int{}, list: slices.Concat(p.list, p.labels), written: p.written}
	for i, c := range all.list {
		all.inputs[c] = i
	}
	return all
}

// agreesWith says whether the words of another probing are strokes and notes in place of figures, and their cells
// summands of this one: it comes to the same sum for the other cells, or, where they come to none, counts each cell
// with words. Else the words steer the formula.
func (p *prober) agreesWith(other *prober, solved bool) bool {
	n := len(other.list)
	if !solved {
		return !slices.ContainsFunc(p.factors[n:], decimal.Decimal.IsZero)
	}
	return p.constant.Equal(other.constant) && slices.EqualFunc(p.factors[:n], other.factors, decimal.Decimal.Equal)
}

// gatherInputs finds the cells that the formula names.
func (p *prober) gatherInputs() error {
	traits, err := p.w.Traits(p.cell)
	if err != nil {
		return err
	}
	p.written = traits.Literals
	for _, r := range traits.References {
		if r.Sheet < 0 || r.PositionOnly && len(traits.Indirect) == 0 {
			continue
		}
		for c := range p.w.cells(r.area()) {
			if p.addInput(c); len(p.inputs) > maxInputs {
				return tooManyInputs
			}
		}
	}
	return nil
}

var tooManyInputs = undecided("公式不是简单的加减，涉及的格又太多，不能判定它是哪些格的和")

func (p *prober) addInput(c Cell) {
	if _, known := p.inputs[c]; known {
		return
	}
	if p.holdsWords(c) {
		p.inputs[c] = heldInput
		p.labels = append(p.labels, c)
		return
	}
	p.inputs[c] = len(p.list)
	p.list = append(p.list, c)
}

// heldInput is the index of a cell that does not vary.
const heldInput = -1

// holdsWords says whether a cell has words in it, no figure.
func (p *prober) holdsWords(c Cell) bool {
	v := p.w.Stored(c)
	if v.Kind != Text || strings.TrimSpace(v.Text) == "" {
		return false
	}
	_, how := spells(v.Text)
	return how == noSpelling
}

func (p *prober) sum() *ownSum {
	d := &ownSum{constant: p.constant, probed: true, size: len(p.list)}
	for i, c := range p.list {
		if !p.factors[i].IsZero() {
			single := area{c.Sheet, c.Row, c.Col, c.Row + 1, c.Col + 1}
			written := &syntax.Ref{From: syntax.Address{Row: c.Row, Col: c.Col}, Single: true}
			if c.Sheet != p.cell.Sheet {
				written.Prefix.First = p.w.book.Grids[c.Sheet].Name
			}
			d.mentions = append(d.mentions, mention{area: single, factor: p.factors[i], written: written})
		}
	}
	return d
}

// solve finds the factors and holds them against all other figures.
func (p *prober) solve() error {
	if len(p.inputs) > maxInputs {
		return tooManyInputs
	}
	base := make([]Value, len(p.list))
	for i := range base {
		base[i] = countValue(prime(i))
	}
	at, err := p.result(base)
	if err != nil {
		return err
	}
	p.constant = at
	p.factors = make([]decimal.Decimal, len(p.list))
	for i := range base {
		base[i] = countValue(prime(i) + 1)
		more, err := p.result(base)
		if err != nil {
			return err
		}
		base[i] = countValue(prime(i))
		p.factors[i] = roundedFactor(more.Sub(at))
		p.constant = p.constant.Sub(p.factors[i].Mul(base[i].Number))
	}
	p.constant = roundedFactor(p.constant)
	for _, value := range slices.Concat(probeValues, p.conditions()) {
		if err := p.check(value); err != nil {
			return err
		}
	}
	return p.checkStored()
}

// conditions are the counts that stand in the formula, each for all cells: it may ask for one of them, A1=9 or "<>9".
func (p *prober) conditions() (values []probeValue) {
	for _, v := range p.written {
		d, how := v.Number, spelled
		if v.Kind == Text {
			d, how = spells(strings.TrimLeft(v.Text, "<>="))
		}
		if how == spelled && d.IsInteger() && !d.IsNegative() {
			values = append(values, func(int, int) Value { return numberValue(d) })
		}
	}
	return values
}

// result returns what the formula comes to. An empty text is 0, as in a total that stays empty while there is nothing
// to add.
func (p *prober) result(figures []Value) (decimal.Decimal, error) {
	v, err := p.w.Calculate(p.cell, func(c Cell) Value {
		i, ok := p.inputs[c]
		switch {
		case !ok:
			p.unnamed = append(p.unnamed, c)
			return Value{Kind: Unknown}
		case i == heldInput:
			return p.w.Stored(c)
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

// check says whether the sum predicts what the formula comes to.
func (p *prober) check(of probeValue) error {
	list := make([]Value, len(p.list))
	blank := false
	for i := range list {
		list[i] = of(i, len(list))
		blank = blank || list[i].Kind == Blank
	}
	got, err := p.result(list)
	if err == nil && !p.predicts(list, got) {
		err = undecided("公式不是一些格相加减：试填几组数，结果不成比例")
	}
	if err != nil && blank && p.w.budget >= 0 {
		return undecided("公式在有的格空着时，不等于各格的和")
	}
	return err
}

func (p *prober) predicts(list []Value, got decimal.Decimal) bool {
	want := p.constant
	for i, v := range list {
		want = want.Add(v.Number.Mul(p.factors[i]))
	}
	return roundedFactor(want).Sub(got).Abs().LessThan(tolerance)
}

// checkStored tries the figures that stand in the workbook, as they are and with every other one changed, for formulas
// that depend on certain figures. Truth values stay; an error value says nothing about the formula and is taken for an
// empty cell.
func (p *prober) checkStored() error {
	list := make([]Value, len(p.list))
	for i, c := range p.list {
		if v := p.w.Stored(c); v.Kind == Number || v.Kind == Bool {
			list[i] = v
		}
	}
	for range 2 {
		got, err := p.result(list)
		if err != nil {
			return err
		}
		if !p.predicts(list, got) {
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
