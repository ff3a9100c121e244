package structure

import (
	"fmt"
	"maps"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
)

var s02 = &rule.Rule{
	ID: "S02", Severity: rule.Error, Title: "表里缺少一行",
	What:    "表找到了，但格式规定的一行不在里面，或者行名被改得认不出来。",
	Basis:   "格式规定的行",
	Example: "把“2.重复申请”一行删掉：表里没有“2.重复申请”这一行。",
	Mend:    "在表里补上这一行，行名照格式原文填写；没有数就填 0。",
	Run:     missingRows,
}

var s03 = &rule.Rule{
	ID: "S03", Severity: rule.Error, Title: "表里缺少一列",
	What:    "表找到了，但格式规定的一列不在里面，或者列名被改得认不出来。",
	Basis:   "格式规定的列",
	Example: "把“科研机构”改成“研究所”：表里没有“科研机构”这一列。",
	Mend:    "在表头补上这一列，列名照格式原文填写；没有数就填 0。",
	Run:     missingColumns,
}

func missingRows(p *rule.Pass)    { missingLines(p, form.MissingRow, "行") }
func missingColumns(p *rule.Pass) { missingLines(p, form.MissingColumn, "列") }

// missingLines tells, table by table, of the rows or columns that were not found: what was done to one label was mostly
// done to many. Of a few each that is like a label which stands there is told of there.
func missingLines(p *rule.Pass, kind form.FaultKind, what string) {
	for _, t := range p.Report.Form.Tables {
		var near, gone []form.Fault
		groups := map[form.Place][]form.Fault{}
		for _, f := range p.Faults(kind) {
			switch {
			case f.Table != t:
			case len(f.Texts) > 1: // it is missing with its group
				groups[f.Near] = append(groups[f.Near], f)
			case f.Near != (form.Place{}):
				near = append(near, f)
			default:
				gone = append(gone, f)
			}
		}
		for _, at := range slices.SortedFunc(maps.Keys(groups), form.Place.Compare) {
			f := groups[at][0]
			p.Found(at, fmt.Sprintf("“%s”里没有%s下面的 %d %s。这里的%s与%s相近，没有读：如果就是，请改成格式原文；不是的，请补上。",
				t.Title(), form.Quote(f.Texts[1]), len(groups[at]), what, form.Quote(f.Texts[0]), form.Quote(f.Texts[1])),
				rule.Cell{Place: at, Value: f.Texts[0]})
		}
		if len(near) > maxNear {
			near, gone = nil, append(near, gone...)
		}
		for _, f := range near {
			p.Found(f.Near, fmt.Sprintf("“%s”里没有%s这一%s。这里的%s与它相近，没有读：如果就是这一%s，"+
				"请把%s名改成格式原文；不是的，请补上这一%s，没有数的填 0。",
				t.Title(), form.Quote(f.Label), what, form.Quote(f.Texts[0]), what, what, what),
				rule.Cell{Place: f.Near, Value: f.Texts[0]})
		}
		missingTogether(p, t, gone, what)
	}
}

// maxNear is how many labels that are like ones of a table are told of one by one.
const maxNear = 2

// missingTogether says which rows or columns of one table are missing, and which labels there are like theirs.
func missingTogether(p *rule.Pass, t *form.Table, faults []form.Fault, what string) {
	if len(faults) == 0 {
		return
	}
	if f := faults[0]; len(faults) == 1 {
		place := form.Place{}
		if len(f.Places) > 0 {
			place = f.Places[0]
		}
		found := p.Found(place, fmt.Sprintf("“%s”里没有%s这一%s。请补上这一%s，%s名照格式原文填写，没有数的填 0。",
			t.Title(), form.Quote(f.Label), what, what, what), rule.CellsAt(f.Places)...)
		for place, doubled := range p.Faults(form.DoubledLabel) {
			if missingBeside(p, doubled) == form.Quote(f.Label) && doubled.Table == t {
				found.From = append(found.From, place) // it is said there what became of the label
			}
		}
		return
	}
	var labels []string
	var cells []rule.Cell
	for _, f := range faults {
		label := form.Quote(f.Label)
		if f.Near != (form.Place{}) {
			label += "（" + f.Near.Within() + " 写的是" + form.Quote(rule.OneLine(f.Texts[0])) + "）"
			cells = append(cells, rule.Cell{Place: f.Near, Value: f.Texts[0]})
		} else {
			cells = append(cells, rule.CellsAt(f.Places)...)
		}
		labels = append(labels, label)
	}
	place := form.Place{}
	if len(cells) > 0 {
		place = cells[0].Place
	}
	p.Found(place, fmt.Sprintf("“%s”里有 %d %s找不到：%s。%s名改写过的，请照格式原文改回来；没有的请补上，没有数的填 0。",
		t.Title(), len(faults), what, rule.List(labels, what), what), cells...)
}
