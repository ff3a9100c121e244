package structure

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var s40 = &rule.Rule{
	ID: "S40", Severity: rule.Note, Title: "有图片或者对象没有读",
	What:    "Word 报告里有图片、图表或者嵌入的对象。里面的文字和数没有读，转换以后的报告里没有它们。",
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
	own := appendixOf(b)
	var places []string
	for _, d := range b.Drawings {
		where := fmt.Sprintf("第%d段", d.Row+1)
		switch {
		case d.What == "图表" && own >= 0 && d.Row > own: // they are drawn of the report's figures
			continue
		case d.InTable:
			where = fmt.Sprintf("第%d段后面的表里", d.Row)
		}
		places = append(places, d.What+"（"+where+"）")
	}
	if len(places) > 0 {
		p.Found(form.Place{}, "文件里的"+strings.TrimSuffix(rule.List(places, "处"), "。")+
			"没有读，转换以后的报告里没有。里面有应当报告的文字或数的，请写进报告；要保留的，请在生成的报告里再插入。")
	}
}

// appendixOf returns the paragraph that heads a report's appendix of charts, -1 for none.
func appendixOf(b *grid.Book) int {
	for _, g := range b.Grids {
		for i := range g.Cells {
			if g.Source == grid.Prose && strings.TrimSpace(g.Cells[i].Text) == form.AppendixTitle {
				return g.Cells[i].Row
			}
		}
	}
	return -1
}
