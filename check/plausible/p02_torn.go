package plausible

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/likely"
	"nianbao/regex"
)

var p02 = &rule.Rule{
	ID: "P02", Severity: rule.Warning, Title: "一个数多半拆在了两格里",
	What: "相邻两格的数连起来，差不多正好是上年后一格的数，而后一格自己比上年小得多；或者后一格的数以 0 开头，" +
		"前一格又有数：多半是一个数拆在了两格里。界限在格式定义里。",
	Basis:   "一格填一个数",
	Example: "“现行有效件数”上年是 3958，本年前一格填 3，这一格填 958。",
	Mend:    "请把这个数整个填在它的格里，前一格填它自己的数；确实如此的，用 nianbao waive 说明。",
	Run: func(p *rule.Pass) {
		if limits := asked(p).Torn; limits != nil {
			torn(p, limits)
		}
	},
}

// tail is a figure of which the beginning is missing: 058. Of two digits it is a habit.
var tail = regex.New(`^0\d{2,}$`)

// torn looks at neighbours of which both hold figures of their own. What may be negative is no part of a figure.
func torn(p *rule.Pass, limits *likely.Torn) {
	r := p.Report
	isOwn := func(c *form.Cell) bool {
		n, ok := figure(r, c)
		return ok && n.IsPositive() && n.IsInteger() && !c.Negative() && r.Form.Computed(c) == nil
	}
	for _, t := range r.Form.Tables {
		rows, _ := t.Leaves()
		for row := range rows {
			cells := t.CellsOf(row)
			for i := 1; i < len(cells); i++ {
				if isOwn(cells[i-1]) && isOwn(cells[i]) {
					tornInto(p, limits, cells[i-1], cells[i])
				}
			}
		}
	}
}

// tornInto tells of two cells that are one figure together: the second begins with 0, or is the rest of last year's.
func tornInto(p *rule.Pass, limits *likely.Torn, head, rest *form.Cell) {
	r, before := p.Report, last(p)
	digits := strings.TrimSpace(form.HalfWidth(r.Value(rest).Text))
	whole, err := decimal.NewFromString(r.Number(head).String() + digits)
	if err != nil {
		return
	}
	had, known := before.figure(rest.ID)
	beside := fmt.Sprintf("前一格 %s填的是 %s", r.Value(head).Place.Within(), r.Number(head))
	switch {
	case tail.MatchString(digits):
		f := foundAmong(p, fmt.Sprintf("%s填的是 %s，以 0 开头，%s：多半是 %s 拆在了两格里。请把数整个填在它的格里。",
			rest.Label(), digits, beside, whole), rest, head)
		f.Pattern = pattern(p, "多半是 "+whole.String()+" 拆在了两格里", head, rest)
	case known && isTorn(limits, had, r.Number(rest), whole) && !isUsual(before, head.ID, r.Number(head)):
		f := foundAmong(p, fmt.Sprintf("%s填的是 %s，上年是 %s；%s，连起来是 %s：多半是一个数拆在了两格里。"+
			"请把数整个填在它的格里。", rest.Label(), digits, had, beside, whole), rest, head)
		f.Cells = append(f.Cells, before.cell(rest.ID))
		f.Pattern = pattern(p, "多半是 "+whole.String()+" 拆在了两格里", head, rest)
	}
}

// isUsual reports whether a figure is about last year's of its own cell.
func isUsual(before *lastYear, id string, n decimal.Decimal) bool {
	had, known := before.figure(id)
	two := decimal.NewFromInt(2)
	return known && n.LessThanOrEqual(had.Mul(two)) && n.Mul(two).GreaterThanOrEqual(had)
}

// isTorn reports whether a figure is far from last year's and is about that once its neighbour stands before it.
func isTorn(limits *likely.Torn, had, n, whole decimal.Decimal) bool {
	two, hundred := decimal.NewFromInt(2), decimal.NewFromInt(100)
	return had.GreaterThanOrEqual(limits.Least) && n.Mul(two).LessThan(had) &&
		whole.Sub(had).Abs().Mul(hundred).LessThanOrEqual(had.Mul(limits.Within))
}
