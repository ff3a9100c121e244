package values

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var v31 = &rule.Rule{
	ID: "V31", Severity: rule.Warning, Waivable: true, Title: "有划掉的字",
	What: "格里的数整个是划掉的（有删除线），或者报告的文字里有划掉的字。这些照样读入，报告里会印出来，而且没有删除线。" +
		"一个数只划掉一部分的，是 V02。",
	Basis:   "划掉的是不要了的，还是忘了取消删除线，只有填表人知道",
	Example: "“全年收取信息处理费0元。”后面还有一句划掉的“收取100元。”。",
	Mend:    "不要的请删去，要的请取消删除线。",
	Run:     struckThrough,
}

// struckThrough tells of what is struck through and was read all the same.
func struckThrough(p *rule.Pass) {
	for _, g := range p.Groups(func(_ *form.Cell, v form.Value) bool {
		return v.Struck != "" && (v.State == form.Words || v.State == form.Number || v.State == form.Stroke)
	}) {
		var figures []string
		for _, cell := range g.Cells {
			v := p.Report.Value(cell)
			figures = append(figures, fmt.Sprintf("%s的“%s”", v.Place.Within(), rule.OneLine(v.Struck)))
		}
		g.Found(fmt.Sprintf("“%s”有划掉的内容（%s，有删除线），已照样读入。不要的请删去，改填实际的数；要的请取消删除线。",
			g.Table.Title(), rule.List(figures, "格")))
	}
	struckTexts(p)
}

// struckTexts tells of the paragraphs and the cells of texts in which something is struck through.
func struckTexts(p *rule.Pass) {
	if p.Report.Book == nil {
		return
	}
	var cells []rule.Cell
	var quoted []string
	told := map[form.Place]bool{}
	tell := func(at, row, col int) {
		g := p.Report.Book.Grids[at]
		c := g.At(row, col)
		place := form.PlaceIn(g, at, row, col)
		if c == nil || c.Struck() == "" || told[place] {
			return
		}
		told[place] = true
		cells = append(cells, rule.Cell{Place: place, Value: c.Text})
		quoted = append(quoted, fmt.Sprintf("%s“%s”", place, form.Clip(rule.OneLine(c.Struck()), longestStruck)))
	}
	for at, g := range p.Report.Book.Grids {
		for i := range g.Cells {
			if g.Source == grid.Prose && !g.Aside {
				tell(at, g.Cells[i].Row, g.Cells[i].Col)
			}
		}
	}
	for _, s := range p.Report.Form.AllTexts() {
		for _, l := range p.Report.Texts[s.Text].Lines {
			if at, row, col := l.Place.At(); l.Place != (form.Place{}) && at < len(p.Report.Book.Grids) {
				tell(at, row, col)
			}
		}
	}
	if len(cells) > 0 {
		p.Found(cells[0].Place, "文字里有划掉的字（有删除线）："+rule.List(quoted, "处")+
			"，已照样读入，报告里会印出来，而且没有删除线。不要的请删去，要的请取消删除线。", cells...)
	}
}

// longestStruck is how many characters of what is struck through a message quotes.
const longestStruck = 20
