package values

import (
	"fmt"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var v20 = &rule.Rule{
	ID: "V20", Severity: rule.Note, Waivable: true, Title: "数里有看不见的字符",
	What: "格里的数夹着看不见的字符（零宽空格 U+200B、软连字符 U+00AD 等），多半是从网页或文件粘贴来的。数照样读，" +
		"但公式求和时不算它。",
	Basis:   "格式各表的各格都是数",
	Example: "“自然人”填的“4”后面有零宽空格（U+200B）：看起来是 4，其实是文本。",
	Mend:    "删去这一格的内容，重新填数；统计表可以用 nianbao fix 改正。",
	Run:     unseenCharacters,
}

// unseenCharacters leaves figures that a formula passes over to F14. In a document or a page, spaces of any kind beside
// a figure are nothing odd.
func unseenCharacters(p *rule.Pass) {
	for cell, v := range p.Values() {
		if v.State != form.Number || v.Kind != grid.Text || v.Formula != "" {
			continue
		}
		seen, _ := form.Seen(v.Text)
		_, inSheet := rule.At(p.Report, cell)
		names := form.Unseen(v.Text)
		if names == "" || seen == v.Text && !inSheet || toldByF14(p, cell) {
			continue
		}
		mend := "请删去这一格的内容，重新填数。"
		if inSheet {
			mend = "请删去这一格的内容，重新填数，或者用 nianbao fix 改正。"
		}
		p.FoundIn(cell, fmt.Sprintf("%s填的“%s”里有看不见的字符（%s），读作 %s。%s",
			cell.Label(), rule.OneLine(seen), names, v.Number, mend))
	}
}

// toldByF14 reports whether a cell was told of as a text that is not added up, with its characters.
func toldByF14(p *rule.Pass, cell *form.Cell) bool {
	for f := range p.Told() {
		if f.Rule.ID == "F14" && slices.ContainsFunc(f.Cells, func(c rule.Cell) bool { return c.ID == cell.ID }) {
			return true
		}
	}
	return false
}
