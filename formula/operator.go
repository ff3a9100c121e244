package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

func (e *evaluator) unary(n *syntax.Unary, s scope) operand {
	o := e.eval(n.X, s)
	switch n.Op {
	case '@':
		return e.implicitIntersection(o, s.at)
	case '#':
		return e.fail(undecided(notSupported, "#"))
	case '+':
		return e.broadcast(s, func(v []Value) Value { return v[0] }, o)
	}
	return e.broadcast(s, func(v []Value) Value {
		d, bad := e.number(v[0])
		switch {
		case bad.Kind == Fault:
			return bad
		case n.Op == '%':
			return result(d.Shift(-2))
		}
		return numberValue(d.Neg())
	}, o)
}

// implicitIntersection returns what of a range stands in the row or the column of a cell: @A1:A9.
func (e *evaluator) implicitIntersection(o operand, at Cell) operand {
	switch {
	case o.array != nil:
		return valued(o.array.values[0])
	case o.areas == nil:
		return o
	case len(o.areas) > 1:
		return valued(valueError)
	}
	if o.areas[0].single() {
		return o
	}
	if a, ok := o.areas[0].crossing(at); ok {
		return operand{areas: []area{a}}
	}
	return valued(valueError)
}

func (e *evaluator) binary(n *syntax.Binary, s scope) operand {
	left, right := e.eval(n.Left, s), e.eval(n.Right, s)
	if n.Op == syntax.OpRange || n.Op == syntax.OpIntersect {
		return e.combined(n.Op, left, right)
	}
	if left.plural() || right.plural() {
		return e.broadcast(s, func(v []Value) Value { return e.apply(n.Op, v[0], v[1]) }, left, right)
	}
	return valued(e.apply(n.Op, e.one(left), e.one(right)))
}

func (e *evaluator) combined(o syntax.Op, left, right operand) operand {
	for _, side := range []operand{left, right} {
		if side.value.Kind == Fault {
			return side
		}
		if side.areas == nil {
			return valued(valueError)
		}
	}
	list, ok, err := combine(o, left.areas, right.areas)
	if !ok && err == nil {
		return valued(nullError)
	}
	return e.cellsOf(list, err)
}

func (e *evaluator) apply(o syntax.Op, a, b Value) Value {
	if a.Kind == Fault {
		return a
	}
	if b.Kind == Fault {
		return b
	}
	switch o {
	case syntax.OpEqual, syntax.OpUnequal, syntax.OpLess, syntax.OpLessEqual, syntax.OpGreater, syntax.OpGreaterEqual:
		return e.compared(o, a, b)
	case syntax.OpConcat:
		return e.joined(a, b)
	}
	x, bad := e.number(a)
	if bad.Kind == Fault {
		return bad
	}
	y, bad := e.number(b)
	if bad.Kind == Fault {
		return bad
	}
	return arithmetic(o, x, y)
}

func arithmetic(o syntax.Op, x, y decimal.Decimal) Value {
	switch o {
	case syntax.OpAdd:
		return result(x.Add(y))
	case syntax.OpSubtract:
		return result(x.Sub(y))
	case syntax.OpMultiply:
		return result(x.Mul(y))
	case syntax.OpDivide:
		if y.IsZero() {
			return divError
		}
		return result(quotient(x, y))
	}
	return pow(x, y)
}
