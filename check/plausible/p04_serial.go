package plausible

import (
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/likely"
	"nianbao/grid"
)

var p04 = &rule.Rule{
	ID: "P04", Severity: rule.Warning, Title: "件数多半是一个日期",
	What: "填件数的格里是一个日期的序号（表格软件把日期存成从 1900 年起的天数），日期正在报告年度前后，而没有别的支持它：" +
		"勾稽关系用不到它或者因它不平，文字里没有它，上年和报告里其余的数都小得多。界限在格式定义里。",
	Basis:   "表格软件把 1900 年起的第几天存作日期；误输入成日期的数，改成常规格式就成了五位数",
	Example: "行政处罚填的是 45294，而其余的数都在 100 以内。",
	Mend:    "请对照台账改成件数；确实如此的，用 nianbao waive 说明。",
	Run: func(p *rule.Pass) {
		if limits := asked(p).Serials; limits != nil && p.Report.Year != 0 {
			serials(p, limits)
		}
	},
}

// epoch is the day that spreadsheets number 0.
var epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// serials tells of figures that are days from the year before the report's up to the one in which it is published.
func serials(p *rule.Pass, limits *likely.Serials) {
	day := func(year, month, day int) int64 {
		return int64(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Sub(epoch) / (24 * time.Hour))
	}
	first, end := day(p.Report.Year-1, 1, 1), day(p.Report.Year+1, 12, 31)
	before := last(p)
	for c, v := range p.Values() {
		n := v.Number
		if v.State != form.Number || v.Kind == grid.Date || c.Decimal() || !n.IsInteger() ||
			n.LessThan(decimal.NewFromInt(first)) || n.GreaterThan(decimal.NewFromInt(end)) ||
			p.Report.Form.Computed(c) != nil || isSupported(p, c) {
			continue
		}
		had, known := before.figure(c.ID)
		if known && n.LessThan(had.Mul(limits.Times)) || n.LessThan(largest(p, c).Mul(limits.Times)) {
			continue
		}
		of := epoch.AddDate(0, 0, int(n.IntPart())).Format("2006年1月2日")
		f := foundAmong(p, fmt.Sprintf("%s填的是 %s，正好是 %s的日期序号，比其余的数大得多：多半是日期变成的数。"+
			"请对照台账改成%s数。", c.Label(), n, of, unitOf(c)), c)
		f.Pattern = pattern(p, "多半是 "+of+"这个日期变成的数", c)
		if known {
			f.Cells = append(f.Cells, before.cell(c.ID))
		}
	}
}

func unitOf(c *form.Cell) string {
	if unit := c.Unit(); unit != "" {
		return unit
	}
	return "个"
}

// isSupported reports whether something else says a figure: relations with others that all hold, or the texts.
func isSupported(p *rule.Pass, c *form.Cell) bool {
	if len(numbers.Of(p)[p.Report.Number(c).String()]) > 0 {
		return true
	}
	held := 0
	for _, e := range p.Report.Form.Equations {
		if e.IsOutside() || !slices.Contains(e.Cells(), c) || isFormulaOf(p, e) {
			continue
		}
		if !e.Balanced(p.Number) {
			return false
		}
		held++
	}
	return held > 0
}

// isFormulaOf reports whether an equation holds because a formula makes it hold.
func isFormulaOf(p *rule.Pass, e *form.Equation) bool {
	total := e.Total()
	return total != nil && p.Report.Value(total).Formula != ""
}

// largest returns the report's largest figure of a whole number besides a cell and the totals.
func largest(p *rule.Pass, besides *form.Cell) decimal.Decimal {
	most := decimal.Zero
	for c, v := range p.Values() {
		if c != besides && v.State == form.Number && !c.Decimal() && p.Report.Form.Computed(c) == nil &&
			v.Number.GreaterThan(most) {
			most = v.Number
		}
	}
	return most
}
