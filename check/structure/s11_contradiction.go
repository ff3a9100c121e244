package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s11 = &rule.Rule{
	ID: "S11", Severity: rule.Error, Title: "机关名称或年度前后不一致",
	What: "机关名称或年度在文件里出现了两次而内容不同，无法判断报告该用哪一个：在表里、标题里、工作表的名称里，" +
		"报告末尾的落款，引言里的“本报告由……编制”、统计期限。",
	Basis:   "一份年报只有一个机关、一个年度",
	Example: "“基本信息”的年度是 2024，而标题写着“2023年{title}”。",
	Mend:    "改成一致，或者删去多余的一处。",
	Run:     contradictions,
}

func contradictions(p *rule.Pass) {
	for place, f := range p.Faults(form.Contradiction) {
		found := p.Found(place, fmt.Sprintf("%s在%s是“%s”，%s是“%s”。请改成一致，或者删去多余的一处。",
			particular(p, f.Label), here(place), f.Texts[0], there(f.Places[1]), f.Texts[1]), rule.CellsAt(f.Places)...)
		if f.Label == form.Year {
			found.Year = func(y int) bool { return y == form.ParseYear(f.Texts[0]) || y == form.ParseYear(f.Texts[1]) }
		}
	}
	signedByOthers(p)
	statedOtherwise(p)
}

// here and there name the place of a finding and another one in its message: 工作表名 where it is a sheet's own name.
func here(place form.Place) string {
	if place.Sheet != "" && place.Ref == "" {
		return "这张工作表的名称里"
	}
	return "这里"
}

func there(place form.Place) string {
	if place.Sheet != "" && place.Ref == "" {
		return "工作表的名称“" + place.Sheet + "”里"
	}
	return "在 " + place.String() + " "
}
