package values

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var v25 = &rule.Rule{
	ID: "V25", Severity: rule.Warning, Waivable: true, Title: "一行不在各行之内，没有读",
	What:    "有几行写几行的表里，有数的一行写在合计的下面，或者是小计一类的行：没有读，不进报告。",
	Basis:   "格式规定各行写在合计的上面，每行一项",
	Example: "“政府采购”的“合计”下面又加了一行“公务用车”。",
	Mend:    "是一项的，移到合计上面；小计请删去。",
	Run:     rowsOutside,
}

func rowsOutside(p *rule.Pass) {
	for _, t := range p.Report.Form.Tables {
		if t.Open == nil {
			continue
		}
		var cells []rule.Cell
		var named []string
		for place, f := range p.Faults(form.ForeignRow) {
			if f.Table != t {
				continue
			}
			cells = append(cells, rule.Cell{Place: place, Value: f.Label})
			label := form.Quote(rule.OneLine(f.Label))
			if f.Label == "" {
				label = "没有名称的一行"
			}
			named = append(named, label+"（"+place.Within()+"）")
		}
		if len(cells) > 0 {
			p.Found(cells[0].Place, fmt.Sprintf("%s里的%s不在各行之内，没有读。是一项的，请移到固定的行（合计）上面；小计请删去。",
				form.Quote(t.Title()), rule.List(named, "行")), cells...)
		}
	}
}
