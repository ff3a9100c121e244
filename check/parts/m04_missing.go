package parts

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/parts"
)

var m04 = &rule.Rule{
	ID: "M04", Severity: rule.Warning, Title: "缺机关的报告",
	What: "名单上的机关没有报告，或者它的文件读不了：它有没有算进汇总，核对不了。汇总表的“各机关数据”里有而没有给出文件的机关，" +
		"按那里的数算。",
	Basis: basis, Example: "名单上的示例市民政局没有报告。",
	Mend: "催报，或者换成读得了的文件后再核对。", Run: missingParts,
}

// missing returns the agencies of which there is no report, and the files that cannot be read.
func (a *account) missing() []string { return missingIn(a.set, true) }

func missingIn(s *parts.Set, withOther bool) []string {
	have := map[string]bool{}
	for _, of := range s.Parts {
		have[form.AgencyKey(of.Agency)] = true
	}
	list := append([]string{}, s.Missing...)
	for _, of := range s.Out {
		if of.Other && !withOther {
			continue // of which M06 tells
		}
		if of.Agency == "" || !have[form.AgencyKey(of.Agency)] {
			name := of.Called()
			if of.Wrong != "" {
				name += "（" + of.File + "，" + rule.OneLine(of.Wrong) + "）"
				if of.Agency == "" {
					name = of.File + "（" + rule.OneLine(of.Wrong) + "）"
				}
			}
			list = append(list, name)
		}
	}
	return list
}

func missingParts(p *rule.Pass) {
	if p.Parts == nil || p.Parts.Damage != nil {
		return
	}
	var kept []string
	for _, of := range p.Parts.Kept {
		if !of.Own {
			kept = append(kept, of.Called())
		}
	}
	if len(kept) > 0 {
		p.Found(form.Place{}, fmt.Sprintf("没有给出 %d 个机关的报告，按汇总表“%s”里它们的数算：%s。请把它们的文件也给出再核对。",
			len(kept), parts.SheetTitle, rule.List(kept, "个")))
	}
	if list := missingIn(p.Parts, false); len(list) > 0 {
		p.Found(form.Place{}, fmt.Sprintf("缺 %d 个机关的报告：%s。它们的数有没有算进汇总，核对不了；请补齐后再核对。",
			len(list), rule.List(list, "个")))
	}
}
