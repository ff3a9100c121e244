package structure

import (
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

// at names what is written at a place: “二、主动公开”（第3段）.
func at(place form.Place, text string) string {
	if place.Within() == "" { // on the sheet as a whole
		return form.Quote(text)
	}
	return form.Quote(text) + "（" + place.Within() + "）"
}

// maxPlaces is how many places a message lists.
const maxPlaces = 4

// list names the first of some places, and which of them are on a hidden sheet.
func list(p *rule.Pass, places []form.Place) string {
	var names []string
	for _, place := range places[:min(maxPlaces, len(places))] {
		name := place.String()
		if g := gridOf(p, place); g != nil && g.Hidden {
			name += "（工作表是隐藏的）"
		}
		names = append(names, name)
	}
	listed := strings.Join(names, "、")
	if len(places) > maxPlaces {
		listed += " 等"
	}
	return listed
}

// gridOf returns the grid that a place is in, nil for none.
func gridOf(p *rule.Pass, place form.Place) *grid.Grid {
	at, _, _ := place.At()
	if book := p.Report.Book; book != nil && at < len(book.Grids) && place != (form.Place{}) {
		return book.Grids[at]
	}
	return nil
}

// reachHidden says how a hidden sheet among those of some places is reached; empty for none.
func reachHidden(p *rule.Pass, places []form.Place) string {
	hidden, buried := "", ""
	for _, place := range places {
		switch g := gridOf(p, place); {
		case g == nil || !g.Hidden || g.Source != grid.Sheet:
		case g.Buried && buried == "":
			buried = g.Name
		case !g.Buried && hidden == "":
			hidden = g.Name
		}
	}
	how := ""
	if hidden != "" {
		how += "隐藏的工作表这样显示：右键点任一工作表标签，选“取消隐藏”，再选“" + hidden + "”。"
	}
	if buried != "" {
		how += "“" + buried + "”是深度隐藏的，“取消隐藏”里看不到：按 Alt+F11 打开 VBA 编辑器（WPS 要在“开发工具”里），" +
			"选中这张表，在属性窗口把 Visible 改成 -1 - xlSheetVisible，再回到表格里删除；" +
			"或者把要报的各表复制到新工作簿再报。"
	}
	return how
}

func particular(p *rule.Pass, id string) string {
	for _, particular := range p.Report.Form.Particulars {
		if particular.ID == id {
			return particular.Label
		}
	}
	return id
}

// unbroken returns a label without the spaces and line breaks in it, between quotation marks.
func unbroken(label string) string { return form.Quote(strings.Join(strings.Fields(label), "")) }
