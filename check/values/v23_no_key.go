package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var v23 = &rule.Rule{
	ID: "V23", Severity: rule.Error, Title: "一行没有名目",
	What:    "有几行写几行的表里，一行填了数或文字，写名目的一格（项目名称）却空着、是出错值，或者与上一行合并在一起。",
	Basis:   "格式规定每行写明名目",
	Example: "“政府采购”第 3 行填了预算和成交金额，“项目名称”空着。",
	Mend:    "填上名目；多余的行请删去。",
	Run:     noKeys,
}

func noKeys(p *rule.Pass) {
	for _, t := range p.Report.Form.Tables {
		for _, row := range t.Items() {
			if row.Label != "" {
				continue
			}
			cells := []rule.Cell{{ID: t.KeyID(row), Place: p.Report.KeyPlace(t, row)}}
			var holds []string
			for _, c := range p.RowOf(row, t) {
				if v := p.Report.Value(c); v.State != form.Blank {
					cells, holds = append(cells, p.Cell(c)), append(holds, rule.OneLine(v.Text))
				}
			}
			what := "没有可以读的“" + t.Open.Label + "”"
			if len(holds) > 0 {
				what = "填了" + strings.Join(holds, "、") + "，没有写“" + t.Open.Label + "”"
			}
			f := p.Found(cells[0].Place, fmt.Sprintf("%s里这一行%s。请填上；多余的行请删去。", form.Quote(t.Title()), what), cells...)
			f.PlaceOnly = true
		}
	}
}
