package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// criteriaFunctions count or add up the cells that meet a criterion.
var criteriaFunctions = map[string]function{
	"COUNTIF":  onNodes(2, 2, countIfs),
	"COUNTIFS": onNodes(2, maxArguments, countIfs),
	"SUMIF":    onNodes(2, 3, sumIf),
	"SUMIFS":   onNodes(3, maxArguments, sumIfs),
}

// A condition is a range and the criterion that its cells must meet.
type condition struct {
	area
	criterion
}

// pairs reads ranges and criteria in turn. The ranges must be of one size.
func (e *evaluator) pairs(args []syntax.Node, s scope) (list []condition, bad Value) {
	for ; len(args) > 1; args = args[2:] {
		o := e.eval(args[0], s)
		if len(o.areas) != 1 {
			e.fail(undecided("公式的条件区域不是一片单元格"))
			return nil, bad
		}
		c := condition{o.areas[0], e.criterion(e.scalar(args[1], s))}
		if len(list) > 0 && !c.sameSize(list[0].area) {
			return nil, valueError
		}
		list = append(list, c)
	}
	return list, bad
}

func (a area) sameSize(b area) bool {
	return a.bottom-a.top == b.bottom-b.top && a.right-a.left == b.right-b.left
}

// matching yields the offsets, by rows and columns, of the cells that meet all conditions.
func (e *evaluator) matching(list []condition, yield func(row, col int)) {
	if e.err != nil || len(list) == 0 {
		return
	}
	rows, cols := e.extent(list)
	for row := range rows {
		for col := range cols {
			met := true
			for i := range list {
				a := list[i].area
				met = met && e.err == nil && e.met(&list[i].criterion, e.read(Cell{a.sheet, a.top + row, a.left + col}))
			}
			if met {
				yield(row, col)
			}
		}
		if e.err != nil {
			return
		}
	}
}

// extent returns how many rows and columns are to be looked at: of whole columns and rows what is used in the workbook.
// Blank cells behind that must not count.
func (e *evaluator) extent(list []condition) (rows, cols int) {
	rows, cols = list[0].bottom-list[0].top, list[0].right-list[0].left
	if rows < syntax.MaxRows && cols < syntax.MaxCols {
		return e.extentWithin(rows, cols)
	}
	blank := true
	for i := range list {
		blank = blank && list[i].met(Value{})
	}
	if blank {
		e.fail(undecided(overLimits))
		return 0, 0
	}
	usedRows, usedCols := 0, 0
	for i := range e.w.sheets {
		s := e.w.sheet(i)
		usedRows, usedCols = max(usedRows, s.rows), max(usedCols, s.cols)
	}
	if rows == syntax.MaxRows {
		rows = usedRows
	}
	if cols == syntax.MaxCols {
		cols = usedCols
	}
	return e.extentWithin(rows, cols)
}

func (e *evaluator) extentWithin(rows, cols int) (int, int) {
	if rows > 0 && cols > maxCells/rows {
		e.fail(undecided(overLimits))
		return 0, 0
	}
	return rows, cols
}

// countIfs is COUNTIFS, and COUNTIF with its one pair.
func countIfs(e *evaluator, args []syntax.Node, s scope) operand {
	if len(args)%2 != 0 {
		return valued(valueError)
	}
	list, bad := e.pairs(args, s)
	if bad.Kind == Fault {
		return valued(bad)
	}
	n := 0
	e.matching(list, func(int, int) { n++ })
	return valued(countValue(n))
}

// sumIf is SUMIF. What it adds up begins at the third argument and is as large as the first.
func sumIf(e *evaluator, args []syntax.Node, s scope) operand {
	added := args[0]
	if len(args) > 2 {
		added = args[2]
	}
	return e.sumMatching(added, args[:2], s, false)
}

func sumIfs(e *evaluator, args []syntax.Node, s scope) operand {
	if len(args)%2 == 0 {
		return valued(valueError)
	}
	return e.sumMatching(args[0], args[1:], s, true)
}

func (e *evaluator) sumMatching(added syntax.Node, args []syntax.Node, s scope, sameSize bool) operand {
	o := e.eval(added, s)
	if len(o.areas) != 1 {
		return e.fail(undecided("公式要加的不是一片单元格"))
	}
	from, fault := o.areas[0], Value{}
	conditions, bad := e.pairs(args, s)
	switch {
	case e.err != nil || bad.Kind == Fault:
		return valued(bad)
	case sameSize && !from.sameSize(conditions[0].area):
		return valued(valueError)
	}
	var list []decimal.Decimal
	e.matching(conditions, func(row, col int) {
		v := e.read(Cell{from.sheet, from.top + row, from.left + col})
		switch {
		case v.Kind == Number:
			list = append(list, v.Number)
		case v.Kind == Fault && fault.Kind != Fault:
			fault = v
		}
	})
	if fault.Kind == Fault {
		return valued(fault)
	}
	return valued(sumOf(list))
}
