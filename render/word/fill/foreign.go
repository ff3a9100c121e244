package fill

import (
	"strings"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// sealed is a remark behind a label: 填报单位（盖章）.
var sealed = regex.New(`[（(][^（）()]*[）)]\s*$`)

// isForeign reports whether nothing of a table is the report's: no figure, no title, no text, no particular. Such a
// table is somebody's own, and stays as it is: a year changed in it would stand above figures that nobody changed.
func (f *labelFiller) isForeign(at int, g *grid.Grid) bool {
	for i := range g.Cells {
		if f.isHandled(at, &g.Cells[i]) {
			return false
		}
	}
	return true
}

// nameForeign says once that a table was left alone.
func (f *labelFiller) nameForeign(at int, g *grid.Grid) {
	for _, r := range f.result.Remarks {
		if in, _, _ := r.Place.At(); in == at && r.Place != (form.Place{}) {
			return // a fault has named it
		}
	}
	for i := range g.Cells {
		if text := strings.TrimSpace(g.Cells[i].Text); text != "" {
			f.remark(f.was.PlaceOf(at, g.Cells[i].Row, g.Cells[i].Col),
				"从"+form.Quote(brief(text))+"开始的这个表不是格式规定的表，没有改，请核对里面的年度、名称和数")
			return
		}
	}
}

var (
	// captioned is what stands right above a table and speaks of it: a line that is no sentence, or that ends in a colon.
	captioned = regex.New(`^[^。；]*$|[:：]\s*$`)
	// annotated is what stands right below a table and speaks of it.
	annotated = regex.New(`^\s*[（(]?(?:注|备注|说明|(?:数据|资料)?来源|单位)\s*[:：\d]`)
)

// besideForeign returns the paragraphs that speak of a table above or below them that stays as it is: what they say of
// years and agencies holds for what stands in it.
func (f *labelFiller) besideForeign(at int, g *grid.Grid) map[*grid.Cell]bool {
	beside := map[*grid.Cell]bool{}
	foreign := func(at int) bool {
		if at < 0 || at >= len(f.Main.Grids) {
			return false
		}
		table := f.Main.Grids[at]
		return table.Source == grid.Table && f.isForeign(at, table)
	}
	var lines []*grid.Cell
	for i := range g.Cells {
		if g.Source == grid.Prose && strings.TrimSpace(g.Cells[i].Text) != "" {
			lines = append(lines, &g.Cells[i])
		}
	}
	if len(lines) == 0 {
		return beside
	}
	if foreign(at + 1) {
		for i := len(lines) - 1; i >= 0 && captioned.MatchString(lines[i].Text); i-- {
			beside[lines[i]] = true // 表1 …, and below it 单位：件
		}
	}
	if foreign(at - 1) {
		for i := 0; i < len(lines) && annotated.MatchString(lines[i].Text); i++ {
			beside[lines[i]] = true
		}
	}
	return beside
}

// brief returns the beginning of a text.
func brief(text string) string { return form.Clip(strings.Join(strings.Fields(text), " "), 10) }

// aboveKept returns the cells of a table that head figures which stay: those in whose rows, to the right, or in whose
// columns, below, a figure stands that is none of the report's.
func (f *labelFiller) aboveKept(at int, g *grid.Grid) map[*grid.Cell]bool {
	kept := map[*grid.Cell]bool{}
	if g.Source != grid.Table {
		return kept
	}
	rows, columns := map[int]int{}, map[int]int{} // the last column, or row, with such a figure
	for i := range g.Cells {
		c := &g.Cells[i]
		if !f.isHandled(at, c) && form.ParseValue(strings.TrimSpace(c.Text), grid.Text, "", "").State == form.Number {
			for row := c.Row; row < c.Bottom(); row++ {
				rows[row] = max(rows[row], c.Right())
			}
			for col := c.Col; col < c.Right(); col++ {
				columns[col] = max(columns[col], c.Bottom())
			}
		}
	}
	if len(rows) == 0 {
		return kept
	}
	for i := range g.Cells {
		c := &g.Cells[i]
		for row := c.Row; row < c.Bottom(); row++ {
			kept[c] = kept[c] || rows[row] > c.Right()
		}
		for col := c.Col; col < c.Right(); col++ {
			kept[c] = kept[c] || columns[col] > c.Bottom()
		}
	}
	return kept
}

var (
	// noFigure are the digits in a paragraph that are no figures of a year's work: dates, numbers of documents, of
	// articles and of telephones, addresses.
	noFigure = regex.New(strings.ReplaceAll(`(?m:^\s*[（(]?D{1,2}(?:[）)、]|[.．][^\d０-９]))|`+
		`D{2,4}\s*年(?:度|\s*D{1,2}\s*月(?:\s*D{1,2}\s*日)?)?|D{1,2}\s*月\s*D{1,2}\s*日|`+
		`一件事|[〔\[（(]\s*D{4}\s*[〕\]）)]\s*第?\s*D+\s*号|第\s*D+\s*[条款项章届次号令页]|(?:附件|附表|附|表|图)\s*D+|`+
		`D+\s*[号室楼层栋幢路]|D{3,4}\s*[-－—–]\s*D{5,}(?:[-－—–]D+)?|1[3-9]\d{9}|(?:邮编|邮政编码)\s*[:：`+
		`]?\s*\d{6}|(?:电话|传真|手机)\s*[:：]?\s*\d{5,}|`+
		`[\w.+-]+@[\w.-]+|(?:https?://|www\.)[\w./?=&%#:-]+|[\w-]+(?:\.[\w-]+)*\.(?:cn|com|gov|org|net)[\w./-]*`,
		"D", "[\\d０-９]"))
	someFigure = regex.New(`[\d０-９]+(?:[.．,，][\d０-９]+)*\s*[\p{Han}%％]{0,1}|` +
		`[〇零一二两三四五六七八九十百千万亿]+(?:件|宗|人次|万元)`)
)

// figureIn returns the first figure of a year's work in a text, "" for none.
func figureIn(text string) string {
	return strings.TrimSpace(someFigure.FindString(noFigure.ReplaceAllString(text, " ")))
}

// changes reports whether something in a text would be replaced.
func (f *labelFiller) changes(text string, replacements []replacement) bool {
	for _, w := range replacements {
		if w.old.MatchString(text) {
			return true
		}
	}
	return false
}
