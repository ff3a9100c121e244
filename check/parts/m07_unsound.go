package parts

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var m07 = &rule.Rule{
	ID: "M07", Severity: rule.Warning, Title: "算进汇总的报告自己有错误",
	What:  "算进各机关之和的报告里，有的自己就有错误没有改，它的数不一定可靠。",
	Basis: basis, Example: "示例市民政局的报告有 2 个错误。",
	Mend: "先让报告的机关改正（nianbao check 看是哪些），再重新汇总。", Run: unsoundParts,
}

func unsoundParts(p *rule.Pass) {
	if p.Parts == nil || p.Parts.Damage != nil {
		return
	}
	var list []string
	for _, of := range p.Parts.Parts {
		if of.Wrong != "" {
			list = append(list, fmt.Sprintf("%s（%s）", of.Called(), rule.OneLine(of.Wrong)))
		}
	}
	if len(list) > 0 {
		const most = 3 // each says what is wrong with it
		more := ""
		if len(list) > most {
			more = " 等"
		}
		p.Found(form.Place{}, fmt.Sprintf("有 %d 个机关的报告自己有错误没有改：%s%s。它们的数不一定可靠；请先改正，再重新汇总。",
			len(list), joined(list[:min(len(list), most)]), more))
	}
}

func joined(list []string) string { return rule.List(list, "个") }
