package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s02 = &rule.Rule{
	ID: "S02", Severity: rule.Error, Title: "表里缺少一行",
	What:    "表找到了，但格式规定的一行不在里面，或者行名被改得认不出来。",
	Basis:   "国办公开办函〔2019〕60号、〔2021〕30号所附格式规定的行",
	Example: "把“2.重复申请”一行删掉：表里没有“2.重复申请”这一行。",
	Mend:    "在表里补上这一行，行名照格式原文填写；没有数就填 0。",
	Run:     missingRows,
}

var s03 = &rule.Rule{
	ID: "S03", Severity: rule.Error, Title: "表里缺少一列",
	What:    "表找到了，但格式规定的一列不在里面，或者列名被改得认不出来。",
	Basis:   "国办公开办函〔2019〕60号、〔2021〕30号所附格式规定的列",
	Example: "把“科研机构”改成“研究所”：表里没有“科研机构”这一列。",
	Mend:    "在表头补上这一列，列名照格式原文填写；没有数就填 0。",
	Run:     missingColumns,
}

func missingRows(p *rule.Pass)    { missingLines(p, form.MissingRow, "行") }
func missingColumns(p *rule.Pass) { missingLines(p, form.MissingColumn, "列") }

// missingLines tells, table by table, of the rows or columns that were not found. Where a label stands that is like
// one's, it points there.
func missingLines(p *rule.Pass, kind form.FaultKind, what string) {
	missing := map[*form.Table][]form.Fault{}
	for _, f := range p.Faults(kind) {
		if f.Near == (form.Place{}) {
			missing[f.Table] = append(missing[f.Table], f)
		}
	}
	for place, f := range p.Faults(kind) {
		if f.Near == (form.Place{}) {
			if all := missing[f.Table]; all[0].Label == f.Label {
				p.Found(place, missingTogether(all, what), rule.CellsAt(f.Places)...)
			}
			continue
		}
		message := fmt.Sprintf("“%s”里没有%s这一%s。", f.Table.Title(), form.Quote(f.Label), what)
		message += fmt.Sprintf("这里的%s与它相近，没有读：如果就是这一%s，请把%s名改成格式原文；"+
			"不是的，请补上这一%s，没有数的填 0。",
			form.Quote(f.Texts[0]), what, what, what)
		p.Found(f.Near, message, rule.Cell{Place: f.Near, Value: f.Texts[0]})
	}
}

// missingTogether says which rows or columns of one table are missing: what was done to one label was mostly done to
// many.
func missingTogether(faults []form.Fault, what string) string {
	table := faults[0].Table.Title()
	if len(faults) == 1 {
		return fmt.Sprintf("“%s”里没有%s这一%s。请补上这一%s，%s名照格式原文填写，没有数的填 0。",
			table, form.Quote(faults[0].Label), what, what, what)
	}
	var labels []string
	for _, f := range faults {
		labels = append(labels, form.Quote(f.Label))
	}
	return fmt.Sprintf("“%s”里有 %d %s找不到：%s。%s名改写过的，请照格式原文改回来；没有的请补上，没有数的填 0。",
		table, len(faults), what, rule.List(labels, what), what)
}
