package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// directly returns the sum that the formula of a cell is. The error is its err.
func (w *Workbook) directly(c Cell) (*direct, error) {
	d, known := w.direct[c]
	if !known {
		d = w.sumOf(c)
		w.direct[c] = d
	}
	return d, d.err
}

func (w *Workbook) sumOf(c Cell) *direct {
	f, err := w.Formula(c)
	if err == nil && f == nil {
		err = undecided(w.Ref(c), "没有公式")
	}
	if err != nil {
		return &direct{err: err}
	}
	a := algebra{w: w, sum: &direct{}}
	switch ok := a.add(f.Root, scope{at: c}, one); {
	case a.err != nil:
		return &direct{err: a.err}
	case ok:
		return a.sum
	}
	return w.try(c)
}

// An algebra reads a formula as a sum.
type algebra struct {
	w        *Workbook
	sum      *direct
	called   string
	subtotal bool
	err      error
}

// add adds a part of a formula with a factor. It says no where that takes more than the rules of addition and of constant factors.
func (a *algebra) add(n syntax.Node, s scope, factor decimal.Decimal) bool {
	if !a.w.spend(1) {
		a.err = undecided(tooMuch)
		return false
	}
	switch n := n.(type) {
	case syntax.Number:
		return a.constant(n.Value, factor)
	case *syntax.Ref, syntax.Union:
		return a.mention(n, s, factor, false)
	case syntax.Name:
		return a.named(n, s, factor, a.add)
	case *syntax.Unary:
		return a.sign(n, s, factor)
	case *syntax.Binary:
		return a.binary(n, s, factor)
	case *syntax.Call:
		return a.call(n, s, factor)
	}
	return false
}

func (a *algebra) constant(d, factor decimal.Decimal) bool {
	sum, ok := syntax.CellNumber(a.sum.constant.Add(scaled(d, factor)))
	a.sum.constant = sum
	return ok
}

// named adds what a name stands for, by what is to be done with it.
func (a *algebra) named(n syntax.Name, s scope, factor decimal.Decimal, add func(syntax.Node, scope, decimal.Decimal) bool) bool {
	named, inner, err := a.w.named(n, s)
	if err != nil {
		a.err = err
		return false
	}
	if a.called == "" {
		a.called = n.Word
		defer func() { a.called = "" }()
	}
	return add(named, inner, factor)
}

// mention adds cells: outside of a sum only a single one.
func (a *algebra) mention(n syntax.Node, s scope, factor decimal.Decimal, summed bool) bool {
	list, ok, err := a.w.reference(n, s)
	if err != nil {
		a.err = err
	}
	if !ok || !summed && (len(list) != 1 || !list[0].single()) {
		return false
	}
	for _, rectangle := range list {
		if !a.keep(mention{rectangle, factor, summed, a.subtotal && summed, n, a.called}) {
			return false
		}
	}
	return true
}

// keep adds a mention to the sum, if that does not grow too large.
func (a *algebra) keep(m mention) bool {
	a.sum.mentions = append(a.sum.mentions, m)
	a.sum.size += max(1, a.w.clip(m.area).size())
	switch {
	case a.sum.size > maxCells:
		a.err = undecided(overLimits)
	case !a.w.spend(kept):
		a.err = undecided(tooMuch)
	}
	return a.err == nil
}

func (a *algebra) sign(n *syntax.Unary, s scope, factor decimal.Decimal) bool {
	switch n.Op {
	case '+':
		return a.add(n.X, s, factor)
	case '-':
		return a.add(n.X, s, factor.Neg())
	case '%':
		return a.add(n.X, s, factor.Shift(-2))
	case '@':
		list, ok, _ := a.w.reference(n.X, s)
		return ok && len(list) == 1 && list[0].single() && a.add(n.X, s, factor)
	}
	return false
}

func (a *algebra) binary(n *syntax.Binary, s scope, factor decimal.Decimal) bool {
	switch n.Op {
	case syntax.OpAdd:
		return a.add(n.Left, s, factor) && a.add(n.Right, s, factor)
	case syntax.OpSubtract:
		return a.add(n.Left, s, factor) && a.add(n.Right, s, factor.Neg())
	case syntax.OpMultiply:
		if d, ok := a.fixed(n.Right, s); ok { // first, as long chains of factors grow to the left
			return a.scaled(n.Left, s, factor, d)
		}
		d, ok := a.fixed(n.Left, s)
		return ok && a.scaled(n.Right, s, factor, d)
	case syntax.OpDivide:
		d, ok := a.fixed(n.Right, s)
		return ok && !d.IsZero() && a.scaled(n.Left, s, factor, quotient(one, d))
	case syntax.OpRange, syntax.OpIntersect:
		return a.mention(n, s, factor, false)
	case syntax.OpPower:
		d, ok := a.fixed(n, s)
		return ok && a.constant(d, factor)
	}
	return false
}

func (a *algebra) scaled(n syntax.Node, s scope, factor, by decimal.Decimal) bool {
	factor, ok := syntax.CellNumber(factor.Mul(by))
	return ok && a.add(n, s, factor)
}

// fixed returns the number that a part without cells comes to.
func (a *algebra) fixed(n syntax.Node, s scope) (decimal.Decimal, bool) {
	if n, ok := n.(syntax.Number); ok {
		return n.Value, true
	}
	if !isFixed(n) {
		return decimal.Zero, false
	}
	e := &evaluator{w: a.w, value: func(Cell) (Value, error) { return Value{Kind: Unknown}, nil }}
	v := e.scalar(n, s)
	return v.Number, e.err == nil && v.Kind == Number
}

// isFixed says whether a part names no cell. What names stand for is seen when it is worked out.
func isFixed(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Ref, syntax.Union, syntax.Unsupported:
		return false
	case *syntax.Unary:
		return isFixed(n.X)
	case *syntax.Binary:
		return isFixed(n.Left) && isFixed(n.Right)
	case *syntax.Call:
		for _, arg := range n.Args {
			if !isFixed(arg) {
				return false
			}
		}
	}
	return true
}
