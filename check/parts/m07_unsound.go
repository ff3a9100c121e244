package parts

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/parts"
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
	accused := map[*parts.Part]bool{} // of what is wrong with these M01 tells
	if a := of(p); a != nil {
		for i := range a.mistakes {
			if list := a.mistakes[i].likely(); len(list) > 0 && a.mistakes[i].tied() <= maxCauses {
				accused[list[0].part] = true
			}
		}
	}
	var list []string
	for _, part := range p.Parts.Parts {
		if part.Wrong != "" && !accused[part] {
			list = append(list, fmt.Sprintf("%s（%s）", part.Called(), rule.OneLine(part.Wrong)))
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
