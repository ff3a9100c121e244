package formula

import "github.com/shopspring/decimal"

// A mention is an area with the factor that all its cells count with.
type mention struct {
	area
	factor   decimal.Decimal
	summed   bool
	subtotal bool   // cells with subtotals of their own do not count
	written  node   // as it stands in the formula
	called   string // or the name that stands for it
}

func (m *mention) text() string {
	if m.called != "" {
		return m.called
	}
	p := printer{}
	p.write(m.written, 0)
	return p.String()
}

// A direct is the sum that a formula is, of what it names itself.
type direct struct {
	mentions []mention
	constant decimal.Decimal
	size     int // cells, as far as they were counted
	tried    bool
	err      error
}

// directly returns the sum that the formula of a cell is. The error is its err.
func (w *Workbook) directly(c Cell) (*direct, error) {
	d, known := w.direct[c]
	if !known {
		d = w.sumOf(c)
		w.direct[c] = d
	}
	return d, d.err
}

func (w *Workbook) sumOf(c Cell) *direct {
	f, err := w.Formula(c)
	if err == nil && f == nil {
		err = undecided(w.Ref(c), "没有公式")
	}
	if err != nil {
		return &direct{err: err}
	}
	a := algebra{w: w, sum: &direct{}}
	switch ok := a.add(f.root, scope{at: c}, decimal.NewFromInt(1)); {
	case a.err != nil:
		return &direct{err: a.err}
	case ok:
		return a.sum
	}
	return w.try(c)
}

// An algebra reads a formula as a sum.
type algebra struct {
	w        *Workbook
	sum      *direct
	called   string
	subtotal bool
	err      error
}

// add adds a part of a formula with a factor. It says no where that takes more than the rules of addition and of constant factors.
func (a *algebra) add(n node, s scope, factor decimal.Decimal) bool {
	if !a.w.spend(1) {
		a.err = undecided(tooMuch)
		return false
	}
	switch n := n.(type) {
	case number:
		return a.constant(n.Decimal, factor)
	case *ref, union:
		return a.mention(n, s, factor, false)
	case name:
		return a.named(n, s, factor, a.add)
	case *sign:
		return a.sign(n, s, factor)
	case *binary:
		return a.binary(n, s, factor)
	case *call:
		return a.call(n, s, factor)
	}
	return false
}

func (a *algebra) constant(d, factor decimal.Decimal) bool {
	sum, ok := bounded(a.sum.constant.Add(d.Mul(factor)))
	a.sum.constant = sum
	return ok
}

// named adds what a name stands for, by what is to be done with it.
func (a *algebra) named(n name, s scope, factor decimal.Decimal, add func(node, scope, decimal.Decimal) bool) bool {
	named, inner, err := a.w.named(n, s)
	if err != nil {
		a.err = err
		return false
	}
	if a.called == "" {
		a.called = n.word
		defer func() { a.called = "" }()
	}
	return add(named, inner, factor)
}

// mention adds cells: outside of a sum only a single one.
func (a *algebra) mention(n node, s scope, factor decimal.Decimal, summed bool) bool {
	list, ok, err := a.w.reference(n, s)
	if err != nil {
		a.err = err
	}
	if !ok || !summed && (len(list) != 1 || !list[0].single()) {
		return false
	}
	for _, rectangle := range list {
		if !a.keep(mention{rectangle, factor, summed, a.subtotal && summed, n, a.called}) {
			return false
		}
	}
	return true
}

// keep adds a mention to the sum, if that does not grow too large.
func (a *algebra) keep(m mention) bool {
	a.sum.mentions = append(a.sum.mentions, m)
	a.sum.size += max(1, a.w.clip(m.area).size())
	switch {
	case a.sum.size > maxCells:
		a.err = undecided(overLimits)
	case !a.w.spend(kept):
		a.err = undecided(tooMuch)
	}
	return a.err == nil
}

func (a *algebra) sign(n *sign, s scope, factor decimal.Decimal) bool {
	switch n.op {
	case '+':
		return a.add(n.of, s, factor)
	case '-':
		return a.add(n.of, s, factor.Neg())
	case '%':
		return a.add(n.of, s, factor.Shift(-2))
	case '@':
		list, ok, _ := a.w.reference(n.of, s)
		return ok && len(list) == 1 && list[0].single() && a.add(n.of, s, factor)
	}
	return false
}

func (a *algebra) binary(n *binary, s scope, factor decimal.Decimal) bool {
	switch n.op {
	case plus:
		return a.add(n.left, s, factor) && a.add(n.right, s, factor)
	case minus:
		return a.add(n.left, s, factor) && a.add(n.right, s, factor.Neg())
	case times:
		if d, ok := a.fixed(n.right, s); ok { // first, as long chains of factors grow to the left
			return a.scaled(n.left, s, factor, d)
		}
		d, ok := a.fixed(n.left, s)
		return ok && a.scaled(n.right, s, factor, d)
	case divide:
		d, ok := a.fixed(n.right, s)
		return ok && !d.IsZero() && a.scaled(n.left, s, factor, quotient(decimal.NewFromInt(1), d))
	case span, meet:
		return a.mention(n, s, factor, false)
	case power:
		d, ok := a.fixed(n, s)
		return ok && a.constant(d, factor)
	}
	return false
}

func (a *algebra) scaled(n node, s scope, factor, by decimal.Decimal) bool {
	factor, ok := bounded(factor.Mul(by))
	return ok && a.add(n, s, factor)
}

// fixed returns the number that a part without cells comes to.
func (a *algebra) fixed(n node, s scope) (decimal.Decimal, bool) {
	if n, ok := n.(number); ok {
		return n.Decimal, true
	}
	if !isFixed(n) {
		return decimal.Zero, false
	}
	e := &evaluator{w: a.w, value: func(Cell) (Value, error) { return Value{Kind: Unknown}, nil }}
	v := e.scalar(n, s)
	return v.Number, e.err == nil && v.Kind == Number
}

// isFixed says whether a part names no cell. What names stand for is seen when it is worked out.
func isFixed(n node) bool {
	switch n := n.(type) {
	case *ref, union, odd:
		return false
	case *sign:
		return isFixed(n.of)
	case *binary:
		return isFixed(n.left) && isFixed(n.right)
	case *call:
		for _, arg := range n.args {
			if !isFixed(arg) {
				return false
			}
		}
	}
	return true
}

// call adds the functions that are sums.
func (a *algebra) call(n *call, s scope, factor decimal.Decimal) bool {
	args := n.args
	switch n.name {
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
func (a *algebra) cellOf(n node, s scope, factor decimal.Decimal) bool {
	list, ok, _ := a.w.reference(n, s)
	return ok && len(list) == 1 && list[0].single() && a.mention(n, s, factor, true)
}

// all adds the arguments of a sum.
func (a *algebra) all(args []node, s scope, factor decimal.Decimal) bool {
	for _, arg := range args {
		if !a.summand(arg, s, factor) {
			return false
		}
	}
	return true
}

func (a *algebra) summand(n node, s scope, factor decimal.Decimal) bool {
	switch n := n.(type) {
	case missing:
		return true
	case *ref:
		return a.mention(n, s, factor, true)
	case union:
		return a.all(n, s, factor)
	case name:
		return a.named(n, s, factor, a.summand)
	case *array:
		return a.numbers(n, factor)
	case *binary:
		if n.op == span || n.op == meet {
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
func (a *algebra) total(n *call, s scope, factor decimal.Decimal) bool {
	first := 1
	if n.name == "AGGREGATE" {
		first = 2
	}
	if len(n.args) <= first {
		return false
	}
	kind, ok := a.fixed(n.args[0], s)
	option, also := a.fixed(n.args[first-1], s)
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
	ok = a.all(n.args[first:], s, factor)
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
func (a *algebra) product(args []node, s scope, factor decimal.Decimal) bool {
	var cells node
	var weights *array
	for _, arg := range args {
		list, constant := arg.(*array)
		switch {
		case constant && weights == nil:
			weights = list
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

func (a *algebra) weighed(cells node, weights *array, s scope, factor decimal.Decimal) bool {
	list, ok, _ := a.w.reference(cells, s)
	if !ok || len(list) != 1 || list[0].bottom-list[0].top != weights.rows || list[0].right-list[0].left != weights.cols {
		return false
	}
	for i, v := range weights.values {
		row, col := list[0].top+i/weights.cols, list[0].left+i%weights.cols
		weight, ok := bounded(factor.Mul(v.Number))
		if !ok || v.Kind == Fault {
			return false
		}
		if !a.keep(mention{area{list[0].sheet, row, col, row + 1, col + 1}, weight, true, false, cells, a.called}) {
			return false
		}
	}
	return true
}
