package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// aggregates make one number of many.
var aggregates = map[string]function{
	"SUM":        {1, maxArguments, nil, ofFigures(sumOf), false},
	"PRODUCT":    {1, maxArguments, nil, ofFigures(productOf), false},
	"MAX":        {1, maxArguments, nil, ofFigures(maxOf), false},
	"MIN":        {1, maxArguments, nil, ofFigures(minOf), false},
	"AVERAGE":    {1, maxArguments, nil, ofFigures(averageOf), false},
	"COUNT":      {1, maxArguments, nil, count, false},
	"COUNTA":     {1, maxArguments, nil, countFilled, false},
	"COUNTBLANK": {1, 1, nil, countBlank, false},
	"SUBTOTAL":   {2, maxArguments, nil, subtotal, false},
	"AGGREGATE":  {3, maxArguments, nil, aggregate, false},
	"SUMPRODUCT": {1, maxArguments, nil, sumProduct, false},
}

func sumOf(list []decimal.Decimal) Value {
	sum := decimal.Zero
	for _, d := range list {
		sum = sum.Add(d)
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
		return noQuotient
	}
	return arithmetic(syntax.OpDivide, sumOf(list).Number, decimal.NewFromInt(int64(len(list))))
}

func countOf(list []decimal.Decimal) Value { return countValue(len(list)) }

// ofFigures returns the function that makes something of all figures in its arguments.
func ofFigures(make func([]decimal.Decimal) Value) func(*evaluator, []syntax.Node, scope) operand {
	return func(e *evaluator, args []syntax.Node, s scope) operand {
		list, bad := e.figures(args, s, gathering{})
		if bad.Kind == Fault || e.err != nil {
			return valued(bad)
		}
		return valued(make(list))
	}
}

// A gathering says which of the cells in ranges are passed over.
type gathering struct {
	subtotals bool // those with subtotals of their own
	faults    bool
	visible   bool // whether hidden cells count is not known
}

// figures returns the numbers among arguments as SUM takes them: of cells and arrays only the numbers, of values what they spell. bad is
// the first error value.
func (e *evaluator) figures(args []syntax.Node, s scope, g gathering) (list []decimal.Decimal, bad Value) {
	for _, arg := range args {
		o := e.eval(arg, s)
		switch {
		case o.areas != nil:
			for _, a := range o.areas {
				if list, bad = e.figuresIn(a, g, list); bad.Kind == Fault {
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

func (e *evaluator) figuresIn(a area, g gathering, list []decimal.Decimal) (figures []decimal.Decimal, bad Value) {
	for c := range e.w.cells(a) {
		if g != (gathering{}) && e.passes(c, g) {
			continue
		}
		v := e.ask(c)
		switch {
		case e.err != nil:
			return list, bad
		case v.Kind == Fault && !g.faults:
			return list, v
		case v.Kind == Number:
			list = append(list, v.Number)
		}
	}
	return list, bad
}

// passes says whether a cell of a range is passed over.
func (e *evaluator) passes(c Cell, g gathering) bool {
	at := e.w.At(c)
	switch {
	case at == nil:
		return false
	case at.Hidden && g.visible:
		e.fail(undecided("有的行隐藏了，分类汇总是否计入它们不能确定"))
	case g.subtotals:
		return e.w.isSubtotal(c)
	}
	return false
}

// isSubtotal says whether a cell has a subtotal, which others pass over.
func (w *Workbook) isSubtotal(c Cell) bool {
	f, _ := w.Formula(c)
	return f != nil && f.HasSubtotal
}

// totalling are the kinds of SUBTOTAL and AGGREGATE by their numbers. Deviations are left out.
var totalling = map[int]func([]decimal.Decimal) Value{1: averageOf, 2: countOf, 4: maxOf, 5: minOf, 6: productOf, 9: sumOf}

const kindSum = 9

// subtotal is SUBTOTAL. The kinds from 101 on pass over hidden rows; the others count rows that were hidden by hand and pass over those that
// a filter hides, and nothing tells the two apart.
func subtotal(e *evaluator, args []syntax.Node, s scope) operand {
	kind, bad := e.whole(e.scalar(args[0], s))
	if bad.Kind == Fault {
		return valued(bad)
	}
	if kind > 100 {
		kind -= 100
	}
	return e.total(kind, args[1:], s, gathering{subtotals: true, visible: true})
}

// aggregate is AGGREGATE. Its second argument says what is passed over.
func aggregate(e *evaluator, args []syntax.Node, s scope) operand {
	kind, bad := e.whole(e.scalar(args[0], s))
	if bad.Kind == Fault {
		return valued(bad)
	}
	option, bad := e.whole(e.scalar(args[1], s))
	if bad.Kind == Fault {
		return valued(bad)
	}
	if option < 0 || option > 7 {
		return valued(noValue)
	}
	g := gathering{subtotals: option < 4, faults: option&2 != 0, visible: option&1 != 0}
	return e.total(kind, args[2:], s, g)
}

func (e *evaluator) total(kind int, args []syntax.Node, s scope, g gathering) operand {
	if kind == 3 {
		return e.totalFilled(args, s, g)
	}
	f := totalling[kind]
	if f == nil {
		return e.fail(undecided("分类汇总的方式不是求和、计数、平均、最大、最小之一"))
	}
	list, bad := e.figures(args, s, g)
	if bad.Kind == Fault || e.err != nil {
		return valued(bad)
	}
	return valued(f(list))
}

func (e *evaluator) totalFilled(args []syntax.Node, s scope, g gathering) operand {
	n := 0
	for _, arg := range args {
		for _, a := range e.eval(arg, s).areas {
			for c := range e.w.cells(a) {
				if !e.passes(c, g) && e.ask(c).Kind != Blank {
					n++
				}
				if e.err != nil {
					return operand{}
				}
			}
		}
	}
	return valued(countValue(n))
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
				return valued(noValue)
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
