package parts

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var m06 = &rule.Rule{
	ID: "M06", Severity: rule.Warning, Title: "给出的报告里有不是这一年、这一版的",
	What:  "给出的各机关报告里，有的不是汇总表那一年度的，或者用的是另一版格式，没有算进各机关之和。",
	Basis: basis, Example: "汇总表是 2024年的，03.xlsx 是 2023年的。",
	Mend: "换成同一年度、同一版格式的报告；上年的文件请移到别的文件夹。", Run: otherYear,
}

func otherYear(p *rule.Pass) {
	if p.Parts == nil || p.Parts.Damage != nil {
		return
	}
	var list []string
	for _, of := range p.Parts.Out {
		if of.Other {
			list = append(list, of.File+"（"+of.Wrong+"）")
		}
	}
	if len(list) > 0 {
		p.Found(form.Place{}, fmt.Sprintf("有 %d 个文件没有算进各机关之和：%s。请换成 %d年、%s版的报告，别的年度的请移到别的文件夹。",
			len(list), rule.List(list, "个"), p.Parts.Year, p.Parts.Form.Edition))
	}
}
