package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s20 = &rule.Rule{
	ID: "S20", Severity: rule.Warning, Title: "有格式以外的部分",
	What:    "报告里有格式没有规定的一部分。它的标题和文字没有丢，留在它前面的部分里（表的后面就是附注）；工作表里另外一列的没有读。",
	Basis:   "报告由格式规定的各部分组成",
	Example: "四、五两部分之间多了“五、专项整改情况”。",
	Mend:    "请把内容并入“一、总体情况”等六个部分，或者确认就这样印出来。",
	Run:     ownSections,
}

func ownSections(p *rule.Pass) {
	for place, f := range p.Faults(form.OwnSection) {
		kept, mend := "没有读", "或者确认不要"
		if len(f.Texts) > 0 {
			kept, mend = "留在"+form.Quote(f.Texts[0])+"里", "或者确认就这样印出来"
		}
		cells := []rule.Cell{{Place: place, Value: f.Label}}
		for _, at := range f.Places[1:] { // on a sheet, the cells below
			text := textAt(p.Report, at)
			if len(f.Places) == 2 {
				kept = "（" + form.Quote(form.Clip(rule.OneLine(text), longestQuote)) + "）" + kept
			}
			cells = append(cells, rule.Cell{Place: at, Value: text})
		}
		p.Found(place, fmt.Sprintf("%s不是格式规定的部分，它的标题和文字%s。请并入格式规定的六个部分，%s。",
			form.Quote(f.Label), kept, mend), cells...)
	}
}

// textAt returns what stands in a cell of what a report was read from.
func textAt(r *form.Report, at form.Place) string {
	grid, row, col := at.At()
	if c := r.Book.Grids[grid].At(row, col); c != nil {
		return c.Text
	}
	return ""
}
