package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// call adds the functions that are sums.
func (l *linearizer) call(n *syntax.Call, s scope, factor decimal.Decimal) bool {
	args := n.Args
	if n.Name == "LET" {
		last, inner, ok := bind(args, s)
		return ok && l.add(last, inner, factor)
	}
	s.inside = true
	switch n.Name {
	case "SUM":
	case "SUMPRODUCT":
		return l.product(args, s, factor)
	case "SUBTOTAL", "AGGREGATE":
		return l.total(n, s, factor)
	case "N":
		return len(args) == 1 && l.cellOf(args[0], s, factor)
	default:
		if of, ok := syntax.Bounded(n); ok && l.within {
			return l.add(of, s, factor)
		}
		d, ok := l.fixed(n, s)
		return ok && l.constant(d, factor)
	}
	return len(args) > 0 && l.all(args, s, factor)
}

func (l *linearizer) cellOf(n syntax.Node, s scope, factor decimal.Decimal) bool {
	list, ok, _ := l.w.reference(n, s)
	return ok && len(list) == 1 && list[0].single() && l.mention(n, s, factor, true)
}

func (l *linearizer) all(args []syntax.Node, s scope, factor decimal.Decimal) bool {
	for _, arg := range args {
		if !l.summand(arg, s, factor) {
			return false
		}
	}
	return true
}

func (l *linearizer) summand(n syntax.Node, s scope, factor decimal.Decimal) bool {
	switch n := n.(type) {
	case syntax.MissingArg:
		return true
	case *syntax.Ref, *syntax.TableRef:
		return l.mention(n, s, factor, true)
	case syntax.Union:
		return l.all(n, s, factor)
	case syntax.Name:
		return l.named(n, s, factor, l.summand)
	case *syntax.Array:
		return l.numbers(arrayOf(n), factor)
	case *syntax.Binary:
		if n.Op == syntax.OpRange || n.Op == syntax.OpIntersect {
			return l.mention(n, s, factor, true)
		}
	}
	return l.add(n, s, factor)
}

func (l *linearizer) numbers(list *array, factor decimal.Decimal) bool {
	for _, v := range list.values {
		if v.Kind == Fault || !l.constant(v.Number, factor) {
			return false
		}
	}
	return true
}

// total adds SUBTOTAL(9, …), SUBTOTAL(109, …) and AGGREGATE(9, …).
func (l *linearizer) total(n *syntax.Call, s scope, factor decimal.Decimal) bool {
	first := 1
	if n.Name == "AGGREGATE" {
		first = 2
	}
	if len(n.Args) <= first {
		return false
	}
	kind, ok := l.fixed(n.Args[0], s)
	option, also := l.fixed(n.Args[first-1], s)
	if !ok || !also || !kind.IsInteger() || !option.IsInteger() {
		return false
	}
	hidden := kind.IntPart() == 100+subtotalSum
	nested := true
	switch {
	case first == 2 && kind.IntPart() == subtotalSum:
		hidden, nested = option.IntPart()&1 != 0, option.IntPart() < 4
	case first == 1 && (hidden || kind.IntPart() == subtotalSum):
	default:
		return false
	}
	before := len(l.sum.mentions)
	l.subtotal = nested
	ok = l.all(n.Args[first:], s, factor)
	l.subtotal = false
	return ok && (!hidden || l.visible(l.sum.mentions[before:]))
}

// visible says whether no cell of some mentions is hidden.
func (l *linearizer) visible(mentions []mention) bool {
	e := evaluator{w: l.w}
	for i := range mentions {
		for c := range l.w.cells(mentions[i].area) {
			if !l.w.spend(1) || e.excludes(c, exclusion{visible: true}) || e.err != nil {
				l.err = e.err
				return false
			}
		}
	}
	return true
}

// product adds SUMPRODUCT of one range and constants. A range after a constant array counts cell by cell.
func (l *linearizer) product(args []syntax.Node, s scope, factor decimal.Decimal) bool {
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
		return l.summand(cells, s, factor)
	}
	if cells == nil {
		return l.numbers(weights, factor)
	}
	return l.weighed(cells, weights, s, factor)
}

func (l *linearizer) weighed(cells syntax.Node, weights *array, s scope, factor decimal.Decimal) bool {
	list, ok, _ := l.w.reference(cells, s)
	if !ok || len(list) != 1 || list[0].bottom-list[0].top != weights.rows || list[0].right-list[0].left != weights.cols {
		return false
	}
	for i, v := range weights.values {
		row, col := list[0].top+i/weights.cols, list[0].left+i%weights.cols
		weight, ok := syntax.CellNumber(factor.Mul(v.Number))
		if !ok || v.Kind == Fault {
			return false
		}
		if !l.keep(mention{area{list[0].sheet, row, col, row + 1, col + 1}, weight, true, false, cells, l.alias}) {
			return false
		}
	}
	return true
}
