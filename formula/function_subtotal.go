package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// An exclusion says which of the cells in ranges are passed over.
type exclusion struct {
	subtotals bool // those with subtotals of their own
	faults    bool
	visible   bool // whether hidden cells count is not known
}

// excludes says whether a cell of a range is passed over.
func (e *evaluator) excludes(c Cell, x exclusion) bool {
	at := e.w.At(c)
	switch {
	case at == nil:
		return false
	case at.Hidden && x.visible:
		e.fail(undecided("有的行隐藏了，分类汇总是否计入它们不能确定"))
	case x.subtotals:
		return e.w.isSubtotal(c)
	}
	return false
}

func (w *Workbook) isSubtotal(c Cell) bool {
	f, _ := w.Formula(c)
	return f != nil && f.HasSubtotal
}

// subtotalFunctions are the kinds of SUBTOTAL and AGGREGATE by their numbers. Deviations are left out.
var subtotalFunctions = map[int]func([]decimal.Decimal) Value{
	1: averageOf, 2: countOf, 4: maxOf, 5: minOf, 6: productOf, subtotalSum: sumOf,
}

const subtotalSum = 9

// subtotal is SUBTOTAL. The kinds from 101 on pass over hidden rows; the others count rows that were hidden by hand and
// pass over those that a filter hides, and nothing tells the two apart.
func subtotal(e *evaluator, args []syntax.Node, s scope) operand {
	kind, bad := e.whole(e.scalar(args[0], s))
	if bad.Kind == Fault {
		return valued(bad)
	}
	if kind > 100 {
		kind -= 100
	}
	return e.total(kind, args[1:], s, exclusion{subtotals: true, visible: true})
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
		return valued(valueError)
	}
	x := exclusion{subtotals: option < 4, faults: option&2 != 0, visible: option&1 != 0}
	return e.total(kind, args[2:], s, x)
}

func (e *evaluator) total(kind int, args []syntax.Node, s scope, x exclusion) operand {
	if kind == 3 {
		return e.totalFilled(args, s, x)
	}
	f := subtotalFunctions[kind]
	if f == nil {
		return e.fail(undecided("分类汇总的方式不是求和、计数、平均、最大、最小之一"))
	}
	list, bad := e.numbers(args, s, x)
	if bad.Kind == Fault || e.err != nil {
		return valued(bad)
	}
	return valued(f(list))
}

func (e *evaluator) totalFilled(args []syntax.Node, s scope, x exclusion) operand {
	n := 0
	for _, arg := range args {
		for _, a := range e.eval(arg, s).areas {
			for c := range e.w.cells(a) {
				if !e.excludes(c, x) && e.read(c).Kind != Blank {
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
