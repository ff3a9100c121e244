package sheet

import (
	"fmt"

	"nianbao/form"
	"nianbao/form/blank"
	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

const checksHead = 3 // the row of the column headers

var (
	checksColumns = []string{"规则", "位置", "左边", "右边", "差", "结论"}
	checksWidths  = []float64{7, 66, 11, 11, 9, 8}
)

// writeChecks writes the sheet on which every equation is worked out.
func (w *workbookWriter) writeChecks() {
	s := w.addSheet(checksSheet)
	s.setWidths(checksWidths)
	width := len(checksColumns)
	s.across(0, width, blank.ChecksTitle, titleStyle)
	s.across(2, width, "各表填数后自动重算。先把没填好的格填好（每格都要填数，没有发生的填 0）；"+
		"“左边”“右边”是等式两边的和，"+
		w.whatIsWrong()+"各条的含义见“"+instructionsSheet+"”。", noteStyle)
	for i, title := range checksColumns {
		s.text(checksHead, i, title, headerStyle)
	}
	s.FixHeight(0, 32)
	s.FixHeight(1, 26)
	s.FixHeight(2, 32)
	s.FixHeight(checksHead, 24)
	row, said := checksHead+1, map[string]int{}
	var filled count
	row = s.fillings(row, &filled)
	for _, p := range w.plans {
		of := w.count(w.inputsIn(p, true))
		filled.open.filled, filled.open.numbers = filled.open.filled+of.filled, filled.open.numbers+of.numbers
		filled.open.unsound += of.unsound
	}
	for _, r := range w.form.Relations {
		s.across(row, width, r.ID+"　"+r.Text(), headingStyle)
		s.FixHeight(row, xlsx.TextHeight(r.ID+"　"+r.Text(), sumOf(checksWidths)))
		row++
		if r.IsOutside() { // the other report is not in this workbook
			s.across(row, width, elsewhere(r), noteStyle)
			s.FixHeight(row, xlsx.TextHeight(elsewhere(r), sumOf(checksWidths)))
			row++
			continue
		}
		for _, e := range r.Equations {
			said[s.check(row, e)]++
			row++
		}
	}
	s.verdict(row, said, filled)
	s.freeze(checksHead+1, 0, xlsx.CellRef(checksHead+1, 0))
	s.print(printSetup{first: checksHead, last: checksHead + 1})
	s.protect()
}

// elsewhere says how a relation to another report is checked.
func elsewhere(r *form.Relation) string {
	with, last := "", true
	for _, o := range r.Others() {
		option := "--with"
		if last = last && o.IsLast(); o.IsLast() {
			option = "--last"
		}
		with += " " + option + " " + o.Says
	}
	page := ""
	if last {
		page = "；用网页的，打开本表后选上年的文件"
	}
	return "这一条要与别的文件核对，需用程序：nianbao check 本表" + with + page
}

// fillings writes how well each sheet is filled, adds that up, and returns the next row.
func (w *sheetWriter) fillings(row int, sum *count) int {
	if len(w.plans) == 0 {
		return row
	}
	const heading = "填报　每一格都要填数：空白、文本都不算填好；件数不能是负数、小数"
	w.across(row, len(checksColumns), heading, headingStyle)
	w.FixHeight(row, xlsx.TextHeight(heading, sumOf(checksWidths)))
	for _, p := range w.plans {
		row++
		n := w.filling(row, p)
		sum.cells, sum.numbers = sum.cells+n.cells, sum.numbers+n.numbers
		sum.filled, sum.unsound = sum.filled+n.filled, sum.unsound+n.unsound
	}
	return w.countAll(row+1, *sum)
}

// check writes one equation and returns what is said of it.
func (w *sheetWriter) check(row int, e *form.Equation) string {
	left := form.Sum(e.Left, w.figure)
	right, _ := e.Value(w.figure)
	gap := left.Sub(right).Round(6)
	w.text(row, 0, e.Relation.ID, middleStyle)
	w.text(row, 1, w.position(e), leftStyle)
	w.FixHeight(row, xlsx.TextHeight(w.position(e), checksWidths[1]))
	w.formula(row, 2, w.sum(e.Left, checksSheet), worksheet.Number(left), totalStyle)
	w.formula(row, 3, w.rightSide(e), worksheet.Number(right), totalStyle)
	difference := fmt.Sprintf("ROUND(%s-%s,6)", xlsx.CellRef(row, 2), xlsx.CellRef(row, 3))
	w.formula(row, 4, difference, worksheet.Number(gap), totalStyle)
	inputs := w.inputsOf(e.Cells())
	said := judgement(e, w.figure)
	switch n := w.count(inputs); {
	case n.numbers < n.cells:
		said = missing
	case n.unsound > 0:
		said = faulty
	}
	w.formula(row, 5, w.judging(e, xlsx.CellRef(row, 4), inputs), worksheet.Text(said), middleStyle)
	return said
}

// What the line on top says.
const (
	notFilled  = "尚未填写"
	allBalance = "全部相平"
	allFit     = "全部相符" // where there are comparisons, too
	allFilled  = "各格都填好了（表内没有勾稽关系）"
	notYet     = "还不能上报"
)

// verdict writes the line on top that sums up the rows down to end, and colours what it and they say.
func (w *sheetWriter) verdict(end int, counted map[string]int, n count) {
	width := len(checksColumns)
	top := cellStyle{CellStyle: xlsx.CellStyle{Size: 12, Bold: true, Align: "center", Border: true}}
	w.merge(1, 0, 1, width, top)
	if end == checksHead+1 {
		w.text(1, 0, "这一格式没有勾稽关系", top)
		return
	}
	formula, said := w.summary(end, counted, n)
	w.formula(1, 0, formula, worksheet.Text(said), top)
	all := xlsx.CellRef(1, 0) + ":" + xlsx.CellRef(1, width-1)
	w.formatWhile(all, `$A$2="`+notFilled+`"`, waitFormat)
	begins := func(with string) string { return fmt.Sprintf(`LEFT($A$2,%d)="%s"`, len([]rune(with)), with) }
	if w.has(func(r *form.Relation) bool { return r.Plausible }) {
		w.formatWhile(all, begins(w.allWell()), rightFormat)
	} else {
		w.formatWhile(all, `$A$2="`+w.allWell()+`"`, rightFormat)
	}
	w.formatWhile(all, begins(notYet), wrongFormat)
	list := xlsx.CellRef(checksHead+1, 5) + ":" + xlsx.CellRef(end-1, 5)
	first := fixedColumn(5) + rowNumber(checksHead+1)
	for _, is := range w.looks() {
		w.formatWhile(list, first+`="`+is.said+`"`, is.conditionalFormat)
	}
}

// allWell is what is said of a workbook in which nothing is missing and nothing wrong.
func (w *workbookWriter) allWell() string {
	switch {
	case !w.has(func(*form.Relation) bool { return true }):
		return allFilled
	case w.has(isComparison):
		return allFit
	}
	return allBalance
}

// summary returns the formula of the line on top, and what it says now.
func (w *sheetWriter) summary(end int, counted map[string]int, n count) (text, said string) {
	row := w.countedFrom()
	list := xlsx.CellRef(checksHead+1, 5) + ":" + xlsx.CellRef(end-1, 5)
	how := func(verdict string) part {
		return part{fmt.Sprintf(`COUNTIF(%s,"%s")`, list, verdict), " 条" + verdict, counted[verdict]}
	}
	parts := []part{how(unbalanced)}
	if w.has(isComparison) {
		parts = append(parts, how(unfitting))
	}
	parts = append(parts, []part{
		{xlsx.CellRef(row, 4), " 格空白", n.cells - n.filled},
		{xlsx.CellRef(row+1, 4), " 格不是数值", n.filled - n.numbers + n.open.filled - n.open.numbers},
		{xlsx.CellRef(row+2, 4), " 格是负数或小数", n.unsound + n.open.unsound},
	}...)
	bad, counts, told, now := 0, "", "", ""
	for _, p := range parts {
		counts += "+" + p.count
		told += p.tell()
		now += p.told()
		bad += p.now
	}
	well, wellNow := `"`+w.allWell()+`"`, w.allWell()
	if w.has(func(r *form.Relation) bool { return r.Plausible }) {
		well, wellNow = well+how(doubtful).tell(), wellNow+how(doubtful).told()
	}
	text = fmt.Sprintf(`IF(%s=0,"%s",IF(%s=0,%s,"%s"%s))`,
		xlsx.CellRef(row, 3), notFilled, counts[1:], well, notYet, told)
	switch {
	case n.filled == 0:
		return text, notFilled
	case bad == 0:
		return text, wellNow
	}
	return text, notYet + now
}

// A part is so many of what the line on top counts: the formula that counts them, what they are called, and how many
// there are now.
type part struct {
	count, says string
	now         int
}

// tell returns what a formula appends to tell of the part where there is any, told what that gives now.
func (p part) tell() string {
	return fmt.Sprintf(`&IF(%[1]s>0,"，"&%[1]s&"%[2]s","")`, p.count, p.says)
}

func (p part) told() string {
	if p.now == 0 {
		return ""
	}
	return fmt.Sprintf("，%d%s", p.now, p.says)
}

// position says where an equation stands: 依申请公开，“自然人”列. A label never has a cell to itself: it would be read
// as a table's.
func (w *workbookWriter) position(e *form.Equation) string {
	first := e.Left[0].Cell
	column, row := true, true
	for _, t := range difference(e) {
		column, row = column && t.Cell.Column == first.Column, row && t.Cell.Row == first.Row
	}
	at := w.addresses[first].sheet + "，"
	switch {
	case column && !row:
		return at + labelOf(first.Column) + "列"
	case row && first.Table.Across:
		return at + labelOf(first.Row) + "各格"
	case row:
		return at + labelOf(first.Row) + "行"
	}
	return at + first.Label()
}

// labelOf names a row or column with the group that its label needs to be understood: “（六）其他处理”的“3.其他”.
func labelOf(l *form.Leaf) string {
	name := form.Quote(l.Label)
	if n := len(l.Path); n > 1 && l.Path[n-2].ID != "" {
		name = form.Quote(l.Path[n-2].Label) + "的" + name
	}
	return name
}
