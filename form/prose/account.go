package prose

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/blank"
	"nianbao/form/title"
	"nianbao/form/unit"
	"nianbao/grid"
	"nianbao/regex"
)

// What is read of a filing is accounted for: a paragraph is in one of the report's texts, says what the report knows
// otherwise, belongs to the form itself, or is told of as left out.

// maxLeftOut is how many places of one filing are listed.
const maxLeftOut = 200

// leftOut tells of a line that is in no part of the report.
func (b *Source) leftOut(text string, place form.Place) {
	b.tell(form.Fault{Kind: form.LeftOut, Texts: []string{form.OneLine(text)}, Places: []form.Place{place}})
}

// tell adds one of many faults.
func (b *Source) tell(f form.Fault) {
	if b.left++; b.left <= maxLeftOut {
		b.fault(f)
	}
}

// Account tells of what no text has taken: of sheets the cells outside the tables that say something, of documents the
// headers, footers and notes, of pages what stands around the article.
func (b *Source) Account() {
	b.findForeign()
	for at, g := range b.Book.Grids {
		b.accountUnder(g, at)
		b.accountLabels(g, at)
		switch {
		case g.Hidden && (g.Source != grid.Sheet || len(b.Sections[at]) > 0):
		case g.Source == grid.Table && len(b.Sections[at]) > 0:
			b.accountTable(g, at)
		case g.Source == grid.Table && !g.Aside && isFrame(g):
		case g.Source == grid.Sheet:
			b.accountSheet(g, at, len(b.Sections[at]) > 0)
		case g.Source == grid.Table && b.foreign.tables[at]:
		case g.Source == grid.Table || g.Aside:
			b.accountAll(g, at)
		}
	}
	b.accountBeside()
}

// foreignLines are the rows, columns and tables that are told of as none of the form's, by their grids' numbers.
type foreignLines struct {
	rows, columns map[[2]int]bool
	tables        map[int]bool
}

func (b *Source) findForeign() {
	b.foreign = foreignLines{map[[2]int]bool{}, map[[2]int]bool{}, map[int]bool{}}
	for _, f := range b.Faults {
		if len(f.Places) == 0 {
			continue
		}
		switch at, row, col := f.Places[0].At(); f.Kind {
		case form.ForeignRow:
			b.foreign.rows[[2]int{at, row}] = true
		case form.ForeignColumn:
			b.foreign.columns[[2]int{at, col}] = true
		case form.ForeignTable:
			b.foreign.tables[at] = true
		}
	}
}

// isForeign reports whether a cell stands in such a row or column.
func (b *Source) isForeign(at int, c *grid.Cell) bool {
	return b.foreign.rows[[2]int{at, c.Row}] || b.foreign.columns[[2]int{at, c.Col}]
}

// accountAll tells of what stands in a table that is none of the form's, or around the text, but for page numbers and
// what says whose report it is. Around a page's article it is told of sentences alone: the rest leads to other pages.
func (b *Source) accountAll(g *grid.Grid, at int) {
	navigation := g.Aside && !g.Unseen && (g.Source == grid.Table || g.Name == "")
	for i := range g.Cells {
		c := &g.Cells[i]
		here := Cell{at, c.Row, c.Col}
		text := strings.TrimSpace(c.Text)
		switch {
		case text == "" || b.Taken[here] || b.Titles[here] || g.Aside && strings.Contains(text, "{{"): // of a template
		case g.Aside && !g.Unseen && (b.saysTitle(text) || pageNumber.MatchString(form.Squeeze(text))):
		case navigation && (!pageSentence.MatchString(text) || siteWords.MatchString(text)):
		default:
			b.leftOut(text, form.PlaceIn(g, at, c.Row, c.Col))
		}
	}
}

var (
	pageNumber = regex.New(`^[-—–－_~·|/\\]*(?:第?\d+页?|[ivxIVX]+)?` +
		`(?:[，,/]?共?\d+页?)?[-—–－_~·|/\\]*$`)
	// pageSentence is what around an article may be a part of it; siteWords is what every site says.
	pageSentence = regex.New(`\p{Han}{4}.*[。；]|\p{Han}{20}|\p{Han}{6}.*[，：:].*\p{Han}{6}`)
	siteWords    = regex.New(`版权所有|备案|ICP|主办|承办|技术支持|网站标识|浏览器|访问量|浏览次数|` +
		`当前位置|您的位置|上一篇|下一篇|转载|无障碍`)
)

// accountSheet tells of the sentences on a sheet that may be somebody's report. Whose sheet it is, in what it counts
// and how it is to be filled in is none of it.
func (b *Source) accountSheet(g *grid.Grid, at int, hasTables bool) {
	switch {
	case blank.IsWorkingSheet(g):
		return
	case !hasTables && b.readsTexts(at):
		b.accountColumns(g, at)
		return
	case !hasTables && !b.reads(at):
		b.accountOther(g, at)
		return
	}
	var instruction *grid.Cell // a list of them goes on right below its first line
	for i := range g.Cells {
		c := &g.Cells[i]
		here := Cell{at, c.Row, c.Col}
		if c.Kind != grid.Text || c.Formula != "" || c.Hidden {
			continue
		}
		if b.isOwnHeading(g, at, c) {
			b.leftOut(strings.TrimSpace(c.Text), form.PlaceIn(g, at, c.Row, c.Col))
			continue
		}
		if len(c.Text) < leastSentence && !ended.MatchString(c.Text) && !counts.MatchString(c.Text) || b.Taken[here] || b.Titles[here] || b.IsAmong(at, c) && !b.isBetweenRows(at, c) {
			continue
		}
		text := strings.TrimSpace(c.Text)
		if instructs.MatchString(text) {
			instruction = c
			continue
		}
		switch {
		case !sentence.MatchString(text) && !counts.MatchString(text):
		case b.Labels.All(text) || b.isYearAndLabels(text) || b.isFurniture(text) || b.saysTitle(text) || b.isSheetTitle(text):
		case text == b.Form.Applies() || b.Form.Notice != "" && strings.Contains(text, b.Form.Notice):
		case instruction != nil && instruction.Bottom() >= c.Row && isNumbered(text):
			instruction = c
		case b.isForeign(at, c):
		case hasTables && len(text) <= title.MaxLine && (unit.InNote(text) != "" || b.IsUnitOfCounts(form.PlaceIn(g, at, c.Row, c.Col))):
			// it is read for the figures
		default:
			b.leftOut(text, form.PlaceIn(g, at, c.Row, c.Col))
		}
	}
}

// isBetweenRows reports whether a cell among tables' labels and figures stands between rows of figures and in none of them:
// a heading of the form's, or a remark that somebody put there.
func (b *Source) isBetweenRows(at int, c *grid.Cell) bool {
	if b.figureRows == nil {
		b.figureRows = map[int][]int{}
		for _, of := range b.Form.Cells {
			if place := b.Value(of).Place; place != (form.Place{}) {
				grid, row, _ := place.At()
				b.figureRows[grid] = append(b.figureRows[grid], row)
			}
		}
		for _, rows := range b.figureRows {
			slices.Sort(rows)
		}
	}
	rows := b.figureRows[at]
	next, isRow := slices.BinarySearch(rows, c.Row)
	return !isRow && next > 0 && next < len(rows) && rows[next] >= c.Bottom()
}

// isYearAndLabels reports whether a line is a year before labels with their values: 2024年度　负责人：张三.
func (b *Source) isYearAndLabels(text string) bool {
	front, values := b.Labels.Split(text)
	return len(values) > 0 && form.YearIn(front) != 0 && words(front) <= 2
}

func isNumbered(text string) bool {
	_, number, _, _ := form.Numbered(text)
	return number > 0
}

// isSheetTitle reports whether a line titles a sheet: the report's title, or one that ends as a table's does.
func (b *Source) isSheetTitle(text string) bool {
	_, _, ok := b.Form.ParseTitle(text)
	return ok || sheetTitle.MatchString(form.Squeeze(text))
}

var sheetTitle = regex.New(`^[^。；，]{0,60}` +
	`(?:统计表|情况表|报表|汇总表|明细表|一览表|调查表|登记表|申报表|填报表|情况)(?:[（(][^（）()]{0,20}[）)])?$`)

// leastSentence is the shortest text in bytes that is taken for a sentence. Chosen: eight characters.
const leastSentence = len("未出现复议诉讼。")

var (
	// explains are the names of sheets that mostly hold no report but say how one is made.
	explains = regex.New(`(?:填[写报表]|使用|编制|编报|操作|指标|格式|表格)说明|须知|指南|示例|样例|样表|模板|校验|检查|核对|目录|封面|参考|字典|选项`)
	// instructs is what a line says to whoever fills in the sheet. None of it is said in a report: 应当, 不得, 请 are.
	instructs = regex.New(`填(?:[^补平空]|$)|^例?如[ ：:]|勾稽|示例[:：]|本表|此表|单元格|计量单位|[≥≤=＝]`)
	// sentence is what on a sheet with something of the report may be a text.
	sentence = regex.New(`\p{Han}.*[，。；：:]|\p{Han}{12}`)
	// counts is a count in words beside a table: 其中网络申请2999件.
	counts = regex.New(`\p{Han}{2}\D{0,20}\d[\d,，.]*\s*(?:件|人次|人|次|项|个|条|宗|起|份|元|万元)`)
)

// reads reports whether a text or a particular of the report stands on a sheet.
func (b *Source) reads(at int) bool {
	for c := range b.Taken {
		if c.Grid == at {
			return true
		}
	}
	return false
}

// isFurniture reports whether a line belongs to the form and not to what an agency says on it: a label, the heading of
// one of several tables, a unit, 续表, 附件1.
func (b *Source) isFurniture(text string) bool {
	key := form.Key(text)
	return key == "" || b.ofForm()[key] || furniture.MatchString(form.Squeeze(form.HalfWidth(text))) ||
		b.IsLabel(&grid.Cell{Text: text}) || b.isCaption(text)
}

// whose is what stands before a table's heading where an agency says whose figures it has: 甲县2024年度.
var whose = regex.New(`^[^，。；]{0,30}?20\d\d年度?`)

// isCaption reports whether a line is the heading of one of several tables with agency and year.
func (b *Source) isCaption(text string) bool {
	text = form.Squeeze(form.HalfWidth(text))
	before := whose.FindString(text)
	return before != "" && slices.ContainsFunc(b.Form.Tables, func(t *form.Table) bool {
		return t.Heading != "" && form.Key(t.Heading) == form.Key(text[len(before):])
	})
}

// ofForm returns the keys of what the form itself prints or says beside its labels.
func (b *Source) ofForm() map[string]bool {
	if b.printed == nil {
		b.printed = map[string]bool{}
		for _, p := range b.Form.Particulars {
			b.printed[form.Key(p.Hint)] = true
		}
		for _, t := range b.Form.Tables {
			b.printed[form.Key(t.Heading)], b.printed[form.Key(t.Corner)], b.printed[form.Key(t.Over)] = true, true,
				true
		}
	}
	return b.printed
}

// unitOf is how a line states the unit of a table, in half width: （单位：件、万元）.
const unitOf = `\(?(?:计量|金额|数量)?单位[:为]?(?:(?:[百千万十亿]+|10+)?[件项个条次宗起份人户、,/]|[百千万十亿]*元)+\)?`

var (
	unitLine  = regex.New(`^` + unitOf + `$`)
	furniture = regex.New(`^(?:草稿|附[件表]?[\d一二三四五六七八九十]*[::]?|\(?接?续上?表[\d一二三四五六` +
		`七八九十]*\)?|` +
		`表[\d一二三四五六七八九十]*|` + unitOf + `|[-—_=*]+)$`)
)

// joinClosing makes the closing the end of the last text where no date divides them.
func (b *Source) joinClosing() {
	texts := b.Form.Texts()
	closing, ok := b.Texts[form.Closing]
	if b.Form.Note(form.Closing) == nil || !ok || closing.Text == "" || len(texts) == 0 ||
		b.Particulars[form.Date] != "" {
		return
	}
	last := texts[len(texts)-1].Text
	t := b.Texts[last]
	t.Lines = append(t.Lines, closing.Lines...)
	t.Text = strings.TrimPrefix(t.Text+"\n"+closing.Text, "\n")
	b.Texts[last] = t
	delete(b.Texts, form.Closing)
}

// saysTitle reports whether a line before the first heading says nothing but what the title does.
func (b *Source) saysTitle(text string) bool {
	text = form.Squeeze(form.PlainYear(text))
	if agency := form.Squeeze(b.Agency); agency != "" {
		text = strings.Replace(text, agency, "", 1)
	}
	if year := strings.TrimSuffix(b.PrintedYear(), "年"); year != "" {
		text = strings.Replace(text, year, "", 1)
	}
	return b.Form.RestsOfTitle(text)
}
