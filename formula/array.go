package formula

import "nianbao/formula/syntax"

// An array is a rectangle of values by rows.
type array struct {
	rows, cols int
	values     []Value
}

// arrayOf returns the array that a formula writes out.
func arrayOf(n *syntax.Array) *array {
	a := &array{n.Rows, n.Cols, make([]Value, len(n.Elements))}
	for i, element := range n.Elements {
		a.values[i] = constant(element)
	}
	return a
}

// plural says whether an operand is more than one value.
func (o operand) plural() bool {
	return o.array != nil || len(o.areas) > 1 || len(o.areas) == 1 && !o.areas[0].single()
}

// share returns what of an operand is a cell's result: of an array formula its element.
func (e *evaluator) share(o operand, c Cell) Value {
	at := e.w.At(c)
	if !at.Each || !o.plural() || e.err != nil {
		return e.pick(o, scope{at: c})
	}
	if len(o.areas) > 1 {
		return e.one(o)
	}
	list := e.all(o)
	if e.err != nil {
		return Value{}
	}
	return list.at(at.ArrayAt[0], at.ArrayAt[1])
}

// pick returns an operand's value where a part of a formula stands that needs a single one: of a range the cell in the
// row or the column of the formula.
func (e *evaluator) pick(o operand, s scope) Value {
	if e.err == nil && !s.arrays && len(o.areas) == 1 {
		if a, ok := o.areas[0].crossing(s.at); ok {
			return e.read(a.first())
		}
	}
	return e.one(o)
}

// crossing returns what of an area stands in the row or the column of a cell. ok is false for none, or several.
func (a area) crossing(at Cell) (area, bool) {
	across := area{a.sheet, at.Row, 0, at.Row + 1, syntax.MaxCols}
	down := area{a.sheet, 0, at.Col, syntax.MaxRows, at.Col + 1}
	for _, line := range []area{across, down} {
		if shared := a.intersect(line); shared.single() {
			return shared, true
		}
	}
	return a, false
}

// one returns an operand's value. Of a range that the formula's row and column do not cross nothing is certain.
func (e *evaluator) one(o operand) Value {
	switch {
	case e.err != nil:
		return Value{}
	case o.array != nil && len(o.array.values) == 1:
		return o.array.values[0]
	case o.plural():
		e.fail(undecided(manyForOne))
		return Value{}
	case o.areas != nil:
		return e.read(o.areas[0].first())
	}
	return o.value
}

func (e *evaluator) scalar(n syntax.Node, s scope) Value { return e.pick(e.eval(n, s), s) }

func (e *evaluator) all(o operand) *array {
	switch {
	case e.err != nil:
		return &array{rows: 1, cols: 1, values: []Value{{}}}
	case o.array != nil:
		return o.array
	case len(o.areas) != 1:
		return &array{rows: 1, cols: 1, values: []Value{e.one(o)}}
	}
	a := o.areas[0]
	if a.size() > maxCells {
		e.fail(undecided(overLimits))
		return &array{rows: 1, cols: 1, values: []Value{{}}}
	}
	list := &array{a.bottom - a.top, a.right - a.left, make([]Value, 0, a.size())}
	for row := a.top; row < a.bottom; row++ {
		for col := a.left; col < a.right; col++ {
			list.values = append(list.values, e.read(Cell{a.sheet, row, col}))
		}
	}
	return list
}

// broadcast works out f for operands that are values, and for each element where one is an array, or a range that
// stands for its cells.
func (e *evaluator) broadcast(s scope, f func([]Value) Value, operands ...operand) operand {
	values := make([]Value, len(operands))
	plural := false
	for i, o := range operands {
		if o.array != nil || s.arrays && o.plural() {
			plural = true
			continue
		}
		values[i] = e.pick(o, s)
	}
	if e.err != nil {
		return operand{}
	}
	if !plural {
		return valued(f(values))
	}
	arrays := make([]*array, len(operands))
	shape := array{rows: 1, cols: 1}
	for i, o := range operands {
		if arrays[i] = (&array{1, 1, values[i : i+1 : i+1]}); o.plural() {
			arrays[i] = e.all(o)
		}
		shape.rows, shape.cols = max(shape.rows, arrays[i].rows), max(shape.cols, arrays[i].cols)
	}
	return e.broadcastArrays(shape, f, arrays)
}

func (e *evaluator) broadcastArrays(shape array, f func([]Value) Value, arrays []*array) operand {
	if shape.rows > maxCells/shape.cols {
		return e.fail(undecided(overLimits))
	}
	if !e.w.spend(shape.rows * shape.cols) {
		return e.fail(undecided(tooMuch))
	}
	shape.values = make([]Value, 0, shape.rows*shape.cols)
	values := make([]Value, len(arrays))
	for row := range shape.rows {
		for col := range shape.cols {
			for i, a := range arrays {
				values[i] = a.at(row, col)
			}
			shape.values = append(shape.values, f(values))
		}
	}
	return operand{array: &shape}
}

// at returns an element. One row or column stands for as many as there are in the other operand; beyond the last there
// is no answer.
func (a *array) at(row, col int) Value {
	if a.rows == 1 {
		row = 0
	}
	if a.cols == 1 {
		col = 0
	}
	if row >= a.rows || col >= a.cols {
		return naError
	}
	return a.values[row*a.cols+col]
}
