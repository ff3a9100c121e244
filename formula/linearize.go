package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// ownSum returns the sum that the formula of a cell is, or that within its bounds. The error is its err.
func (w *Workbook) ownSum(c Cell, within bool) (*ownSum, error) {
	key := sumKey{c, within}
	d, known := w.ownSums[key]
	if !known {
		d = w.linearize(c, within)
		w.ownSums[key] = d
	}
	return d, d.err
}

func (w *Workbook) linearize(c Cell, within bool) *ownSum {
	f, err := w.Formula(c)
	if err == nil && f == nil {
		err = undecided(w.Ref(c), "没有公式")
	}
	if err != nil {
		return &ownSum{err: err}
	}
	l := linearizer{w: w, sum: &ownSum{}, within: within}
	switch ok := l.add(f.Root, w.scopeOf(c), one); {
	case l.err != nil:
		return &ownSum{err: l.err}
	case ok:
		return l.sum
	}
	return w.probe(c)
}

// A linearizer reads a formula as a sum.
type linearizer struct {
	w        *Workbook
	sum      *ownSum
	alias    string
	subtotal bool
	within   bool // bounds are passed over, see Within
	err      error
}

// add adds a part of a formula with a factor. It says no where that takes more than the rules of addition and of
// constant factors.
func (l *linearizer) add(n syntax.Node, s scope, factor decimal.Decimal) bool {
	if !l.w.spend(1) {
		l.err = undecided(tooMuch)
		return false
	}
	switch n := n.(type) {
	case syntax.Number:
		return l.constant(n.Value, factor)
	case *syntax.Ref, *syntax.TableRef, syntax.Union:
		return l.mention(n, s, factor, false)
	case syntax.Name:
		return l.named(n, s, factor, l.add)
	case *syntax.Unary:
		return l.unary(n, s, factor)
	case *syntax.Binary:
		return l.binary(n, s, factor)
	case *syntax.Call:
		return l.call(n, s, factor)
	}
	return false
}

func (l *linearizer) constant(d, factor decimal.Decimal) bool {
	sum, ok := syntax.CellNumber(l.sum.constant.Add(scaled(d, factor)))
	l.sum.constant = sum
	return ok
}

// An adder is add or summand.
type adder func(n syntax.Node, s scope, factor decimal.Decimal) bool

// named adds what a name stands for.
func (l *linearizer) named(n syntax.Name, s scope, factor decimal.Decimal, add adder) bool {
	named, inner, err := l.w.named(n, s)
	if err != nil {
		l.err = err
		return false
	}
	if l.alias == "" {
		l.alias = n.Word
		defer func() { l.alias = "" }()
	}
	return add(named, inner, factor)
}

// mention adds cells: outside of a sum only a single one, of a range that which the cell has its share of, or that in
// its row or column.
func (l *linearizer) mention(n syntax.Node, s scope, factor decimal.Decimal, summed bool) bool {
	list, ok, err := l.w.reference(n, s)
	if err != nil {
		l.err = err
	}
	if ok && !summed {
		ok = len(list) == 1
		if ok && !list[0].single() {
			list[0], ok = l.w.shareOf(list[0], s)
		}
	}
	if !ok {
		return false
	}
	for _, rectangle := range list {
		if !l.keep(mention{rectangle, factor, summed, l.subtotal && summed, n, l.alias}) {
			return false
		}
	}
	return true
}

// shareOf returns the cell of a range that counts where the formula needs a single one.
func (w *Workbook) shareOf(a area, s scope) (area, bool) {
	at := w.At(s.at)
	switch {
	case !s.arrays:
		return a.crossing(s.at)
	case s.inside || s.depth > 0 || !at.Each:
		return a, false
	}
	row, col := at.ArrayAt[0], at.ArrayAt[1]
	if a.bottom-a.top == 1 {
		row = 0
	}
	if a.right-a.left == 1 {
		col = 0
	}
	element := area{a.sheet, a.top + row, a.left + col, a.top + row + 1, a.left + col + 1}
	return element, element.bottom <= a.bottom && element.right <= a.right
}

// keep adds a mention to the sum, if that does not grow too large.
func (l *linearizer) keep(m mention) bool {
	l.sum.mentions = append(l.sum.mentions, m)
	l.sum.size += max(1, l.w.clip(m.area).size())
	switch {
	case l.sum.size > maxCells:
		l.err = undecided(overLimits)
	case !l.w.spend(entryCost):
		l.err = undecided(tooMuch)
	}
	return l.err == nil
}

func (l *linearizer) unary(n *syntax.Unary, s scope, factor decimal.Decimal) bool {
	switch n.Op {
	case '+':
		return l.add(n.X, s, factor)
	case '-':
		return l.add(n.X, s, factor.Neg())
	case '%':
		return l.add(n.X, s, factor.Shift(-2))
	case '@':
		s.arrays, s.each = false, false
		return l.mention(n.X, s, factor, false)
	}
	return false
}

func (l *linearizer) binary(n *syntax.Binary, s scope, factor decimal.Decimal) bool {
	switch n.Op {
	case syntax.OpAdd:
		return l.add(n.Left, s, factor) && l.add(n.Right, s, factor)
	case syntax.OpSubtract:
		return l.add(n.Left, s, factor) && l.add(n.Right, s, factor.Neg())
	case syntax.OpMultiply:
		if d, ok := l.fixed(n.Right, s); ok { // first, as long chains of factors grow to the left
			return l.scaled(n.Left, s, factor, d)
		}
		d, ok := l.fixed(n.Left, s)
		return ok && l.scaled(n.Right, s, factor, d)
	case syntax.OpDivide:
		d, ok := l.fixed(n.Right, s)
		return ok && !d.IsZero() && l.scaled(n.Left, s, factor, quotient(one, d))
	case syntax.OpRange, syntax.OpIntersect:
		return l.mention(n, s, factor, false)
	case syntax.OpPower:
		d, ok := l.fixed(n, s)
		return ok && l.constant(d, factor)
	}
	return false
}

func (l *linearizer) scaled(n syntax.Node, s scope, factor, by decimal.Decimal) bool {
	factor, ok := syntax.CellNumber(factor.Mul(by))
	return ok && l.add(n, s, factor)
}

// fixed returns the number that a part without cells comes to.
func (l *linearizer) fixed(n syntax.Node, s scope) (decimal.Decimal, bool) {
	if n, ok := n.(syntax.Number); ok {
		return n.Value, true
	}
	if !syntax.IsFixed(n) {
		return decimal.Zero, false
	}
	e := &evaluator{w: l.w, value: func(Cell) (Value, error) { return Value{Kind: Unknown}, nil }}
	v := e.scalar(n, s)
	return v.Number, e.err == nil && v.Kind == Number
}
