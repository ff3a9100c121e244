package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/formula"
)

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
		say("F03", "多加了%s", list(strange, "格"))
	}
	if !d.constant.IsZero() {
		say("F07", "另加了一个固定的数 %s", d.constant)
	}
	j.message = strings.Join(said, "；")
}

// otherLine returns the instance of the relation whose sum a formula has instead of its own.
func (a *audit) otherLine(e *form.Equation, have sum) *form.Equation {
	for _, other := range e.Relation.Equations {
		if other != e && have.comesTo(a.side(other.Right)) {
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
func (a *audit) names(j *judged, cells []*form.Cell) string { return list(a.each(j, cells), "格") }

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
