package sheet

import (
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/xlsx"
)

var (
	guideWidths   = []float64{10, 46, 38, 34, 34}
	guideRelation = []string{"规则", "规则的内容", "适用范围", "规则的依据", "不平时怎样改"}
)

// A guide is the sheet of explanations while it is written, row by row.
type guide struct {
	*page
	row int
}

// writeGuide writes how the workbook is filled, what each relation requires, and the names that texts may quote.
func (d *draft) writeGuide() {
	g := &guide{page: d.page(sheetGuide)}
	g.widths(guideWidths)
	g.band(0, len(guideWidths), sheetGuide, titleStyle)
	g.height(0, 32)
	g.row = 1
	g.headline("一、怎样填写")
	for i, step := range d.steps() {
		g.span(0, strconv.Itoa(i+1)+"．"+step, stepStyle)
	}
	g.colours()
	g.headline("二、勾稽关系")
	g.relations()
	g.keep(g.file.InsertPageBreak(g.page.name, xlsx.CellRef(g.row+1, 0))) // the names are printed by themselves
	g.headline("三、文字里可以引用的名称")
	g.span(0, "在“"+sheetTexts+"”里写两层大括号括起来的名称，生成年报时换成表中的数或“"+sheetParticulars+"”里填的内容，文字里的数与表格不会不一致。", stepStyle)
	g.names()
	g.freeze(1, 0, xlsx.CellRef(1, 0))
	g.bare()
	g.print(paper{landscape: true})
	g.protect()
}

// steps returns how the workbook is filled.
func (d *draft) steps() []string {
	var sheets strings.Builder
	for _, p := range d.plans {
		sheets.WriteString("“" + p.sheet + "”")
	}
	return []string{
		"在“" + sheetParticulars + "”填写机关名称、年度等；年度填四位数字。",
		"在" + sheets.String() + "的浅黄色格填数，没有的填 0；灰色格由公式自动算出，不用填。选中一格会提示填什么、单位是什么。",
		"在“" + sheetTexts + "”各标题下面填写正文，一格写一段；三部分从左到右排列，往右翻看。确实没有内容的写“无”。",
		"看“" + sheetBalance + "”，显示“全部相平”再报送。表里变红的格，是所在的勾稽关系不平。",
		"保存并关闭工作簿，把文件拖到 nianbao 程序上，程序先检查（nianbao check），没有错误就生成 Word 年报（nianbao convert）。",
		"各表已保护，防止误改公式和表头，没有密码；确实要调整时，在“审阅”中撤销工作表保护。不要删除或改写表头和各行的名称，程序按名称找数。",
	}
}

// colours shows what each colour means.
func (g *guide) colours() {
	for _, sample := range []struct{ fill, color, word, means string }{
		{yellow, "", "填写", "要填写的格"},
		{grey, "", "公式", "由公式自动算出的格，已锁定"},
		{paintWrong.fill, paintWrong.color, "不平", "所在的勾稽关系不平，请核对"},
	} {
		g.text(g.row, 0, sample.word, cellStyle{CellStyle: xlsx.CellStyle{Align: "center", Border: true, Fill: sample.fill, Color: sample.color}})
		g.span(1, sample.means, stepStyle)
	}
}

// headline writes the title of a part.
func (g *guide) headline(text string) {
	g.height(g.row, 10)
	g.row++
	g.band(g.row, len(guideWidths), text, headingStyle)
	g.height(g.row, 26)
	g.row++
}

// span writes words from a column to the last one, in a row high enough for them, and goes on to the next row.
func (g *guide) span(col int, text string, f cellStyle) {
	g.merge(g.row, col, 1, len(guideWidths)-col, f)
	g.text(g.row, col, text, f)
	g.height(g.row, xlsx.RowHeight(xlsx.WrappedLines(text, sumOf(guideWidths[col:]))))
	g.row++
}

// relations explains each relation.
func (g *guide) relations() {
	for i, title := range guideRelation {
		g.text(g.row, i, title, headerStyle)
	}
	g.height(g.row, 24)
	g.row++
	for _, r := range g.form.Relations {
		each := r.Each
		if each == "" {
			each = "全表"
		}
		height := 0.0
		for i, text := range []string{r.ID, r.Says, each, r.Basis, r.Mend} {
			f := leftStyle
			if i == 0 {
				f = middleStyle
			}
			g.text(g.row, i, text, f)
			height = max(height, xlsx.RowHeight(xlsx.WrappedLines(text, guideWidths[i])))
		}
		g.height(g.row, height)
		g.row++
	}
}

// names lists the names that texts may quote: of each row that of its last column, which is mostly the total, and how the others are made
// of it. They stand in braces, so that none is read as a label, and can be copied as they are.
func (g *guide) names() {
	g.name("计量单位", "可以写的名称", "指的是哪一格", headerStyle)
	for _, p := range g.form.Particulars {
		g.name("", "{{"+p.Name+"}}", "“"+sheetParticulars+"”里填的“"+p.Label+"”", leftStyle)
	}
	for _, t := range g.form.Tables {
		g.band(g.row, len(guideWidths), "以“"+t.Name+"”开头的名称——"+t.Title(), headingStyle)
		g.height(g.row, 24)
		g.row++
		rows, columns := t.Leaves()
		last := columns[len(columns)-1]
		var group string
		for i := range rows {
			c := t.Cells[(i+1)*len(columns)-1]
			if above, label := groupName(c.Row); above != group && above != "" {
				group = above
				g.name(c.Unit(), "{{"+t.Name+"."+group+"."+last.Name+"}}", "“"+label+"”各项之和的“"+last.Label+"”", leftStyle)
			}
			g.name(c.Unit(), "{{"+c.Name()+"}}", c.Label(), leftStyle)
		}
		if len(columns) > 1 {
			g.span(0, "同一行的其他列，把最后的“"+last.Name+"”换成："+others(columns[:len(columns)-1])+"。", stepStyle)
		}
	}
}

// others lists columns by the names that templates use, with their labels where these differ.
func others(columns []*form.Leaf) string {
	var names []string
	for _, c := range columns {
		if name := c.Name; name == c.Label {
			names = append(names, name)
		} else {
			names = append(names, name+"（"+c.Label+"）")
		}
	}
	return strings.Join(names, "、")
}

// groupName returns the name and label of the innermost named group that a row stands in, empty where it stands in none.
func groupName(l *form.Leaf) (name, label string) {
	if len(l.Names) < 2 {
		return "", ""
	}
	for _, n := range l.Path[:len(l.Path)-1] {
		if n.ID != "" {
			label = n.Label
		}
	}
	return strings.Join(l.Names[:len(l.Names)-1], "."), label
}

func (g *guide) name(unit, name, means string, f cellStyle) {
	row, middle := g.row, f
	middle.Align = "center"
	g.text(row, 0, unit, middle)
	g.text(row, 1, name, f)
	g.span(2, means, f)
	g.height(row, max(xlsx.RowHeight(xlsx.WrappedLines(name, guideWidths[1])), xlsx.RowHeight(xlsx.WrappedLines(means, sumOf(guideWidths[2:])))))
}
