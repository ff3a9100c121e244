package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var v15 = &rule.Rule{
	ID: "V15", Severity: rule.Warning, Title: "金额没有写单位",
	What:    "金额的单位在格里、标签里和表的上方都没有写，不知道是元还是万元；按格式规定的单位读。",
	Basis:   "格式的金额以万元为单位，所在的格里要写明",
	Example: "2019版的“采购总金额”填了 8040：读作 8040 万元。",
	Mend:    "请核对，并在列名后面写上单位：（单位：万元）；Word 报告里也可以写在数的后面：25.1万元。",
	Run:     unitsUnknown,
}

// unitsUnknown passes over what was made rather than read.
func unitsUnknown(p *rule.Pass) {
	for cell, v := range p.Values() {
		stated := v.Unit != "" || v.Written != "" || strings.Contains(v.Shown, "元")
		if v.State != form.Number || v.Number.IsZero() || stated || p.Lost(cell) || p.Report.Book == nil ||
			!strings.HasSuffix(cell.Unit(), "元") {
			continue
		}
		says, mend := "填的是", "写成“"+v.Number.String()+cell.Unit()+"”"
		if v.Formula != "" {
			says = "的公式算出"
		}
		if at, _, _ := v.Place.At(); p.Report.Book.Grids[at].Source == grid.Sheet { // 25万元 would be a text in its cell
			mend = "在列名后面写上单位：（单位：" + cell.Unit() + "）"
		}
		p.FoundIn(cell, fmt.Sprintf("%s%s %s，没有写单位，按 %s %s 读。请核对，并%s。",
			cell.Label(), says, rule.OneLine(v.Text), v.Number, cell.Unit(), mend))
	}
}

var v32 = &rule.Rule{
	ID: "V32", Severity: rule.Warning, Waivable: true, Title: "写着的单位没有用上",
	What: "表的上面、下面、标签里、封面上或者页眉页脚里写着一个单位，可能说的是这张表的数，而数是按另一个单位读的：" +
		"两处写的单位不一样，或者这个单位写的地方看不出说的是哪张表。数可能差成百上千倍。",
	Basis:   "格式的件数以件为单位，金额以万元为单位",
	Example: "第一个标题的上面写着“单位：千件”，表里的 3001 按件读。",
	Mend:    "数是按写着的单位填的，请换算以后再填；不是的，请删去或者改正写着的单位。",
	Run:     otherUnits,
}

// otherUnits tells of all that states one unit for the figures of one table together.
func otherUnits(p *rule.Pass) {
	type stated struct {
		table *form.Table
		unit  string
	}
	told := map[stated][]rule.Cell{}
	cell := map[stated]*form.Cell{}
	var order []stated
	for place, f := range p.Faults(form.OtherUnit) {
		s := stated{f.Table, f.Label}
		if told[s] == nil {
			order, cell[s] = append(order, s), f.Cell
		}
		told[s] = append(told[s], rule.Cell{Place: place, Value: f.Texts[0]})
	}
	for _, s := range order {
		var where []string
		for _, c := range told[s] {
			where = append(where, form.Quote(rule.OneLine(c.Value))+"（"+c.Place.String()+"）")
		}
		c := cell[s]
		v := p.Report.Value(c)
		read := v.Written
		if read == "" {
			read = c.Unit()
		}
		p.Found(told[s][0].Place, fmt.Sprintf("写着%s，而%s的数（%s “%s”）是按%s读的。"+
			"数是按%s填的，请换算成%s再填；不是的，请删去或者改正写着的单位。", rule.List(where, "处"), form.Quote(c.Table.Title()),
			v.Place, rule.OneLine(v.Text), read, s.unit, c.Unit()), append(told[s], p.Cell(c))...)
	}
}
