package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s15 = &rule.Rule{
	ID: "S15", Severity: rule.Error, Title: "两版表格混用",
	What:    "一部分是 2019版的表，一部分是 2021版的表。多半是从旧工作簿复制了一张表。",
	Basis:   "一份报告用一版格式",
	Example: "“主动公开”工作表是 2019版，“依申请公开”是 2021版。",
	Mend:    "用 nianbao new --edition 新建年度所属版本的工作簿，把数移过去。",
	Run:     mixedEditions,
}

func mixedEditions(p *rule.Pass) {
	own := p.Report.Form
	for place, f := range p.Faults(form.OtherEdition) {
		mend := "请换成年度所属版本的表。"
		if p.InWorkbook() {
			mend = "请用 nianbao new --edition 新建年度所属版本的工作簿，把数移过去。"
		}
		p.Found(place, fmt.Sprintf("“%s”是 %s版（%s，用于%s）的表，其余部分是 %s版（用于%s）的表：两版混用了。%s",
			f.Label, f.Form.Edition, f.Form.Notice, f.Form.Years, own.Edition, own.Years, mend),
			rule.CellsAt(f.Places)...)
	}
}
