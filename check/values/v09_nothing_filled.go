package values

import (
	"nianbao/check/rule"
	"nianbao/form"
)

var v09 = &rule.Rule{
	ID: "V09", Severity: rule.Error, Title: "统计表没有填",
	What: "各部分要填的格子里没有一个不是 0 的数，一大半空着：多半是还没有填写的空白表，或者选错了文件。" +
		"只有一部分没有填的，见 V13。",
	Basis:   "格式要求各表逐格填报，没有发生的填 0",
	Example: "用 nianbao new 新建工作簿后，没有填就转换。",
	Mend:    "填好再试；要先看样子，加 --draft 生成草稿。",
	Run:     nothingFilled,
}

// nothingFilled tells of a report of which no part was filled.
func nothingFilled(p *rule.Pass) {
	empty := unfilledSections.Of(p)
	if len(empty) == 0 || len(empty) < len(sectionsWithFigures(p)) {
		return
	}
	message := "要填的格子里没有一个不是 0 的数，一大半空着。请填好再试；"
	if isBlankThroughout(p) {
		message = "要填的格子一个数也没有。请填好再试；"
	}
	foundUnfilled(p, empty, message)
}

// isBlankThroughout reports whether there is no figure at all but totals.
func isBlankThroughout(p *rule.Pass) bool {
	computed := p.Report.Form.Computed
	for cell, v := range p.Values() {
		if v.State != form.Blank && computed(cell) == nil && !cell.IsWords() {
			return false
		}
	}
	return true
}

// foundUnfilled takes down that sections were not filled. Nobody knows what should stand in their cells.
func foundUnfilled(p *rule.Pass, sections []*form.Section, message string) {
	computed := p.Report.Form.Computed
	var inputs []*form.Cell
	for _, s := range sections {
		for _, t := range s.Tables {
			for _, cell := range t.Cells {
				if computed(cell) == nil && !cell.IsWords() && !cell.Row.Spare && !p.Lost(cell) {
					inputs = append(inputs, cell)
				}
			}
		}
	}
	mend := "没有发生的请填 0。"
	if p.InWorkbook() {
		mend = "没有发生的请填 0（或者 fix --zero-blanks）。"
	}
	var cells []rule.Cell
	for _, cell := range inputs {
		if p.Report.Value(cell).State == form.Blank {
			cells = append(cells, p.Cell(cell))
		}
	}
	f := p.Found(cells[0].Place, message+mend, cells...)
	f.Doubtful, f.PlaceOnly = inputs, true
}
