package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A sum is what a formula adds up: how often each cell of the form that staff fill, how often each other cell, and a constant.
type sum struct {
	cells    map[*form.Cell]decimal.Decimal
	others   map[formula.Cell]decimal.Decimal
	constant decimal.Decimal
}

func newSum() sum {
	return sum{cells: map[*form.Cell]decimal.Decimal{}, others: map[formula.Cell]decimal.Decimal{}}
}

var one, minusOne = decimal.NewFromInt(1), decimal.NewFromInt(-1)

func (s sum) add(other sum, times decimal.Decimal) {
	for c, n := range other.cells {
		if times != one {
			n = n.Mul(times)
		}
		if have, ok := s.cells[c]; ok {
			n = n.Add(have)
		}
		if s.cells[c] = n; n.IsZero() {
			delete(s.cells, c)
		}
	}
}

// equal reports whether two sums are the same.
func (s sum) equal(other sum) bool {
	if len(s.cells) != len(other.cells) || len(s.others) > 0 || len(other.others) > 0 || !s.constant.Equal(other.constant) {
		return false
	}
	for c, n := range s.cells {
		if !n.Equal(other.cells[c]) {
			return false
		}
	}
	return true
}

// partsOf returns what a cell stands for: a total for the cells that it must be the sum of, any other for itself.
func (a *audit) partsOf(c *form.Cell) sum {
	if s, ok := a.parts[c]; ok {
		return s
	}
	s := newSum()
	if e := a.totals[c]; e != nil {
		s = a.side(e.Right)
	} else {
		s.cells[c] = one
	}
	a.parts[c] = s
	return s
}

// side returns what the terms of an equation stand for.
func (a *audit) side(terms []form.Term) sum {
	s := newSum()
	for _, t := range terms {
		s.add(a.partsOf(t.Cell), signOf(t))
	}
	return s
}

func signOf(t form.Term) decimal.Decimal {
	if t.Negative {
		return minusOne
	}
	return one
}

// sumOf returns what a linear form stands for. Texts and blank cells that are none of the form's count for nothing: labels, and the gaps
// between rows.
func (a *audit) sumOf(l formula.Linear) sum {
	s := newSum()
	s.constant = l.Constant
	for at, n := range l.Terms {
		if n.IsZero() {
			continue
		}
		if c := a.cells[at]; c != nil {
			s.add(a.partsOf(c), n)
		} else if drawn := a.book.At(at); drawn != nil && (drawn.Kind == grid.Number || drawn.Formula != "") {
			s.others[at] = n
		}
	}
	return s
}

// compare holds what a formula adds up against what its cell must be.
func (a *audit) compare(j *judged) {
	foreign := func(c formula.Cell) bool { return a.cells[c] == nil }
	linear, err := a.book.Linear(j.at, foreign)
	e := a.totals[j.cell]
	var undecided *formula.Undecided
	var circle *formula.Circle
	switch {
	case errors.As(err, &circle):
		j.breaks("F11", "用到的公式绕了一圈，算不出数")
		return
	case errors.As(err, &undecided) && e != nil:
		j.breaks("F18", "判断不了它算的是什么："+undecided.Reason)
		return
	case err != nil:
		if e != nil {
			j.breaks("F18", "判断不了它算的是什么")
		}
		return // a cell that staff fill may hold any formula
	}
	have := a.sumOf(linear)
	if e != nil {
		a.addNamed(j, have)
		want := a.side(e.Right)
		if !a.placed(want) {
			return // what it must add up is missing, which is told of there
		}
		if have.equal(want) {
			return
		}
		if !a.backwards(j, have) {
			a.differ(j, e, have, want)
		}
		return
	}
	a.backwards(j, have)
}

// addNamed adds to a sum the cells outside the form that a formula names one by one: what is blank there today need not be tomorrow. In a
// range such cells are labels and gaps.
func (a *audit) addNamed(j *judged, s sum) {
	mentions, err := a.book.Mentions(j.at)
	if err != nil {
		return
	}
	for _, m := range mentions {
		at := formula.Cell{Sheet: m.Sheet, Row: m.Top, Col: m.Left}
		if m.Sheet < 0 || m.Bottom-m.Top != 1 || m.Right-m.Left != 1 || m.Factor.IsZero() || a.cells[at] != nil {
			continue
		}
		if drawn := a.book.At(at); drawn == nil || drawn.Formula == "" {
			s.others[at] = m.Factor
		}
	}
}

// placed reports whether all cells of a sum were found.
func (a *audit) placed(s sum) bool {
	for c := range s.cells {
		if _, ok := a.at(c); !ok {
			return false
		}
	}
	return true
}

// backwards finds the cell reckoned back from an identity that is there to check it (倒轧): the check then holds whatever was filled in.
func (a *audit) backwards(j *judged, have sum) bool {
	for _, e := range a.report.Form.Equations {
		if e == a.totals[j.cell] {
			continue
		}
		if rest, ok := a.isolate(e, j.cell); ok && have.equal(rest) {
			j.breaks("F08", fmt.Sprintf("是从“%s”倒推出来的，不是数出来的，这条勾稽关系就永远成立、查不出错", e.Relation.Says))
			return true
		}
	}
	return false
}

// isolate solves an equation for a cell: for one that staff fill also where it stands in it as a part of a total.
func (a *audit) isolate(e *form.Equation, c *form.Cell) (sum, bool) {
	if a.totals[c] == nil {
		rest := a.side(e.Left)
		rest.add(a.side(e.Right), minusOne)
		of := rest.cells[c]
		delete(rest.cells, c)
		solved := newSum()
		solved.add(rest, of.Neg())
		return solved, of.Abs().Equal(decimal.NewFromInt(1)) && len(solved.cells) > 0
	}
	rest := newSum()
	of := decimal.Zero
	for at, terms := range [][]form.Term{e.Left, e.Right} {
		for _, t := range terms {
			n := signOf(t)
			if at == 1 {
				n = n.Neg()
			}
			if t.Cell == c {
				of = of.Add(n)
			} else {
				rest.add(a.partsOf(t.Cell), n)
			}
		}
	}
	if !of.Abs().Equal(decimal.NewFromInt(1)) {
		return rest, false
	}
	solved := newSum()
	solved.add(rest, of.Neg())
	return solved, len(solved.cells) > 0
}

// A difference is how a formula's sum differs from what it must be.
type difference struct {
	missing, extra, doubled, negative []*form.Cell
	others                            []formula.Cell
	constant                          decimal.Decimal
}

func (a *audit) difference(have, want sum) difference {
	d := difference{constant: have.constant}
	for _, c := range a.report.Form.Cells {
		h, w := have.cells[c], want.cells[c]
		switch {
		case h.Equal(w):
		case h.IsZero():
			d.missing = append(d.missing, c)
		case w.IsZero():
			d.extra = append(d.extra, c)
		case h.Sign() != w.Sign():
			d.negative = append(d.negative, c)
		default:
			d.doubled = append(d.doubled, c)
		}
	}
	for at := range have.others {
		d.others = append(d.others, at)
	}
	slices.SortFunc(d.others, func(x, y formula.Cell) int {
		return slices.Compare([]int{x.Sheet, x.Row, x.Col}, []int{y.Sheet, y.Row, y.Col})
	})
	return d
}

// differ says how the sum of a total's formula is wrong.
func (a *audit) differ(j *judged, e *form.Equation, have, want sum) {
	d := a.difference(have, want)
	strange := len(d.extra) + len(d.others)
	j.named = slices.Concat(d.missing, d.extra, d.doubled, d.negative)
	var said []string
	say := func(rule, format string, args ...any) {
		if j.rule == "" {
			j.rule = rule
		}
		said = append(said, fmt.Sprintf(format, args...))
	}
	switch other := a.otherLine(e, have); {
	case other != nil:
		say("F09", "加的是另一处“%s”的数，不是本处的", other.Line)
		d = difference{}
	case len(d.missing) > 0 && strange > 0:
		say("F09", "引用错了格：缺%s，却加了%s", a.names(j, d.missing), strings.Join(append(a.each(j, d.extra), a.strange(j, d.others)...), "、"))
		d.missing, d.extra, d.others = nil, nil, nil
	}
	if len(d.doubled) > 0 {
		switch {
		case have.cells[d.doubled[0]].Abs().LessThan(want.cells[d.doubled[0]].Abs()):
			say("F04", "没有按一倍计入%s", a.names(j, d.doubled))
		case a.twice(j, d.doubled):
			say("F04", "重复加了%s", a.names(j, d.doubled))
		default:
			say("F06", "把小计和它的明细一起加了，重复了%s", a.names(j, d.doubled))
		}
	}
	if len(d.negative) > 0 {
		say("F05", "把%s的加减号写反了", a.names(j, d.negative))
	}
	if len(d.missing) > 0 {
		say("F02", "漏加了%s", a.names(j, d.missing))
	}
	if strange := append(a.each(j, d.extra), a.strange(j, d.others)...); len(strange) > 0 {
		say("F03", "多加了%s", list(strange))
	}
	if !d.constant.IsZero() {
		say("F07", "另加了一个固定的数 %s", d.constant)
	}
	j.message = strings.Join(said, "；")
}

// otherLine returns the instance of the relation whose sum a formula has instead of its own.
func (a *audit) otherLine(e *form.Equation, have sum) *form.Equation {
	for _, other := range e.Relation.Equations() {
		if other != e && have.equal(a.side(other.Right)) {
			return other
		}
	}
	return nil
}

// twice reports whether a formula itself names one of the cells more than once; else it names a cell and a sum with the cell in it.
func (a *audit) twice(j *judged, cells []*form.Cell) bool {
	direct, err := a.book.Linear(j.at, func(formula.Cell) bool { return false })
	if err != nil {
		return false
	}
	return slices.ContainsFunc(cells, func(c *form.Cell) bool {
		at, ok := a.at(c)
		return ok && direct.Terms[at].Abs().GreaterThan(one)
	})
}

// names lists cells of the form by their labels and places.
func (a *audit) names(j *judged, cells []*form.Cell) string { return list(a.each(j, cells)) }

func (a *audit) each(j *judged, cells []*form.Cell) []string {
	var names []string
	for _, c := range cells {
		label := form.Quote(c.Row.Label)
		switch {
		case c.Table != j.cell.Table:
			label = c.Label()
		case c.Row == j.cell.Row:
			label = form.Quote(c.Column.Label)
		case c.Column != j.cell.Column:
			label = c.Label()
		}
		at, _ := a.at(c)
		names = append(names, label+"（"+a.ref(at, j.at.Sheet)+"）")
	}
	return names
}

// strange names cells that are none of the form's.
func (a *audit) strange(j *judged, cells []formula.Cell) []string {
	var names []string
	for _, c := range cells {
		names = append(names, "格式以外的"+a.ref(c, j.at.Sheet))
	}
	return names
}

// list joins names, the first few of them.
func list(names []string) string {
	if len(names) > maxListed {
		return strings.Join(names[:maxListed], "、") + fmt.Sprintf(" 等 %d 格", len(names))
	}
	return strings.Join(names, "、")
}
