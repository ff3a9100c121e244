package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s10 = &rule.Rule{
	ID: "S10", Severity: rule.Error, Title: "一格的数不明确",
	What:    "行和列相交的地方有几个格子都有内容，或者一个合并格跨了几行几列，无法判断哪个数属于哪一格。",
	Basis:   "格式的每一格只有一个数",
	Example: "把“自然人”和“商业企业”的两格合并后填 5。",
	Mend:    "取消合并，每格各填各的数。",
	Run:     ambiguousCells,
}

func ambiguousCells(p *rule.Pass) {
	unclear := map[form.Place][]*form.Cell{}
	for place, f := range p.Faults(form.UnclearCell) {
		unclear[place] = append(unclear[place], f.Cell)
	}
	for place, f := range p.Faults(form.UnclearCell) {
		at := unclear[place]
		if at[0] != f.Cell {
			continue // told of with the first cell that this place is read for
		}
		var cells []rule.Cell
		var labels []string
		for _, c := range at {
			cells = append(cells, rule.Cell{ID: c.ID, Place: place, Value: p.Report.Value(c).Text})
			labels = append(labels, c.Label())
		}
		found := p.Found(place, rule.List(labels, "格")+"：这里有几个格子，或一个合并格跨了几行几列，"+
			"不知道哪个数是它的。请取消合并，每格各填各的数。", cells...)
		found.Doubtful = at
	}
	for place, f := range p.Faults(form.DividedColumn) {
		p.Found(place, fmt.Sprintf("%s下面还有“%s”，不知道哪一列是本年的数。请只留本年的一列，列名照格式原文填写。",
			unbroken(f.Label), f.Texts[0]), rule.CellsAt(f.Places)...)
	}
}
