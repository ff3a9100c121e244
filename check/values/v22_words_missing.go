package values

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var v22 = &rule.Rule{
	ID: "V22", Severity: rule.Warning, Waivable: true, Title: "文字没有填",
	What:    "这一行别的格填了不是 0 的数，应当填的文字空着，报告里印出来也是空的。",
	Basis:   "格式规定这一格要填",
	Example: "“货物”一行填了预算和成交金额，“采购方式”空着。",
	Mend:    "填上；有规定的词的，从下拉列表选。",
	Run:     wordsMissing,
}

// wordsMissing tells, table by table, of the words that are missing beside something but 0 that staff have filled: in
// the cell's row, of a row of words in its column.
func wordsMissing(p *rule.Pass) {
	filled := map[*form.Leaf]bool{}
	for cell, v := range p.Values() {
		isZero := v.State == form.Number && v.Number.IsZero() || v.State == form.Stroke
		isFilled := v.State != form.Blank && !isZero && p.Report.Form.Computed(cell) == nil
		filled[cell.Row] = filled[cell.Row] || isFilled
		filled[cell.Column] = filled[cell.Column] || isFilled && !cell.Column.IsWords()
	}
	for _, g := range p.Groups(func(cell *form.Cell, v form.Value) bool {
		line := cell.Row
		if cell.Row.IsWords() {
			line = cell.Column
		}
		return cell.IsWords() && cell.Required() && v.State == form.Blank && v.Place != (form.Place{}) && filled[line]
	}) {
		named := g.Describe(rule.MaxListed, func(c *form.Cell, v form.Value) string {
			return v.Place.Within() + " " + c.Label()
		})
		mend := "请填上。"
		if list := g.Cells[0].OneOf(); len(list) > 0 {
			mend = "请填" + quotedList(list) + "之一。"
		}
		g.Found(fmt.Sprintf("“%s”有 %d 格文字没有填：%s。%s", g.Table.Title(), len(g.Cells), named, mend))
	}
}
