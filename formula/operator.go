package formula

import "github.com/shopspring/decimal"

func (e *evaluator) sign(n *sign, s scope) operand {
	o := e.eval(n.of, s)
	switch n.op {
	case '@':
		return e.intersection(o, s.at)
	case '#':
		return e.fail(undecided(noOdd, "#"))
	case '+':
		return e.lift(s, func(v []Value) Value { return v[0] }, o)
	}
	return e.lift(s, func(v []Value) Value {
		d, bad := e.number(v[0])
		switch {
		case bad.Kind == Fault:
			return bad
		case n.op == '%':
			return result(d.Shift(-2))
		}
		return numberValue(d.Neg())
	}, o)
}

// intersection returns what of a range stands in the row or the column of a cell: @A1:A9.
func (e *evaluator) intersection(o operand, at Cell) operand {
	switch {
	case o.array != nil:
		return valued(o.array.values[0])
	case o.areas == nil:
		return o
	case len(o.areas) > 1:
		return valued(noValue)
	}
	a := o.areas[0]
	if a.single() {
		return o
	}
	across := area{a.sheet, at.Row, 0, at.Row + 1, maxCols}
	down := area{a.sheet, 0, at.Col, maxRows, at.Col + 1}
	for _, line := range []area{across, down} {
		if shared := a.meet(line); shared.single() {
			return operand{areas: []area{shared}}
		}
	}
	return valued(noValue)
}

func (e *evaluator) binary(n *binary, s scope) operand {
	left, right := e.eval(n.left, s), e.eval(n.right, s)
	if n.op == span || n.op == meet {
		return e.combined(n.op, left, right)
	}
	if left.plural() || right.plural() {
		return e.lift(s, func(v []Value) Value { return e.apply(n.op, v[0], v[1]) }, left, right)
	}
	return valued(e.apply(n.op, e.one(left), e.one(right)))
}

func (e *evaluator) combined(o op, left, right operand) operand {
	for _, side := range []operand{left, right} {
		if side.value.Kind == Fault {
			return side
		}
		if side.areas == nil {
			return valued(noValue)
		}
	}
	list, ok, err := combine(o, left.areas, right.areas)
	if !ok && err == nil {
		return valued(noOverlap)
	}
	return e.cellsOf(list, err)
}

// apply returns what an operator makes of two values.
func (e *evaluator) apply(o op, a, b Value) Value {
	if a.Kind == Fault {
		return a
	}
	if b.Kind == Fault {
		return b
	}
	switch o {
	case equal, unequal, less, lessEqual, greater, greaterEqual:
		return e.compared(o, a, b)
	case concatenate:
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

func arithmetic(o op, x, y decimal.Decimal) Value {
	switch o {
	case plus:
		return result(x.Add(y))
	case minus:
		return result(x.Sub(y))
	case times:
		return result(x.Mul(y))
	case divide:
		if y.IsZero() {
			return noQuotient
		}
		return result(quotient(x, y))
	}
	return raised(x, y)
}
