package structure

import (
	"fmt"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
)

var s04 = &rule.Rule{
	ID: "S04", Severity: rule.Error, Title: "表、行、列或文字重复",
	What:    "同一张表、同一行、同一列或同一部分文字出现了两次，无法判断该用哪一个。",
	Basis:   "格式规定的每张表、每行、每列只有一个",
	Example: "复制出两个“依申请公开”工作表：这张表有 2 处。",
	Mend:    "只留一处，删除或移走其余的（如上年数据、草稿），或者改掉多余的标签。",
	Run:     duplicates,
}

// maxMarked is how many places of one thing are marked in a copy of the workbook.
const maxMarked = 100

func duplicates(p *rule.Pass) {
	for place, f := range p.Faults(form.DoubledTable, form.DoubledLabel) {
		what := "这张表"
		switch {
		case f.Kind == form.DoubledLabel && f.Label == "":
			what = "填数的行"
		case f.Kind == form.DoubledLabel:
			what = form.Quote(f.Label)
		}
		advice := "请只留一处，其余的删除或移到别的文件。"
		if years := slices.Compact(slices.Clone(f.Texts)); len(years) > 1 {
			advice = "它们属于不同的年度，而文件里没有另外写明报告是哪一年的，不知道用哪一处。" +
				"请写明“年度”，或者只留本年的一处。"
		}
		if missing := missingBeside(p, f); missing != "" {
			advice = fmt.Sprintf("同一张表里又少了%s：多半是其中一处的名称写错了，请核对后改成%s；不是的，请只留一处，并补上%s。",
				missing, missing, missing)
		}
		found := p.Found(place, fmt.Sprintf("“%s”：%s有 %d 处：%s。%s%s",
			f.Table.Title(), what, len(f.Places), list(p, f.Places), advice, reachHidden(p, f.Places)),
			rule.CellsAt(f.Places)...)
		found.PlaceOnly = len(f.Places) > maxMarked
	}
	for place, f := range p.Faults(form.DoubledText) {
		p.Found(place, fmt.Sprintf("“%s”的文字有 %d 处，内容不同：%s。请只留一处，其余的删除或移到别的文件。%s",
			f.Label, len(f.Places), list(p, f.Places), reachHidden(p, f.Places)), rule.CellsAt(f.Places)...)
	}
}

// missingBeside returns the one row or column that a table lacks in which a label stands twice, quoted; empty for none or
// several.
func missingBeside(p *rule.Pass, doubled form.Fault) string {
	label := ""
	for _, f := range p.Faults(form.MissingRow, form.MissingColumn) {
		switch {
		case doubled.Kind != form.DoubledLabel || f.Table != doubled.Table:
		case label != "" || f.Near != (form.Place{}):
			return ""
		default:
			label = form.Quote(f.Label)
		}
	}
	return label
}
