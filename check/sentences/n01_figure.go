package sentences

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/check/tally"
	"nianbao/form"
)

var n01 = &rule.Rule{
	ID: "N01", Severity: rule.Error, Title: "文字里的数与表里的不一致",
	What: "文字里一句话说的确定是表里的某个数，两处却不一样。说“收到”的，等于本年新收，或者加上年结转，都算对；" +
		"有别的意思的词、约数、别的机关和别的期间的数，不核对。",
	Basis:   "同一份报告里，文字和表是同一批申请、文件、决定的数",
	Example: "第一部分写“共收到政府信息公开申请35件”，表里本年新收总计是 34。",
	Mend:    "对照台账看哪一处对，改正另一处。",
	Run: func(p *rule.Pass) {
		tellYears(p)
		tell(p, func(c *claim) bool { return !c.none && isOurs(p, c) })
	},
}

// tell takes down the claims of a kind that are wrong.
func tell(p *rule.Pass, is func(*claim) bool) {
	years := wrongYears.Of(p)
	for _, c := range claims.Of(p) {
		if c.kind != figure || !is(c) || c.isForeign(p) || years[c] {
			continue
		}
		v, want := c.judge(p.Report)
		if v != wrong {
			continue
		}
		f := p.Found(c.where, message(p, c), cells(p, c)...)
		f.Actual, f.Expected = c.number.String(), want.String()
		if !c.last {
			f.Claim = c.holds
		}
	}
}

// isForeign reports whether a figure that a claim may mean stands in a table of another edition, of which the rules of
// structure tell.
func (c *claim) isForeign(p *rule.Pass) bool {
	foreign := foreignGrids.Of(p)
	for _, terms := range c.meant {
		for _, t := range terms {
			if grid, _, _ := p.Report.Value(t.Cell).Place.At(); foreign[grid] && !c.last {
				return true
			}
		}
	}
	return false
}

// foreignGrids are the grids, by number, in which tables of another edition stand.
var foreignGrids = rule.NewFact(func(p *rule.Pass) map[int]bool {
	grids := map[int]bool{}
	for place := range p.Faults(form.OtherEdition) {
		grid, _, _ := place.At()
		grids[grid] = true
	}
	return grids
})

// cells returns where a claim stands, and the report's cells of the figure that it first means, each once.
func cells(p *rule.Pass, c *claim) []rule.Cell {
	var list []rule.Cell
	if c.where != (form.Place{}) {
		list = append(list, rule.Cell{Place: c.where, Value: c.quote})
	}
	if c.last {
		return list
	}
	for _, t := range c.meant[0] {
		cell := p.Report.Form.Cell(t.Cell.ID)
		if cell != nil && !slices.ContainsFunc(list, func(of rule.Cell) bool { return of.ID == cell.ID }) {
			list = append(list, p.Cell(cell))
		}
	}
	return list
}

// maxTerms is how many cells of a sum a message names.
const maxTerms = 3

// said spells a figure: 依申请公开!J4（“一、本年新收政府信息公开申请数量”的“总计”）是 24.
func said(r *form.Report, terms []form.Term) string {
	var b strings.Builder
	for i, t := range terms {
		cell := r.Form.Cell(t.Cell.ID)
		if i == maxTerms {
			b.WriteString(fmt.Sprintf(" 等 %d 格", len(terms)))
			break
		}
		switch {
		case i > 0 && t.Negative:
			b.WriteString(" 减 ")
		case i > 0:
			b.WriteString(" 加 ")
		}
		v := r.Value(cell)
		b.WriteString(cell.Label())
		if at := v.Place.String(); at != "" {
			b.WriteString("（" + at + "）")
		}
		if len(terms) > 1 && len(terms) <= maxTerms {
			b.WriteString(" " + v.Number.String())
		}
	}
	n, _ := tally.Sum(r, terms)
	if len(terms) > 1 {
		b.WriteString(" ")
	}
	b.WriteString("是 " + n.String())
	if unit := r.Form.Cell(terms[0].Cell.ID).Unit(); strings.HasSuffix(unit, "元") {
		b.WriteString(" " + unit) // the sentence may be right but for its unit
	}
	return b.String()
}

// message says what a sentence says, what the table does, and what to do.
func message(p *rule.Pass, c *claim) string {
	r := p.Report
	where := "表里"
	if c.last {
		r = lastOf(r)
		where = "上年报告里"
	}
	var meanings []string
	var figures []decimal.Decimal
	for _, terms := range c.meant {
		n, _ := tally.Sum(r, terms)
		if slices.ContainsFunc(figures, n.Equal) { // 收到, where nothing was carried over
			continue
		}
		figures, meanings = append(figures, n), append(meanings, said(r, terms))
	}
	says := fmt.Sprintf("写的是 %s", c.says)
	switch {
	case c.none:
		says = "说没有"
	case c.all != nil:
		says = fmt.Sprintf("说的是全部 %s", c.all.says)
	}
	mend := "请对照台账看哪一处对，改正另一处。"
	if !isOurs(p, c) {
		mend = "表里如是另一种口径的数，不用改；口径相同的，请改正不对的一处。"
	}
	if len(meanings) > 1 {
		mend = "哪一种都对不上。" + mend
	}
	return fmt.Sprintf("文字“%s”%s，%s%s。%s", clip(c.quote), says, where, strings.Join(meanings, "；"), mend)
}

// maxQuoted is how many characters of a clause a message quotes.
const maxQuoted = 60

func clip(s string) string {
	return form.Clip(strings.NewReplacer("“", "‘", "”", "’").Replace(s), maxQuoted)
}
