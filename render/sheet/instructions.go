package sheet

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/form/blank"
	"nianbao/xlsx"
)

var (
	instructionsWidths = []float64{10, 46, 38, 34, 34}
	relationColumns    = []string{"规则", "规则的内容", "适用范围", "规则的依据", "不平时怎样改"}
)

// An instructionsWriter writes the sheet of explanations, row by row.
type instructionsWriter struct {
	*sheetWriter
	row int
}

// writeInstructions writes how the workbook is filled, what each relation requires, and the names that texts may quote.
func (w *workbookWriter) writeInstructions() {
	s := &instructionsWriter{sheetWriter: w.addSheet(instructionsSheet)}
	s.setWidths(instructionsWidths)
	s.across(0, len(instructionsWidths), instructionsSheet, titleStyle)
	s.FixHeight(0, 32)
	s.row = 1
	s.heading(blank.FirstInstructions)
	for i, step := range w.steps() {
		s.line(0, strconv.Itoa(i+1)+"．"+step, stepStyle)
	}
	s.colours()
	s.heading("二、勾稽关系")
	s.relations()
	s.keep(s.file.InsertPageBreak(s.sheetWriter.name, xlsx.CellRef(s.row+1, 0))) // the names are printed by themselves
	s.heading("三、文字里可以引用的名称")
	s.line(0, "在“"+textsSheet+"”里写两层大括号括起来的名称，生成年报时换成表中的数或“"+particularsSheet+"”里填的内容，"+
		"文字里的数与表格不会不一致。", stepStyle)
	s.names()
	s.freeze(1, 0, xlsx.CellRef(1, 0))
	s.hideGridLines()
	s.print(printSetup{landscape: true})
	s.protect()
}

func (w *workbookWriter) steps() []string {
	var sheets strings.Builder
	for _, p := range w.plans {
		sheets.WriteString("“" + p.sheet + "”")
	}
	words := ""
	if slices.ContainsFunc(w.form.Cells, (*form.Cell).IsWords) {
		words = "填文字的格照列名填，有下拉列表的从中选；"
	}
	return []string{
		"在“" + particularsSheet + "”填写机关名称、年度等；年度填四位数字。",
		"在" + sheets.String() + "的浅黄色格填数，没有的填 0；" + words + "灰色格由公式自动算出，不用填。" +
			"选中一格会提示填什么、单位是什么。",
		"在“" + textsSheet + "”各标题下面填写正文，一格写一段；各部分上下排列，往下翻看；行不够时在下一个标题上面插入行。确实没有内容的写“无”。",
		"看“" + checksSheet + "”，显示“" + w.allWell() + "”再报送。表里变红的格，是填的不是合格的数，或所在的勾稽关系不平。",
		"保存并关闭工作簿，把文件拖到 nianbao 程序上，程序先检查（nianbao check），" +
			"没有错误就生成 Word 年报（nianbao convert）。",
		"各表已保护，防止误改公式和表头，没有密码；确实要调整时，在“审阅”中撤销工作表保护。" +
			"不要删除或改写表头和各行的名称，程序按名称找数。",
	}
}

func (w *instructionsWriter) colours() {
	for _, sample := range []struct{ fill, color, word, means string }{
		{yellow, "", "填写", "要填写的格"},
		{grey, "", "公式", "由公式自动算出的格，已锁定"},
		{wrongFormat.fill, wrongFormat.color, "有误", "填的不是合格的数，或所在的勾稽关系不平，请核对"},
	} {
		look := xlsx.CellStyle{Align: "center", Border: true, Fill: sample.fill, Color: sample.color}
		w.text(w.row, 0, sample.word, cellStyle{CellStyle: look})
		w.line(1, sample.means, stepStyle)
	}
}

func (w *instructionsWriter) heading(text string) {
	w.FixHeight(w.row, 10)
	w.row++
	w.across(w.row, len(instructionsWidths), text, headingStyle)
	w.FixHeight(w.row, 26)
	w.row++
}

// line writes words from a column to the last one, in a row high enough for them, and goes on to the next row.
func (w *instructionsWriter) line(col int, text string, f cellStyle) {
	w.merge(w.row, col, 1, len(instructionsWidths)-col, f)
	w.text(w.row, col, text, f)
	w.FixHeight(w.row, xlsx.TextHeight(text, sumOf(instructionsWidths[col:])))
	w.row++
}

func (w *instructionsWriter) relations() {
	for i, title := range relationColumns {
		w.text(w.row, i, title, headerStyle)
	}
	w.FixHeight(w.row, 24)
	w.row++
	for _, r := range w.form.Relations {
		each := r.Each
		if each == "" {
			each = "全表"
		}
		height := 0.0
		for i, text := range []string{r.ID, r.Text(), each, r.Basis, r.Mend} {
			f := leftStyle
			if i == 0 {
				f = middleStyle
			}
			w.text(w.row, i, text, f)
			height = max(height, xlsx.TextHeight(text, instructionsWidths[i]))
		}
		w.FixHeight(w.row, height)
		w.row++
	}
}

// names lists the names that texts may quote: of each row that of its last column, which is mostly the total, and how
// the others are made of it. They stand in braces, so that none is read as a label, and can be copied as they are.
func (w *instructionsWriter) names() {
	w.addName("计量单位", "可以写的名称", "指的是哪一格", headerStyle)
	for _, p := range w.form.Particulars {
		w.addName("", "{{"+p.Name+"}}", "“"+particularsSheet+"”里填的“"+p.Label+"”", leftStyle)
	}
	for _, t := range w.form.Tables {
		w.across(w.row, len(instructionsWidths), "以“"+t.Name+"”开头的名称——"+t.Title(), headingStyle)
		w.FixHeight(w.row, 24)
		w.row++
		rows, columns := t.Leaves()
		at := lastFigure(columns)
		last := columns[at]
		var group string
		if t.Open != nil {
			w.addName("", "{{"+t.Name+".第1行."+t.Open.Name+"}}", "第 1 行的“"+t.Open.Label+"”；别的行改行号，别的列换成："+
				others(columns), leftStyle)
		}
		for i, row := range rows {
			if row.Open != nil {
				continue
			}
			c := t.Cells[i*len(columns)+at]
			if above, label := groupName(c.Row); above != group && above != "" && !c.IsWords() {
				group = above
				name := "{{" + t.Name + "." + group + "." + last.Name + "}}"
				w.addName(c.Unit(), name, "“"+label+"”各项之和的“"+last.Label+"”", leftStyle)
			}
			w.addName(c.Unit(), "{{"+c.Name()+"}}", c.Label(), leftStyle)
		}
		if len(columns) > 1 {
			w.line(0, "同一行的其他列，把最后的“"+last.Name+"”换成："+others(slices.Concat(columns[:at], columns[at+1:]))+"。", stepStyle)
		}
	}
}

// lastFigure returns the number of the last column that holds figures, of all words the last.
func lastFigure(columns []*form.Leaf) int {
	for i := len(columns) - 1; i >= 0; i-- {
		if !columns[i].IsWords() {
			return i
		}
	}
	return len(columns) - 1
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

// groupName returns the name and label of the innermost named group that a row stands in, empty where it stands in
// none.
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

func (w *instructionsWriter) addName(unit, name, means string, f cellStyle) {
	row, middle := w.row, f
	middle.Align = "center"
	w.text(row, 0, unit, middle)
	w.text(row, 1, name, f)
	w.line(2, means, f)
	nameHeight := xlsx.TextHeight(name, instructionsWidths[1])
	w.FixHeight(row, max(nameHeight, xlsx.TextHeight(means, sumOf(instructionsWidths[2:]))))
}
