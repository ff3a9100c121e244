package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// aggregateFunctions make one number of many.
var aggregateFunctions = map[string]function{
	"SUM":        onNodes(1, maxArguments, ofNumbers(sumOf)),
	"PRODUCT":    onNodes(1, maxArguments, ofNumbers(productOf)),
	"MAX":        onNodes(1, maxArguments, ofNumbers(maxOf)),
	"MIN":        onNodes(1, maxArguments, ofNumbers(minOf)),
	"AVERAGE":    onNodes(1, maxArguments, ofNumbers(averageOf)),
	"COUNT":      onNodes(1, maxArguments, count),
	"COUNTA":     onNodes(1, maxArguments, countFilled),
	"COUNTBLANK": onNodes(1, 1, countBlank),
	"SUBTOTAL":   onNodes(2, maxArguments, subtotal),
	"AGGREGATE":  onNodes(3, maxArguments, aggregate),
	"SUMPRODUCT": onNodes(1, maxArguments, sumProduct),
}

func sumOf(list []decimal.Decimal) Value {
	sum := decimal.Zero
	for _, d := range list {
		switch {
		case d.IsZero(): // as most figures are
		case sum.IsZero():
			sum = d
		default:
			sum = sum.Add(d)
		}
	}
	return result(sum)
}

func productOf(list []decimal.Decimal) Value {
	if len(list) == 0 {
		return countValue(0)
	}
	product := numberValue(list[0])
	for _, d := range list[1:] {
		if product = result(product.Number.Mul(d)); product.Kind == Fault {
			break
		}
	}
	return product
}

func maxOf(list []decimal.Decimal) Value {
	if len(list) == 0 {
		return countValue(0)
	}
	return numberValue(decimal.Max(list[0], list[1:]...))
}

func minOf(list []decimal.Decimal) Value {
	if len(list) == 0 {
		return countValue(0)
	}
	return numberValue(decimal.Min(list[0], list[1:]...))
}

func averageOf(list []decimal.Decimal) Value {
	if len(list) == 0 {
		return divError
	}
	return arithmetic(syntax.OpDivide, sumOf(list).Number, decimal.NewFromInt(int64(len(list))))
}

func countOf(list []decimal.Decimal) Value { return countValue(len(list)) }

// ofNumbers returns the function that makes something of all figures in its arguments.
func ofNumbers(make func([]decimal.Decimal) Value) func(*evaluator, []syntax.Node, scope) operand {
	return func(e *evaluator, args []syntax.Node, s scope) operand {
		list, bad := e.numbers(args, s, exclusion{})
		if bad.Kind == Fault || e.err != nil {
			return valued(bad)
		}
		return valued(make(list))
	}
}

// numbers returns those among arguments as SUM takes them: of cells and arrays only the numbers, of values what they
// spell. bad is the first error value.
func (e *evaluator) numbers(args []syntax.Node, s scope, x exclusion) (list []decimal.Decimal, bad Value) {
	for _, arg := range args {
		o := e.eval(arg, s)
		switch {
		case o.areas != nil:
			for _, a := range o.areas {
				if list, bad = e.numbersIn(a, x, list); bad.Kind == Fault {
					return nil, bad
				}
			}
		case o.array != nil:
			for _, v := range o.array.values {
				if v.Kind == Fault {
					return nil, v
				}
				if v.Kind == Number {
					list = append(list, v.Number)
				}
			}
		default:
			d, bad := e.number(o.value)
			if bad.Kind == Fault {
				return nil, bad
			}
			list = append(list, d)
		}
	}
	return list, bad
}

func (e *evaluator) numbersIn(a area, x exclusion, list []decimal.Decimal) (figures []decimal.Decimal, bad Value) {
	for c := range e.w.cells(a) {
		if x != (exclusion{}) && e.excludes(c, x) {
			continue
		}
		v := e.read(c)
		switch {
		case e.err != nil:
			return list, bad
		case v.Kind == Fault && !x.faults:
			return list, v
		case v.Kind == Number:
			list = append(list, v.Number)
		}
	}
	return list, bad
}

// sumProduct is SUMPRODUCT: the sum of the products of elements in one place. What is no number is 0.
func sumProduct(e *evaluator, args []syntax.Node, s scope) operand {
	s.arrays = true
	arrays := make([]*array, len(args))
	for i, arg := range args {
		arrays[i] = e.all(e.eval(arg, s))
	}
	if e.err != nil {
		return operand{}
	}
	sum := decimal.Zero
	for i := range arrays[0].values {
		product := one
		for _, a := range arrays {
			switch {
			case a.rows != arrays[0].rows || a.cols != arrays[0].cols:
				return valued(valueError)
			case a.values[i].Kind == Fault:
				return valued(a.values[i])
			}
			product = product.Mul(a.values[i].Number)
		}
		v := result(product)
		if v.Kind == Fault {
			return valued(v)
		}
		sum = sum.Add(v.Number)
	}
	return valued(result(sum))
}

// eachValue calls yield for every value among arguments; inCell says whether it stands in a cell or array, not in the
// formula itself.
func (e *evaluator) eachValue(args []syntax.Node, s scope, yield func(v Value, inCell bool)) {
	for _, arg := range args {
		o := e.eval(arg, s)
		switch {
		case o.areas != nil:
			for _, a := range o.areas {
				for c := range e.w.cells(a) {
					yield(e.read(c), true)
					if e.err != nil {
						return
					}
				}
			}
		case o.array != nil:
			for _, v := range o.array.values {
				yield(v, true)
			}
		default:
			yield(o.value, false)
		}
	}
}

func count(e *evaluator, args []syntax.Node, s scope) operand {
	n := 0
	e.eachValue(args, s, func(v Value, inCell bool) {
		switch {
		case v.Kind == Number, !inCell && (v.Kind == Bool || v.Kind == Blank):
			n++
		case !inCell && v.Kind == Text:
			if _, bad := e.number(v); bad.Kind != Fault {
				n++
			}
		}
	})
	return valued(countValue(n))
}

func countFilled(e *evaluator, args []syntax.Node, s scope) operand {
	n := 0
	e.eachValue(args, s, func(v Value, inCell bool) {
		if v.Kind != Blank || !inCell {
			n++
		}
	})
	return valued(countValue(n))
}

func countBlank(e *evaluator, args []syntax.Node, s scope) operand {
	o := e.eval(args[0], s)
	if o.areas == nil {
		return valued(valueError)
	}
	n := 0
	for _, a := range o.areas {
		n += a.size() - e.w.clip(a).size()
	}
	e.eachValue(args, s, func(v Value, _ bool) {
		if v.Kind == Blank || v.Kind == Text && v.Text == "" {
			n++
		}
	})
	return valued(countValue(n))
}
