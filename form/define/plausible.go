package define

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/likely"
)

// maxPlausible is how many tables a definition may list in one part of plausible.
const maxPlausible = 50

// plausible builds which figures cannot well be right although sums hold.
func (b *builder) plausible(s *specPlausible) {
	if s == nil {
		return
	}
	p := &likely.Figures{}
	if len(s.Shifted) > maxPlausible || len(s.AsSum) > maxPlausible {
		b.refuse("$.plausible", "plausible 里的 shifted、as_sum 超过 %d 项", maxPlausible)
		return
	}
	for i, of := range s.Shifted {
		at := fmt.Sprintf("$.plausible.shifted[%d]", i)
		b.columns(at, of.Table, append(slices.Clone(of.Flows), of.Stock)...)
		if len(of.Flows) < 2 {
			b.refuse(at, "flows 至少写两列")
		}
		if of.Large != "" && !slices.Contains(of.Flows, of.Large) {
			b.refuse(at+".large", "large 要是 flows 里的一列")
		}
		p.Shifted = append(p.Shifted, likely.Shifted{Table: of.Table, Flows: of.Flows, Stock: of.Stock, Large: of.Large,
			Times: b.limit(at+".times", of.Times), Least: b.limit(at+".least", of.Least)})
	}
	for i, of := range s.AsSum {
		at := fmt.Sprintf("$.plausible.as_sum[%d]", i)
		b.columns(at, of.Table, append(slices.Clone(of.Parts), of.Not)...)
		if len(of.Parts) < 2 || of.Rows < 0 {
			b.refuse(at, "parts 至少写两列，rows 不能小于 0")
		}
		p.AsSum = append(p.AsSum, likely.AsSum{Table: of.Table, Parts: of.Parts, Not: of.Not,
			Least: b.limit(at+".least", of.Least), Rows: of.Rows})
	}
	if of := s.Torn; of != nil {
		p.Torn = &likely.Torn{Least: b.limit("$.plausible.torn.least", of.Least),
			Within: b.limit("$.plausible.torn.within", of.Within)}
	}
	if of := s.Serials; of != nil {
		p.Serials = &likely.Serials{Times: b.limit("$.plausible.serials.times", of.Times)}
	}
	if of := s.Money; of != nil {
		const at = "$.plausible.money"
		if of.Unit == "" || of.Twice.IsNegative() {
			b.refuse(at, "缺少单位 unit，或者 twice 小于 0")
		}
		p.Money = &likely.Money{Unit: of.Unit, Most: b.limit(at+".most", of.Most),
			Mosts: b.mosts(at+".mosts", of.Mosts),
			Times: b.limit(at+".times", of.Times), Least: b.limit(at+".least", of.Least), Twice: of.Twice.Decimal}
	}
	if s.Disputes != nil {
		p.Disputes = b.disputes("$.plausible.disputes", s.Disputes)
	}
	if of := s.Zero; of != nil {
		b.figures("$.plausible.zero.requests", of.Requests)
		p.Zero = &likely.Zero{Requests: of.Requests, Least: b.limit("$.plausible.zero.least", of.Least)}
	}
	b.form.Plausible = p
}

// mosts builds which amounts some agencies cannot have.
func (b *builder) mosts(at string, list []*specMoneyOf) []likely.MoneyOf {
	var mosts []likely.MoneyOf
	for _, m := range demands(b, at, list, func(at string, of *specMoneyOf) *likely.MoneyOf {
		if of.Agency == "" {
			b.refuse(at, "要写明机关 agency")
		}
		return &likely.MoneyOf{Agency: b.pattern(at+".agency", of.Agency).Regexp(), Most: b.limit(at+".most", of.Most)}
	}) {
		mosts = append(mosts, *m)
	}
	return mosts
}

func (b *builder) disputes(at string, of *specDisputes) *likely.Disputes {
	b.columns(at, of.Table, of.Column)
	if len(of.Requests) == 0 {
		b.refuse(at, "缺少 requests")
	}
	b.figures(at+".requests", of.Requests...)
	return &likely.Disputes{Table: of.Table, Column: of.Column, Requests: of.Requests,
		Times: b.limit(at+".times", of.Times), Least: b.limit(at+".least", of.Least)}
}

// columns refuses columns that a table does not have.
func (b *builder) columns(at, table string, ids ...string) {
	i := slices.IndexFunc(b.form.Tables, func(t *form.Table) bool { return t.ID == table })
	if i < 0 {
		b.refuse(at+".table", "没有 id 为“%s”的表", table)
		return
	}
	_, columns := b.form.Tables[i].Leaves()
	for _, id := range ids {
		if !slices.ContainsFunc(columns, func(c *form.Leaf) bool { return c.ID == id && !c.IsWords() }) {
			b.refuse(at, "表 %s 里没有 id 为“%s”的一列数", table, id)
		}
	}
}

// figures refuses ids that are of no cell with a figure.
func (b *builder) figures(at string, ids ...string) {
	for _, id := range ids {
		if c := b.form.Cell(id); c == nil || isNoFigure(c) {
			b.refuse(at, "“%s”不是一格数的 id", id)
		}
	}
}

// limit returns a limit, which must be above 0.
func (b *builder) limit(at string, n specNumber) decimal.Decimal {
	if !n.IsPositive() {
		b.refuse(at, "这里要写一个大于 0 的数")
	}
	return n.Decimal
}
