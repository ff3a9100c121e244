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

var v24 = &rule.Rule{
	ID: "V24", Severity: rule.Warning, Waivable: true, Title: "名目重复",
	What:    "有几行写几行的表里，两行的名目（项目名称）相同：可能是同一项写了两次，合计就多算了。",
	Basis:   "每项只应写一次",
	Example: "“政府采购”里“办公设备”写了两行。",
	Mend:    "重复的请删去；确实是两项的，名目要写得分得开。",
	Run:     keysTwice,
}

func keysTwice(p *rule.Pass) {
	for _, t := range p.Report.Form.Tables {
		rows := map[string][]*form.Leaf{}
		var order []string
		for _, row := range t.Items() {
			key := form.Folded(row.Label)
			if rows[key] = append(rows[key], row); len(rows[key]) == 2 && key != "" {
				order = append(order, key)
			}
		}
		for _, key := range order {
			var cells []rule.Cell
			var places []string
			for _, row := range rows[key] {
				c := rule.Cell{ID: t.KeyID(row), Place: p.Report.KeyPlace(t, row), Value: row.Label}
				cells, places = append(cells, c), append(places, c.Place.Within())
			}
			p.Found(cells[1].Place, fmt.Sprintf("%s里“%s”%s有 %d 行（%s）。重复的请删去；确实是不同的，请写得分得开。",
				form.Quote(t.Title()), t.Open.Label, form.Quote(rows[key][0].Label), len(places),
				rule.List(places, "行")), cells...)
		}
	}
}
