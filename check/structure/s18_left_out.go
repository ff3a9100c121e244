package structure

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var s18 = &rule.Rule{
	ID: "S18", Severity: rule.Note, Title: "有文字没有读进报告",
	What: "文件里有的文字不属于报告的任何一部分，没有读：标题以上的文字、页眉页脚、脚注、网页正文以外的文字，" +
		"格式以外的表，工作表里表格以外的句子。",
	Basis:   "读了什么、没有读什么，都要说清楚",
	Example: "“依申请公开”工作表的表格下面写着“本年度申请量较大，主要涉及征地补偿。”。",
	Mend:    "一般不用处理；其中如有应当写进报告的，请移到各部分的文字里。",
	Run:     leftOut,
}

// longestQuote is how many characters of a text a message quotes.
const longestQuote = 20

// leftOut tells of all text that one sheet, part or table has left together.
func leftOut(p *rule.Pass) {
	var of []string // sheets in their order
	cells := map[string][]rule.Cell{}
	near := map[form.Place]bool{} // which is told of as like something that is missing
	for _, f := range p.Report.Faults {
		near[f.Near] = true
	}
	for place, f := range p.Faults(form.LeftOut) {
		if near[place] && place != (form.Place{}) {
			continue
		}
		if cells[place.Sheet] == nil {
			of = append(of, place.Sheet)
		}
		cells[place.Sheet] = append(cells[place.Sheet], rule.Cell{Place: place, Value: f.Texts[0]})
	}
	for _, sheet := range of {
		var quoted []string
		for _, c := range cells[sheet] {
			text := []rune(rule.OneLine(c.Value))
			if len(text) > longestQuote {
				text = append(slices.Clip(text[:longestQuote]), '…')
			}
			quoted = append(quoted, form.Quote(string(text))+"（"+c.Place.Ref+"）")
		}
		where := ""
		if sheet != "" {
			where = form.Quote(sheet) + "里的"
		}
		p.Found(cells[sheet][0].Place, fmt.Sprintf("%s这些文字不属于报告的任何一部分，没有读：%s。"+
			"其中如有应当写进报告的，请移到各部分的文字里。", where, strings.TrimSuffix(rule.List(quoted, "处"), "。")),
			cells[sheet]...)
	}
}
