package formulas

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var f21 = &rule.Rule{
	ID: "F21", Severity: rule.Error, Title: "公式成了文本",
	What: "格里写着公式，却存成了文本：单元格格式是“文本”，或者前面有撇号、空格、全角等号。Excel 不计算它，" +
		"这一格没有数。",
	Basis:   basisFormulas,
	Example: "“总计”一格的格式是“文本”，里面显示的就是 =SUM(D6:I6) 这几个字。",
	Mend:    "把单元格格式改成“常规”，双击这一格再按回车；总计可以用 nianbao fix 改正，格式一并改好。",
	Run:     formulaAsText,
}

// formulaAsText tells of the formulas that are kept as text. In a cell that staff fill, only they know what it is to
// be.
func formulaAsText(p *rule.Pass) {
	for cell, v := range p.Values() {
		if _, inSheet := rule.At(p.Report, cell); !inSheet || !rule.IsFormulaText(v) {
			continue
		}
		fixes := p.SetMandated(cell)
		mend := "请把单元格格式改成“常规”，双击这一格再按回车"
		if len(fixes) > 0 {
			mend += "，或者用 nianbao fix 改正"
		}
		f := p.FoundIn(cell,
			fmt.Sprintf("%s的公式“%s”成了文本，没有计算：单元格格式是“文本”，或者前面有撇号、空格、全角等号。%s。",
				cell.Label(), short(v.Text), mend))
		if f.Fixes = fixes; len(fixes) == 0 {
			f.Doubtful = []*form.Cell{cell}
		}
		f.Actual = v.Text
		if m := rule.Mandated(p.Report, cell); m != "" {
			f.Expected = "=" + m
		}
	}
}
