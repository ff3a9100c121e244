package sentences

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

var n03 = &rule.Rule{
	ID: "N03", Severity: rule.Warning, Title: "文字里算出的数不对",
	What: "文字里的占比，或者与上年相比的增减，同表里的数、文字里的数算出来的都不一样；" +
		"或者“其中”的部分比总数还多。四舍五入和截去尾数都算对；与上年相比的，给出上年报告（--last）才核对。",
	Basis:   "占比、增减由报告里的数算出",
	Example: "第一部分写“予以公开10件，占33.9%”，办理结果总计是 30，应占 33.3%。",
	Mend:    "重新计算，改正文字。",
	Run: func(p *rule.Pass) {
		for _, c := range claims.Of(p) {
			if c.kind == figure || c.wider && !c.of.isRight(p.Report) || c.isForeign(p) {
				continue
			}
			if v, want := c.judge(p.Report); v == wrong {
				f := p.Found(c.where, reckoned(p, c, want), cells(p, c)...)
				f.Reckoned = c.reckonedFrom(p.Report)
				f.Actual, f.Expected = c.number.String(), want.Round(max(c.places, 0)).String()
			}
		}
	},
}

// reckonedFrom returns the figures from which a share or a change is reckoned.
func (c *claim) reckonedFrom(r *form.Report) []*form.Cell {
	var list []*form.Cell
	if c.kind == share {
		list, _ = c.wholes(r)
	}
	for _, t := range c.reading(r) {
		if cell := r.Form.Cell(t.Cell.ID); cell != nil {
			list = append(list, cell)
		}
	}
	return list
}

// reckoned says what a share or a change should come to.
func reckoned(p *rule.Pass, c *claim, want decimal.Decimal) string {
	shown := want.Round(max(c.places, 0)).String()
	if c.kind == parts {
		return fmt.Sprintf("文字“%s”，各部分到这里是 %s，比前面写的总数 %s 还多。请核对总数和各部分。",
			clip(c.quote), c.number.String(), c.of.says)
	}
	of := said(p.Report, c.meant[0])
	switch c.kind {
	case share:
		return fmt.Sprintf("文字“%s”后面的“%s”算不出来：%s。请重新计算。", clip(c.of.quote), clip(c.quote), c.shared(p.Report))
	case rate:
		shown += "%"
	}
	way := "增加"
	if (c.more < 0) != want.IsNegative() {
		way = "减少"
	}
	shown = strings.TrimPrefix(shown, "-") // of what is rounded to 0 there is no sign
	before := c.beforeIn(p.Report)[0]
	return fmt.Sprintf("文字“%s”与上年相比写的是 %s：%s，上年是 %s，应%s %s。请重新计算。",
		clip(c.quote), c.says, of, before.String(), way, shown)
}

// holds reports whether a claim is right with other figures.
func (c *claim) holds(figure func(*form.Cell) (decimal.Decimal, bool)) bool {
	for _, terms := range c.meant {
		total, known := decimal.Zero, true
		for _, t := range terms {
			n, ok := figure(t.Cell)
			known = known && ok
			if t.Negative {
				n = n.Neg()
			}
			total = total.Add(n)
		}
		if known && c.fits(total) {
			return true
		}
	}
	return false
}
