package plausible

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/likely"
)

var p06 = &rule.Rule{
	ID: "P06", Severity: rule.Note, Title: "只有复议诉讼有数",
	What:    "别的表全部是 0，上年也没有申请（或者没有给出上年报告），复议诉讼却有件数。",
	Basis:   "复议和诉讼是因政府信息公开工作引起的",
	Example: "只有行政复议填了 2 件，其余全部是 0。",
	Mend:    "请核对是不是填了别的复议、诉讼，或者别的表漏填了；是因上年的申请引起的，用 nianbao waive 说明。",
	Run: func(p *rule.Pass) {
		if limits := asked(p).Disputes; limits != nil && isAlone(p, limits) {
			if c, n := mostDisputes(p, limits); c != nil && n.IsPositive() && isFilled(p, limits) {
				foundAmong(p, fmt.Sprintf("%s是 %s 件，而别的表全部是 0。请核对是不是填了别的复议、诉讼，"+
					"或者别的表漏填了。", c.Label(), n), c)
			}
		}
	},
}

var p07 = &rule.Rule{
	ID: "P07", Severity: rule.Warning, Title: "复议诉讼比申请多得多",
	What: "复议或者诉讼的件数，是本年（和上年，如果给出了上年报告）申请件数的许多倍：多半填了本机关审理的、" +
		"或者与政府信息公开无关的案件。界限在格式定义里。",
	Basis:   "格式第四部分只填因政府信息公开工作被申请复议、被提起诉讼的",
	Example: "全年收到申请 4 件，行政复议填了 120 件。",
	Mend:    "请只填因政府信息公开工作引起的；确实如此的，用 nianbao waive 说明。",
	Run: func(p *rule.Pass) {
		if limits := asked(p).Disputes; limits != nil && !isAlone(p, limits) && holds(p, limits) {
			tooMany(p, limits)
		}
	},
}

// mostDisputes returns the total of disputes that is largest: one case may stand in several.
func mostDisputes(p *rule.Pass, limits *likely.Disputes) (*form.Cell, decimal.Decimal) {
	var at *form.Cell
	most := decimal.Zero
	for _, cells := range rowsOf(p, limits.Table, limits.Column) {
		if n, ok := figure(p.Report, cells[0]); ok && (at == nil || n.GreaterThan(most)) {
			at, most = cells[0], n
		}
	}
	return at, most
}

// requests returns how many requests there were, last year's as well, and the cells that say so; false where one is not
// known.
func requests(p *rule.Pass, limits *likely.Disputes) (sum decimal.Decimal, cells []rule.Cell, ok bool) {
	before := last(p)
	for _, id := range limits.Requests {
		c := p.Report.Form.Cell(id)
		n, known := figure(p.Report, c)
		if !known {
			return sum, nil, false
		}
		sum, cells = sum.Add(n), append(cells, p.Cell(c))
		if had, given := before.figure(id); given {
			sum, cells = sum.Add(had), append(cells, before.cell(id))
		}
	}
	return sum, cells, true
}

// isAlone reports whether nothing but disputes has figures, and no requests of last year's are known.
func isAlone(p *rule.Pass, limits *likely.Disputes) bool {
	n, _, ok := requests(p, limits)
	if !ok || !n.IsZero() {
		return false
	}
	for c, v := range p.Values() {
		isElse := c.Table.ID != limits.Table && v.State != form.Words
		if v.State == form.Unreadable || isElse && (v.State == form.Blank || !v.Number.IsZero()) {
			return false
		}
	}
	return true
}

// holds reports whether the figures of the disputes and the requests hang together: of what does not other rules tell.
func holds(p *rule.Pass, limits *likely.Disputes) bool {
	tables := map[string]bool{limits.Table: true}
	for _, id := range limits.Requests {
		tables[p.Report.Form.Cell(id).Table.ID] = true
	}
	return !slices.ContainsFunc(p.Report.Form.Equations, func(e *form.Equation) bool {
		return !e.IsOutside() && tables[e.OwnCells()[0].Table.ID] && !e.Balanced(p.Number)
	})
}

// isFilled reports whether the figures of the disputes hang together and are not a total alone: of one that has no parts
// other rules tell.
func isFilled(p *rule.Pass, limits *likely.Disputes) bool {
	if !holds(p, limits) {
		return false
	}
	for c, v := range p.Values() {
		if c.Table.ID == limits.Table && p.Report.Form.Computed(c) == nil && v.Number.IsPositive() {
			return true
		}
	}
	return false
}

func tooMany(p *rule.Pass, limits *likely.Disputes) {
	c, most := mostDisputes(p, limits)
	n, cells, ok := requests(p, limits)
	if c == nil || !ok || most.LessThan(limits.Least) || most.LessThanOrEqual(n.Mul(limits.Times)) {
		return
	}
	whose := "本年"
	if last(p) != nil {
		whose = "本年和上年"
	}
	f := foundAmong(p, fmt.Sprintf("%s是 %s 件，而%s的申请（新收和结转）只有 %s 件。请核对：只填因政府信息公开工作引起的，"+
		"不填本机关审理的和与政府信息公开无关的。", c.Label(), most, whose, n), c)
	f.Cells = append(f.Cells, cells...)
}
