package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// call adds the functions that are sums.
func (a *algebra) call(n *syntax.Call, s scope, factor decimal.Decimal) bool {
	args := n.Args
	switch n.Name {
	case "SUM":
	case "SUMPRODUCT":
		return a.product(args, s, factor)
	case "SUBTOTAL", "AGGREGATE":
		return a.total(n, s, factor)
	case "N":
		return len(args) == 1 && a.cellOf(args[0], s, factor)
	default:
		d, ok := a.fixed(n, s)
		return ok && a.constant(d, factor)
	}
	return len(args) > 0 && a.all(args, s, factor)
}

// cellOf adds a reference to one cell.
func (a *algebra) cellOf(n syntax.Node, s scope, factor decimal.Decimal) bool {
	list, ok, _ := a.w.reference(n, s)
	return ok && len(list) == 1 && list[0].single() && a.mention(n, s, factor, true)
}

// all adds the arguments of a sum.
func (a *algebra) all(args []syntax.Node, s scope, factor decimal.Decimal) bool {
	for _, arg := range args {
		if !a.summand(arg, s, factor) {
			return false
		}
	}
	return true
}

func (a *algebra) summand(n syntax.Node, s scope, factor decimal.Decimal) bool {
	switch n := n.(type) {
	case syntax.MissingArg:
		return true
	case *syntax.Ref:
		return a.mention(n, s, factor, true)
	case syntax.Union:
		return a.all(n, s, factor)
	case syntax.Name:
		return a.named(n, s, factor, a.summand)
	case *syntax.Array:
		return a.numbers(arrayOf(n), factor)
	case *syntax.Binary:
		if n.Op == syntax.OpRange || n.Op == syntax.OpIntersect {
			return a.mention(n, s, factor, true)
		}
	}
	return a.add(n, s, factor)
}

func (a *algebra) numbers(list *array, factor decimal.Decimal) bool {
	for _, v := range list.values {
		if v.Kind == Fault || !a.constant(v.Number, factor) {
			return false
		}
	}
	return true
}

// total adds SUBTOTAL(9, …), SUBTOTAL(109, …) and AGGREGATE(9, …).
func (a *algebra) total(n *syntax.Call, s scope, factor decimal.Decimal) bool {
	first := 1
	if n.Name == "AGGREGATE" {
		first = 2
	}
	if len(n.Args) <= first {
		return false
	}
	kind, ok := a.fixed(n.Args[0], s)
	option, also := a.fixed(n.Args[first-1], s)
	if !ok || !also || !kind.IsInteger() || !option.IsInteger() {
		return false
	}
	hidden := kind.IntPart() == 100+kindSum
	nested := true
	switch {
	case first == 2 && kind.IntPart() == kindSum:
		hidden, nested = option.IntPart()&1 != 0, option.IntPart() < 4
	case first == 1 && (hidden || kind.IntPart() == kindSum):
	default:
		return false
	}
	before := len(a.sum.mentions)
	a.subtotal = nested
	ok = a.all(n.Args[first:], s, factor)
	a.subtotal = false
	return ok && (!hidden || a.visible(a.sum.mentions[before:]))
}

// visible says whether no cell of some mentions is hidden.
func (a *algebra) visible(mentions []mention) bool {
	e := evaluator{w: a.w}
	for i := range mentions {
		for c := range a.w.cells(mentions[i].area) {
			if !a.w.spend(1) || e.passes(c, gathering{visible: true}) || e.err != nil {
				a.err = e.err
				return false
			}
		}
	}
	return true
}

// product adds SUMPRODUCT of one range and constants. A range after a constant array counts cell by cell.
func (a *algebra) product(args []syntax.Node, s scope, factor decimal.Decimal) bool {
	var cells syntax.Node
	var weights *array
	for _, arg := range args {
		list, constant := arg.(*syntax.Array)
		switch {
		case constant && weights == nil:
			weights = arrayOf(list)
		case !constant && cells == nil:
			cells = arg
		default:
			return false
		}
	}
	if weights == nil {
		return a.summand(cells, s, factor)
	}
	if cells == nil {
		return a.numbers(weights, factor)
	}
	return a.weighed(cells, weights, s, factor)
}

func (a *algebra) weighed(cells syntax.Node, weights *array, s scope, factor decimal.Decimal) bool {
	list, ok, _ := a.w.reference(cells, s)
	if !ok || len(list) != 1 || list[0].bottom-list[0].top != weights.rows || list[0].right-list[0].left != weights.cols {
		return false
	}
	for i, v := range weights.values {
		row, col := list[0].top+i/weights.cols, list[0].left+i%weights.cols
		weight, ok := syntax.CellNumber(factor.Mul(v.Number))
		if !ok || v.Kind == Fault {
			return false
		}
		if !a.keep(mention{area{list[0].sheet, row, col, row + 1, col + 1}, weight, true, false, cells, a.called}) {
			return false
		}
	}
	return true
}
