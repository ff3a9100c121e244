package plausible

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/likely"
)

var p05 = &rule.Rule{
	ID: "P05", Severity: rule.Warning, Title: "金额的单位多半不对",
	What: "以万元为单位的金额大得不会有；或者正好是文字里写的多少元；或者是上年的一万倍上下：多半把元当作万元填了。" +
		"上年的、文字里写的是它的一万倍上下，多半把万元又当作元换算了一次。界限在格式定义里。",
	Basis:   "格式的金额以万元为单位",
	Example: "行政事业性收费的收费金额填了 727012578 万元。",
	Mend:    "请换算成万元；也可以写上单位（如“251000元”），由程序换算。确实如此的，用 nianbao waive 说明。",
	Run: func(p *rule.Pass) {
		if limits := asked(p).Money; limits != nil {
			money(p, limits)
		}
	},
}

func money(p *rule.Pass, limits *likely.Money) {
	before := last(p)
	for c, v := range p.Values() {
		if v.State != form.Number || c.Unit() != limits.Unit || v.Unit != "" {
			continue
		}
		if v.Number.LessThan(limits.Least) {
			twice(p, limits, c)
			continue
		}
		had, known := before.figure(c.ID)
		why := ""
		switch {
		case isWrittenIn(p, v.Number, "元"):
			why = fmt.Sprintf("而文字里写的是 %s 元", v.Number)
		case known && isTimes(v.Number, had, limits.Times):
			why = fmt.Sprintf("是上年 %s %s的 %s 倍", had, limits.Unit, v.Number.DivRound(had, 0))
		case v.Number.GreaterThan(limits.MostOf(p.Report.Agency)):
			why = fmt.Sprintf("超过 %s %s，不会有这么多", limits.MostOf(p.Report.Agency), limits.Unit)
			known = false
		default:
			continue
		}
		f := foundAmong(p, fmt.Sprintf("%s填的是 %s %s，%s：多半把元当作%s填了，换算过来是 %s %s。请核对单位。",
			c.Label(), v.Number, limits.Unit, why, limits.Unit, v.Number.Div(limits.Times), limits.Unit), c)
		f.Doubtful = []*form.Cell{c}
		f.Pattern = pattern(p, fmt.Sprintf("多半把元当作%s填了，换算过来是 %s %s", limits.Unit, v.Number.Div(limits.Times),
			limits.Unit), c)
		if known {
			f.Cells = append(f.Cells, before.cell(c.ID))
		}
	}
}

// twice tells of an amount that is so small because it was converted once too often: what last year's report or the texts
// have is about that, times the units of one.
func twice(p *rule.Pass, limits *likely.Money, c *form.Cell) {
	n, before := p.Report.Number(c), last(p)
	was := n.Mul(limits.Times)
	if !limits.Twice.IsPositive() || !n.IsPositive() || n.GreaterThanOrEqual(limits.Twice) || was.LessThan(limits.Twice) {
		return
	}
	had, known := before.figure(c.ID)
	known = known && had.GreaterThanOrEqual(limits.Twice) && isTimes(had, n, limits.Times)
	written := len(strings.Trim(strings.Replace(was.String(), ".", "", 1), "0")) >= leastDigits &&
		isWrittenIn(p, was, limits.Unit)
	why := ""
	switch {
	case written:
		why = fmt.Sprintf("而文字里写的是 %s %s", was, limits.Unit)
	case known:
		why = fmt.Sprintf("上年是 %s %s", had, limits.Unit)
	default:
		return
	}
	says := fmt.Sprintf("多半把%s又除以了一次 %s，应为 %s %s", limits.Unit, limits.Times, was, limits.Unit)
	f := foundAmong(p, fmt.Sprintf("%s填的是 %s %s，%s：%s。请核对单位。", c.Label(), n, limits.Unit, why, says), c)
	f.Doubtful = []*form.Cell{c}
	f.Pattern = pattern(p, says, c)
	if known {
		f.Cells = append(f.Cells, before.cell(c.ID))
	}
}

// leastDigits is how many digits an amount has at least that no other one of the texts is by chance.
const leastDigits = 4

// isWrittenIn reports whether the texts write a figure, with a unit right behind it.
func isWrittenIn(p *rule.Pass, n decimal.Decimal, unit string) bool {
	return slices.ContainsFunc(numbers.Of(p)[n.String()], func(behind string) bool {
		return strings.HasPrefix(strings.TrimSpace(behind), unit)
	})
}

// isTimes reports whether an amount is about so many times another: a year's change may be threefold at most.
func isTimes(n, had, times decimal.Decimal) bool {
	three := decimal.NewFromInt(3)
	about := had.Mul(times)
	return had.IsPositive() && n.Mul(three).GreaterThanOrEqual(about) && n.LessThanOrEqual(about.Mul(three))
}
