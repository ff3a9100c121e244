package texts

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

var n27 = &rule.Rule{
	ID: "N27", Severity: rule.Warning, Title: "信息处理费与表对不上",
	What: "文字里写的信息处理费，比第二部分的行政事业性收费金额还多；或者写的收费通知件数比表里逾期未缴费的件数还少。" +
		"信息处理费是行政事业性收费的一种，逾期未缴费的都收到过收费通知。",
	Basis:   "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）：信息处理费按行政事业性收费管理",
	Example: "第六部分写收取信息处理费 3200 元，行政事业性收费金额却是 0 万元。",
	Mend:    "核对文字和表，改成一致；收费金额以万元计，3200 元是 0.32 万元。",
	Run:     fee,
}

var tenThousand = decimal.NewFromInt(10_000)

func fee(p *rule.Pass) {
	w := asked(p).Fee
	if w == nil {
		return
	}
	for _, t := range printed.Of(p) {
		for _, l := range t.lines {
			for _, part := range sentences(form.ASCIIDigits(l.Text)) {
				if !hasAny(part, w.Names) && (t.section.Text != w.Text || !hasAny(part, w.Says)) {
					continue
				}
				if m := w.Taken.Regexp().FindStringSubmatch(part); m != nil {
					feeTaken(p, t, l.Place, m)
				}
				m := w.Notices.Regexp().FindStringSubmatch(part)
				if m == nil && w.Nobody.Regexp().MatchString(part) {
					m = []string{w.Nobody.Regexp().FindString(part), "0"}
				}
				if m != nil {
					feeNotices(p, t, l.Place, m)
				}
			}
		}
	}
}

// feeTaken holds what was taken against all fees, which are stated in ten thousands of yuan and may be rounded.
func feeTaken(p *rule.Pass, t *text, place form.Place, m []string) {
	yuan, err := decimal.NewFromString(strings.NewReplacer(",", "", "，", "").Replace(strings.TrimRight(m[1], ".,，")))
	all, ok := figure(p, asked(p).Fee.Amount)
	if err != nil || !ok {
		return
	}
	if m[2] == p.Report.Form.Cell(asked(p).Fee.Amount).Unit() {
		yuan = yuan.Mul(tenThousand)
	}
	most := all.Number.Mul(tenThousand)
	if all.Number.IsPositive() {
		most = most.Add(decimal.New(5, all.Number.Exponent()-1).Mul(tenThousand))
	}
	if yuan.GreaterThan(most) {
		p.Found(place, fmt.Sprintf("%s里写的是%s，表里的行政事业性收费金额却是 %s 万元%s。信息处理费是行政事业性收费的一种，"+
			"不会比它多。请核对。", form.Quote(t.section.Title), form.Quote(m[0]), all.Number, at(all.Place)),
			rule.Cell{Place: place, Value: m[0]}, rule.Cell{ID: asked(p).Fee.Amount, Place: all.Place, Value: all.Text})
	}
}

// feeNotices holds how many were asked to pay against those who did not.
func feeNotices(p *rule.Pass, t *text, place form.Place, m []string) {
	asks, err := decimal.NewFromString(m[1])
	unpaid, ok := figure(p, asked(p).Fee.Unpaid)
	if err != nil || !ok || !unpaid.Number.GreaterThan(asks) {
		return
	}
	p.Found(place, fmt.Sprintf("%s里写的是%s，表里逾期未按收费通知要求缴纳费用的却有 %s 件%s。请核对。",
		form.Quote(t.section.Title), form.Quote(m[0]), unpaid.Number, at(unpaid.Place)),
		rule.Cell{Place: place, Value: m[0]}, rule.Cell{ID: asked(p).Fee.Unpaid, Place: unpaid.Place, Value: unpaid.Text})
}
