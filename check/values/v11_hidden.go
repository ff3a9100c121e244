package values

import (
	"fmt"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var v11 = &rule.Rule{
	ID: "V11", Severity: rule.Warning, Waivable: true, Title: "看不见的格里有数",
	What: "隐藏的工作表、行、列（包括筛选掉的行），或者白字白底、格式为“;;;”的格里有数，" +
		"或者报告的文字在这样的格里，或者 Word 报告的文字里有白字。" +
		"这些照样读、照样检查、照样进报告。",
	Basis:   "报告的每个数都应当看得见、核对得了",
	Example: "“2.重复申请”一行被筛选隐藏，其中有 3 件。",
	Mend:    "取消隐藏和筛选，把字体改成看得见的颜色，核对后保存。",
	Run:     hiddenFigures,
}

// hiddenFigures tells of a table's unseen figures together. A hidden zero hides nothing.
func hiddenFigures(p *rule.Pass) {
	hiddenTexts(p)
	hiddenParticulars(p)
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

// hiddenTexts tells of what of a text nobody sees where it was read: white on white in a document, in rows and columns
// that are hidden or white cells of a sheet, on a sheet that is hidden.
func hiddenTexts(p *rule.Pass) {
	if p.Report.Book == nil {
		return
	}
	for _, s := range p.Report.Form.AllTexts() {
		unseen := map[bool][]rule.Cell{} // whether the sheet is hidden
		for _, l := range p.Report.Texts[s.Text].Lines {
			g, hidden := unseenAt(p, l.Place)
			c := rule.Cell{Place: l.Place, Value: l.Text}
			if g != nil && hidden && !slices.ContainsFunc(unseen[g.Hidden], isAt(l.Place)) {
				unseen[g.Hidden] = append(unseen[g.Hidden], c)
			}
		}
		for _, whole := range []bool{true, false} {
			if cells := unseen[whole]; len(cells) > 0 {
				p.Found(cells[0].Place, fmt.Sprintf("“%s”的文字里有%s，在文件里看不见，已照样读入，"+
					"报告里会印出来。不要的请删去，要的请%s。", s.Title, whatUnseen(p, cells), howSeen(p, cells[0].Place)), cells...)
			}
		}
	}
}

// hiddenParticulars tells of what of the particulars that a report prints stands unseen among others. Agency and year
// are in the title for everybody to see, and sheets that are hidden whole hold them for formulas.
func hiddenParticulars(p *rule.Pass) {
	var cells []rule.Cell
	var named []string
	for _, particular := range p.Report.Form.Particulars {
		place, text := p.Report.ParticularPlace(particular.ID), p.Report.Particulars[particular.ID]
		g, hidden := unseenAt(p, place)
		if text == "" || !hidden || g.Hidden || g.Source != grid.Sheet ||
			particular.ID == form.Agency || particular.ID == form.Year {
			continue
		}
		cells = append(cells, rule.Cell{Place: place, Value: text})
		named = append(named, fmt.Sprintf("%s %s（%s）", particular.Label, rule.OneLine(text), place.Within()))
	}
	if len(cells) > 0 {
		p.Found(cells[0].Place, "基本信息有几项在隐藏的行、列或看不见的格里："+rule.List(named, "项")+
			"，已照样读入，报告里会印出来。不要的请删去，要的请取消隐藏或改成看得见的颜色。", cells...)
	}
}

// unseenAt returns the grid of a place, nil for none, and whether what stands there is not seen.
func unseenAt(p *rule.Pass, place form.Place) (g *grid.Grid, hidden bool) {
	at, row, col := place.At()
	if p.Report.Book == nil || place == (form.Place{}) || at >= len(p.Report.Book.Grids) {
		return nil, false
	}
	g = p.Report.Book.Grids[at]
	c := g.At(row, col)
	return g, c != nil && c.Hidden || g.Hidden && g.Source == grid.Sheet
}

func isAt(place form.Place) func(rule.Cell) bool {
	return func(c rule.Cell) bool { return c.Place == place }
}

// whatUnseen names the cells and paragraphs of a text that are not seen.
func whatUnseen(p *rule.Pass, cells []rule.Cell) string {
	var places []string
	for _, c := range cells {
		places = append(places, c.Place.Within())
	}
	switch g, _ := unseenAt(p, cells[0].Place); {
	case g.Source != grid.Sheet:
		return "白字（" + rule.List(places, "段") + "）"
	case g.Hidden:
		return "隐藏的工作表“" + g.Name + "”里的格（" + rule.List(places, "格") + "）"
	}
	return "隐藏的行、列或白字的格（" + rule.List(places, "格") + "）"
}

// howSeen says how something is made to be seen.
func howSeen(p *rule.Pass, place form.Place) string {
	switch g, _ := unseenAt(p, place); {
	case g.Source != grid.Sheet:
		return "改成看得见的颜色"
	case g.Hidden && g.Buried:
		return "按 Alt+F11 打开 VBA 编辑器，选中这张表，把 Visible 改成 -1 - xlSheetVisible"
	case g.Hidden:
		return "取消隐藏这张工作表"
	}
	return "取消隐藏、筛选或改成看得见的颜色"
}
