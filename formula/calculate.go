package formula

import "nianbao/formula/syntax"

// Calculate returns what the formula of a cell comes to. value is asked for each cell that the calculation needs,
// single ones and the used ones of ranges; it answers Unknown for what it does not know. The error is a *syntax.Error
// or *Undecided.
func (w *Workbook) Calculate(c Cell, value func(Cell) Value) (Value, error) {
	return w.calculate(c, func(c Cell) (Value, error) { return value(c), nil }, false)
}

// CalculateFormulas is Calculate where value answers for cells without a formula what is stored.
func (w *Workbook) CalculateFormulas(c Cell, value func(Cell) Value) (Value, error) {
	return w.calculate(c, func(c Cell) (Value, error) { return value(c), nil }, true)
}

func (w *Workbook) calculate(c Cell, value func(Cell) (Value, error), stored bool) (Value, error) {
	f, err := w.Formula(c)
	if err != nil {
		return Value{}, err
	}
	if f == nil {
		return Value{}, undecided(w.Ref(c), "没有公式")
	}
	e := &evaluator{w: w, value: value, stored: stored}
	v := e.share(e.eval(f.Root, w.scopeOf(c)), c)
	switch {
	case e.err != nil:
		return Value{}, e.err
	case v.Kind == Blank:
		return countValue(0), nil
	case v.Kind == Number:
		v.Number = withoutNoise(v.Number)
	}
	return v, nil
}

func (w *Workbook) scopeOf(c Cell) scope {
	each := w.At(c).Each
	return scope{at: c, arrays: each, each: each}
}

// An evaluator works out one formula. After an error its values mean nothing.
type evaluator struct {
	w         *Workbook
	value     func(Cell) (Value, error)
	stored    bool // cells without a formula have what is stored
	cellsRead int
	err       error
}

// An operand is what a part of a formula comes to: a value, the cells of a reference, or an array.
type operand struct {
	value Value
	areas []area
	array *array
}

func valued(v Value) operand { return operand{value: v} }

func (e *evaluator) fail(err error) operand {
	if e.err == nil {
		e.err = err
	}
	return operand{}
}

func (e *evaluator) read(c Cell) Value {
	if !e.mayRead(1) {
		return Value{}
	}
	v, err := e.value(c)
	if err != nil {
		e.fail(err)
	}
	if v.Kind == Unknown {
		e.fail(undecided(unknownValue, e.w.Ref(c)))
	}
	return v
}

func (e *evaluator) mayRead(n int) bool {
	if e.cellsRead += n; e.cellsRead > maxCells {
		e.fail(undecided(overLimits))
	}
	if !e.w.spend(n) {
		e.fail(undecided(tooMuch))
	}
	return e.err == nil
}

func (e *evaluator) eval(n syntax.Node, s scope) operand {
	if !e.w.spend(1) {
		return e.fail(undecided(tooMuch))
	}
	if e.err != nil {
		return operand{}
	}
	switch n := n.(type) {
	case syntax.Number, syntax.Text, syntax.Bool, syntax.ErrorValue:
		return valued(constant(n))
	case *syntax.Array:
		return operand{array: arrayOf(n)}
	case syntax.Unsupported:
		return e.fail(undecided(notSupported, n.Source))
	case *syntax.Ref:
		return e.cellsOf(e.w.areas(n, s))
	case *syntax.TableRef:
		return e.cellsOf(e.w.tableAreas(n, s))
	case syntax.Name:
		named, inner, err := e.w.named(n, s)
		if err != nil {
			return e.fail(err)
		}
		return e.eval(named, inner)
	case syntax.Union:
		return e.union(n, s)
	case *syntax.Unary:
		return e.unary(n, s)
	case *syntax.Binary:
		return e.binary(n, s)
	case *syntax.Call:
		return e.call(n, s)
	}
	return operand{} // an argument that is left out
}

func (e *evaluator) cellsOf(list []area, err error) operand {
	if err != nil {
		return e.fail(err)
	}
	return operand{areas: list}
}

func (e *evaluator) union(parts syntax.Union, s scope) operand {
	var all operand
	for _, part := range parts {
		o := e.eval(part, s)
		if o.areas == nil {
			return valued(valueError)
		}
		all.areas = append(all.areas, o.areas...)
	}
	return all
}
