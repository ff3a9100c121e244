package texts

import (
	"fmt"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
)

var n21 = &rule.Rule{
	ID: "N21", Severity: rule.Note, Title: "主要问题写的是“无”",
	What:    "“存在的主要问题及改进情况”只写了“无”。上级复核时，这一部分没有问题、没有改进情况的，一般要退回重写。",
	Basis:   "《政府信息公开条例》第五十条第（四）项：年度报告应当包括政府信息公开工作存在的主要问题及改进情况",
	Example: "第五部分只有“无。”一个字。",
	Mend:    "写明本年存在的问题，和上年问题的改进情况。",
	Run:     saysNone,
}

func saysNone(p *rule.Pass) {
	for _, t := range printed.Of(p) {
		if slices.Contains(asked(p).NeverNone, t.section.Text) && isNone(p, t.text) {
			p.Found(t.place, fmt.Sprintf("%s只写了%s。请写明本年存在的问题，和上年问题的改进情况。",
				form.Quote(t.section.Title), form.Quote(form.Squeeze(t.text))), rule.Cell{Place: t.place, Value: t.text})
		}
	}
}
