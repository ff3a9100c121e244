package values

import (
	"nianbao/check/rule"
	"nianbao/form"
)

var v09 = &rule.Rule{
	ID: "V09", Severity: rule.Error, Title: "统计表没有填",
	What:    "要填的格子一个数也没有，多半是还没有填写的空白表，或者选错了文件。",
	Basis:   "格式第二、三、四部分要求逐格填报，没有发生的填 0",
	Example: "用 nianbao new 新建工作簿后，没有填就转换。",
	Mend:    "填好再试；要先看样子，加 --draft 生成草稿。",
	Run:     nothingFilled,
}

// nothingFilled tells of a report without any figure but totals.
func nothingFilled(p *rule.Pass) {
	totals := p.Report.Form.Totals()
	place := form.Place{}
	for cell, v := range p.Values() {
		if v.State != form.Blank && totals[cell] == nil {
			return
		}
		if place == (form.Place{}) {
			place = v.Place
		}
	}
	p.Found(place, "要填的格子一个数也没有。请填好再试；没有发生的填 0。")
}
