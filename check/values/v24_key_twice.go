package values

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var v24 = &rule.Rule{
	ID: "V24", Severity: rule.Warning, Title: "名目重复",
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
