package structure

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/appendix"
)

var s18 = &rule.Rule{
	ID: "S18", Severity: rule.Note, Waivable: true, Title: "有文字没有读进报告",
	What: "文件里有的文字不属于报告的任何一部分，没有读：标题以上的文字、页眉页脚、脚注、网页正文以外的文字，" +
		"格式以外的表，工作表里表格以外的句子、批注、基本信息里报告没有的项目，另外的工作表里成段的文字。",
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
	for place, f := range p.Faults(form.LeftOut, form.Beside) {
		if near[place] && place != (form.Place{}) && f.Kind == form.LeftOut {
			continue
		}
		if cells[place.Sheet] == nil {
			of = append(of, place.Sheet)
		}
		cells[place.Sheet] = append(cells[place.Sheet], rule.Cell{Place: place, Value: withLabel(f)})
	}
	for _, sheet := range of {
		var quoted []string
		for _, c := range cells[sheet] {
			quoted = append(quoted, at(c.Place, form.Clip(rule.OneLine(c.Value), longestQuote)))
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

// withLabel returns the words of a fault, behind what they are: 批注：请再核对.
func withLabel(f form.Fault) string {
	if f.Label == "" {
		return f.Texts[0]
	}
	return f.Label + "：" + f.Texts[0]
}

var s40 = &rule.Rule{
	ID: "S40", Severity: rule.Note, Waivable: true, Title: "有图片或者对象没有读",
	What:    "文件里有图片、图表或者嵌入的对象。里面的文字和数没有读，转换以后的文件里没有它们。",
	Basis:   "读了什么、没有读什么，都要说清楚",
	Example: "第8段是一张图片，图上写着依申请公开的办理流程。",
	Mend:    "图里有应当报告的文字或数的，请写进报告；要保留图的，请在生成的报告里再插入。",
	Run:     drawings,
}

func drawings(p *rule.Pass) {
	b := p.Report.Book
	if b == nil {
		return
	}
	own := appendix.Of(b)
	var places []string
	for _, d := range b.Drawings {
		where := fmt.Sprintf("第%d段", d.Row+1)
		switch {
		case d.What == "图表" && own >= 0 && d.Row > own: // they are drawn of the report's figures
			continue
		case d.Sheet != "":
			where = form.Quote(d.Sheet) + "工作表"
		case d.InTable:
			where = fmt.Sprintf("第%d段后面的表里", d.Row)
		}
		places = append(places, d.What+"（"+where+"）")
	}
	if len(places) > 0 {
		p.Found(form.Place{}, "文件里的"+strings.TrimSuffix(rule.List(places, "处"), "。")+
			"没有读，转换以后的文件里没有。里面有应当报告的文字或数的，请写进报告；要保留的，请在生成的报告里再插入。")
	}
}
