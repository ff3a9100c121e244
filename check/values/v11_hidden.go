package values

import (
	"fmt"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var v11 = &rule.Rule{
	ID: "V11", Severity: rule.Warning, Title: "看不见的格里有数",
	What: "隐藏的工作表、行、列（包括筛选掉的行），或者白字白底、格式为“;;;”的格里有数，或者 Word 报告的文字里有白字。" +
		"这些照样读、照样检查、照样进报告。",
	Basis:   "报告的每个数都应当看得见、核对得了",
	Example: "“2.重复申请”一行被筛选隐藏，其中有 3 件。",
	Mend:    "取消隐藏和筛选，把字体改成看得见的颜色，核对后保存。",
	Run:     hiddenFigures,
}

// hiddenFigures tells of a table's unseen figures together. A hidden zero hides nothing.
func hiddenFigures(p *rule.Pass) {
	whiteTexts(p)
	for _, g := range p.Groups(func(_ *form.Cell, v form.Value) bool {
		return v.Hidden && (v.State == form.Words || v.State == form.Number && !v.Number.IsZero())
	}) {
		first := p.Report.Value(g.Cells[0]).Place
		where := "隐藏的行、列或看不见的格"
		reach := "请取消隐藏、筛选或改成看得见的格式，核对后保存。"
		if at, _, _ := first.At(); p.Report.Book.Grids[at].Hidden {
			where = "隐藏的工作表“" + first.Sheet + "”"
			if p.Report.Book.Grids[at].Buried {
				reach = "这张表是深度隐藏的，“取消隐藏”里看不到：请按 Alt+F11 打开 VBA 编辑器，" +
					"选中它，把 Visible 改成 -1 - xlSheetVisible，核对后保存。"
			}
		}
		var figures []string
		for _, cell := range g.Cells {
			v := p.Report.Value(cell)
			figures = append(figures, fmt.Sprintf("%s 是 %s", v.Place.Within(), rule.OneLine(v.Normalized())))
		}
		what := "数"
		if slices.ContainsFunc(g.Cells, (*form.Cell).IsWords) {
			what = "内容"
		}
		g.Found(fmt.Sprintf("“%s”有"+what+"在%s里（%s），已照样读入。%s",
			g.Table.Title(), where, rule.List(figures, "格"), reach))
	}
}

// whiteTexts tells of the paragraphs of a document that have something white on white in them, and are read.
func whiteTexts(p *rule.Pass) {
	if p.Report.Book == nil {
		return
	}
	for _, s := range p.Report.Form.AllTexts() {
		var cells []rule.Cell
		var quoted []string
		for _, l := range p.Report.Texts[s.Text].Lines {
			at, row, col := l.Place.At()
			if l.Place == (form.Place{}) || at >= len(p.Report.Book.Grids) || p.Report.Book.Grids[at].Source != grid.Prose {
				continue
			}
			if c := p.Report.Book.Grids[at].At(row, col); c != nil && c.Hidden {
				cells = append(cells, rule.Cell{Place: l.Place, Value: l.Text})
				quoted = append(quoted, l.Place.Within())
			}
		}
		if len(cells) > 0 {
			p.Found(cells[0].Place, fmt.Sprintf("“%s”的文字里有白字（%s），在文件里看不见，已照样读入，报告里会印出来。"+
				"不要的请删去，要的请改成看得见的颜色。", s.Title, rule.List(quoted, "段")), cells...)
		}
	}
}
