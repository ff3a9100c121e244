package texts

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var n26 = &rule.Rule{
	ID: "N26", Severity: rule.Note, Title: "没有说明信息处理费",
	What: "“其他需要报告的事项”里没有说明收取信息处理费的情况：发出收费通知的件数和总金额、实际收取的总金额。" +
		"写“无”而表里也没有逾期未缴费的，不提示；别的部分已经说明的，也不提示。",
	Basis:   "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）：在年度报告里说明收取信息处理费的情况",
	Example: "第六部分写“无”，表里却有 6 件逾期未按收费通知要求缴纳费用。",
	Mend:    "补写一句，如“本年度发出收费通知 6 件，总金额 1200 元，实际收取 0 元”；没有收的，写“本年度没有收取信息处理费”。",
	Run:     feeUnsaid,
}

func feeUnsaid(p *rule.Pass) {
	w := asked(p).Fee
	if w == nil {
		return
	}
	t := whole(p, w.Text)
	if t == nil {
		return
	}
	for _, other := range printed.Of(p) {
		if hasAny(form.Squeeze(other.text), w.Says) {
			return
		}
	}
	unpaid, ok := figure(p, w.Unpaid)
	charged := ok && unpaid.Number.IsPositive()
	if isNone(p, t.text) && !charged {
		return
	}
	message := form.Quote(t.section.Title) + "没有说明收取信息处理费的情况"
	if charged {
		message += fmt.Sprintf("，而表里有 %s 件逾期未按收费通知要求缴纳费用%s", unpaid.Number, at(unpaid.Place))
	}
	p.Found(t.place, message+"。请写明发出收费通知的件数、总金额和实际收取的金额；没有收的写“没有收取信息处理费”。")
}
