package values

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var v30 = &rule.Rule{
	ID: "V30", Severity: rule.Warning, Waivable: true, Title: "对照的报告里要核对的格没有数",
	What: "用 --last、--with 给出的报告里，勾稽关系用到的格空着、找不到、写了两处，或者填的不是数。它该是多少没有人知道，" +
		"用到它的勾稽关系不判断。划线（/、—、无）当作 0。",
	Basis:   "勾稽关系两边都有数才能判断",
	Example: "上年报告的“结转下年度继续办理”总计填的是“见附件”。",
	Mend:    "看对照的报告这一格应是多少，人工核对；文件给错的，换成对的再检查。",
	Run:     outsideUnknown,
}

// outsideUnknown tells of the cells of other reports in which no figure stands, together by report and by what stands
// there.
func outsideUnknown(p *rule.Pass) {
	type group struct {
		of    *form.Other
		state form.State
		found bool
		twice bool
	}
	cells := map[group][]*form.Cell{}
	var order []group
	for _, c := range p.Report.Form.Outside {
		if !p.Report.Has(c) || p.Report.IsKnown(c) {
			continue
		}
		v := p.Report.Value(c)
		g := group{c.Of, v.State, v.Place.Ref != "", p.Report.IsDoubled(c)}
		if cells[g] == nil {
			order = append(order, g)
		}
		cells[g] = append(cells[g], c)
	}
	for _, g := range order {
		p.Found(p.Report.Value(cells[g][0]).Place, unknownWords(p, g.of, cells[g]), cellsOf(p, cells[g])...)
	}
}

// unknownWords says which cells of another report hold no figure, all of them for one reason.
func unknownWords(p *rule.Pass, o *form.Other, cells []*form.Cell) string {
	var names []string
	first := p.Report.Value(cells[0])
	for _, c := range cells {
		v := p.Report.Value(c)
		name := c.Label()
		if within := v.Place; within.Ref != "" {
			within.File = ""
			name += "（" + within.String() + "）"
		}
		if v.State == form.Unreadable && !p.Report.IsDoubled(c) {
			name += "填的是" + form.Quote(rule.OneLine(v.Text))
		}
		names = append(names, name)
	}
	why := "空着"
	switch {
	case p.Report.IsDoubled(cells[0]):
		why = "所在的表、行或列写了不止一处，不知道用哪一处"
	case first.State == form.Unreadable:
		why = "不是数"
	case first.Place.Ref == "":
		why = "没有填，或者没有找到"
	}
	return fmt.Sprintf("%s（%s）里，%s，%s，用到它的勾稽关系没有判断。"+
		"请看那里应是多少，人工核对；文件给错的请换成对的。",
		o.Says, first.Place.File, rule.List(names, "格"), why)
}

func cellsOf(p *rule.Pass, list []*form.Cell) []rule.Cell {
	cells := make([]rule.Cell, len(list))
	for i, c := range list {
		cells[i] = p.Cell(c)
	}
	return cells
}
