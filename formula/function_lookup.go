package formula

import (
	"strings"

	"nianbao/formula/syntax"
)

// lookupFunctions find cells and where they are.
var lookupFunctions = map[string]function{
	"ROW":     onNodes(0, 1, position(func(a area) (int, bool) { return a.top + 1, a.bottom-a.top == 1 })),
	"COLUMN":  onNodes(0, 1, position(func(a area) (int, bool) { return a.left + 1, a.right-a.left == 1 })),
	"ROWS":    onNodes(1, 1, position(func(a area) (int, bool) { return a.bottom - a.top, true })),
	"COLUMNS": onNodes(1, 1, position(func(a area) (int, bool) { return a.right - a.left, true })),
	"INDEX":   onNodes(2, 3, index),
	"MATCH":   onNodes(2, 3, match),
	"VLOOKUP": onNodes(3, 4, vlookup),
	"SINGLE": onNodes(1, 1, func(e *evaluator, args []syntax.Node, s scope) operand {
		return e.implicitIntersection(e.eval(args[0], s), s.at)
	}),
}

// position returns the function that gives something of a reference's position, or of the formula's own. sure says
// whether it is one number.
func position(of func(area) (n int, sure bool)) func(*evaluator, []syntax.Node, scope) operand {
	return func(e *evaluator, args []syntax.Node, s scope) operand {
		a := area{s.at.Sheet, s.at.Row, s.at.Col, s.at.Row + 1, s.at.Col + 1}
		if len(args) > 0 {
			o := e.eval(args[0], s)
			if o.array != nil {
				o.areas = []area{{bottom: o.array.rows, right: o.array.cols}}
			}
			if len(o.areas) != 1 {
				return valued(valueError)
			}
			a = o.areas[0]
		}
		n, sure := of(a)
		if !sure {
			return e.fail(undecided(manyForOne))
		}
		return valued(countValue(n))
	}
}

// index is INDEX of one rectangle. Row or column 0 means all of them.
func index(e *evaluator, args []syntax.Node, s scope) operand {
	o := e.eval(args[0], s)
	row, bad := e.whole(e.scalar(args[1], s))
	if bad.Kind == Fault {
		return valued(bad)
	}
	col := 0
	if len(args) > 2 {
		if col, bad = e.whole(e.scalar(args[2], s)); bad.Kind == Fault {
			return valued(bad)
		}
	}
	if o.array != nil {
		return e.element(o.array, row, col, len(args) > 2)
	}
	if len(o.areas) != 1 {
		return e.fail(undecided("函数 INDEX 用在了几片区域上"))
	}
	a := o.areas[0]
	rows, cols := a.bottom-a.top, a.right-a.left
	if rows == 1 && len(args) == 2 {
		row, col = 1, row
	}
	switch {
	case row < 0 || col < 0:
		return valued(valueError)
	case row > rows || col > cols:
		return valued(refError)
	}
	if row > 0 {
		a.top, a.bottom = a.top+row-1, a.top+row
	}
	if col > 0 {
		a.left, a.right = a.left+col-1, a.left+col
	}
	return operand{areas: []area{a}}
}

// element is INDEX of an array.
func (e *evaluator) element(a *array, row, col int, both bool) operand {
	if a.rows == 1 && !both {
		row, col = 1, row
	} else if a.cols == 1 && !both {
		col = 1
	}
	switch {
	case row < 0 || col < 0:
		return valued(valueError)
	case row > a.rows || col > a.cols:
		return valued(refError)
	case row == 0 || col == 0:
		return e.fail(undecided(manyForOne))
	}
	return valued(a.values[(row-1)*a.cols+col-1])
}

// line returns the used part of a reference that is one row or column.
func (e *evaluator) line(o operand) area {
	if len(o.areas) != 1 || o.areas[0].bottom-o.areas[0].top != 1 && o.areas[0].right-o.areas[0].left != 1 {
		e.fail(undecided("查找的范围不是一行或一列"))
		return area{}
	}
	a := e.w.clip(o.areas[0])
	if a.size() > maxCells {
		e.fail(undecided(overLimits))
		return area{}
	}
	return a
}

// find returns the index of the first cell of a row or column that holds a value exactly, -1 for none.
func (e *evaluator) find(v Value, line area) int {
	if v.Kind == Text && strings.ContainsAny(v.Text, "*?~") {
		e.fail(undecided("查找的文本里有通配符"))
	}
	if e.err != nil {
		return -1
	}
	if index := e.w.indexOf(line); e.stored && index != nil && (v.Kind == Text || v.Kind == Number) {
		if i, ok := index[lookedUp(v)]; ok && e.mayRead(1) {
			return i
		}
		return -1
	}
	for c := range e.w.cells(line) {
		if in := e.read(c); e.err == nil && in.Kind == v.Kind && e.compared(syntax.OpEqual, in, v).isTrue() {
			return c.Row - line.top + c.Col - line.left
		}
		if e.err != nil {
			break
		}
	}
	return -1
}

// match is MATCH for the same value; that for the nearest needs the system's order of texts.
func match(e *evaluator, args []syntax.Node, s scope) operand {
	v := e.scalar(args[0], s)
	if v.Kind == Fault {
		return valued(v)
	}
	if !e.exactly(args, 2, s) {
		return operand{}
	}
	if i := e.find(filled(v, Number), e.line(e.eval(args[1], s))); i >= 0 {
		return valued(countValue(i + 1))
	}
	return valued(naError)
}

// exactly says whether an argument asks for the same value.
func (e *evaluator) exactly(args []syntax.Node, i int, s scope) bool {
	if len(args) > i {
		near, _ := e.truth(e.scalar(args[i], s))
		if e.err == nil && !near {
			return true
		}
	}
	e.fail(undecided("公式查找的是相近的值，不能确定结果"))
	return false
}

// vlookup is VLOOKUP for the same value.
func vlookup(e *evaluator, args []syntax.Node, s scope) operand {
	v, table := e.scalar(args[0], s), e.eval(args[1], s)
	col, bad := e.whole(e.scalar(args[2], s))
	switch {
	case v.Kind == Fault:
		return valued(v)
	case bad.Kind == Fault:
		return valued(bad)
	case !e.exactly(args, 3, s):
		return operand{}
	case len(table.areas) != 1:
		return e.fail(undecided("函数 VLOOKUP 的查找范围不是一片区域"))
	}
	a := table.areas[0]
	keys := a
	keys.right = keys.left + 1
	i := e.find(filled(v, Number), e.line(operand{areas: []area{keys}}))
	switch {
	case i < 0:
		return valued(naError)
	case col < 1:
		return valued(valueError)
	case col > a.right-a.left:
		return valued(refError)
	}
	return operand{areas: []area{{a.sheet, a.top + i, a.left + col - 1, a.top + i + 1, a.left + col}}}
}
