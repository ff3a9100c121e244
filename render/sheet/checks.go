package sheet

import (
	"fmt"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/xlsx"
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
	s.across(0, width, "勾稽关系校验", titleStyle)
	s.across(2, width, "各表填数后自动重算；“左边”“右边”是等式两边的和，差不为 0 的一条就是不平。"+
		"各条的含义见“"+instructionsSheet+"”。", noteStyle)
	for i, title := range checksColumns {
		s.text(checksHead, i, title, headerStyle)
	}
	s.setHeight(0, 32)
	s.setHeight(1, 26)
	s.setHeight(2, 32)
	s.setHeight(checksHead, 24)
	row, wrong := checksHead+1, 0
	for _, r := range w.form.Relations {
		s.across(row, width, r.ID+"　"+r.Says, headingStyle)
		s.setHeight(row, xlsx.TextHeight(r.ID+"　"+r.Says, sumOf(checksWidths)))
		row++
		for _, e := range r.Equations {
			if !s.check(row, e) {
				wrong++
			}
			row++
		}
	}
	s.verdict(row, wrong)
	s.freeze(checksHead+1, 0, xlsx.CellRef(checksHead+1, 0))
	s.print(printSetup{first: checksHead, last: checksHead + 1})
	s.protect()
}

// check writes one equation and reports whether it holds.
func (w *sheetWriter) check(row int, e *form.Equation) bool {
	left, right := form.Sum(e.Left, w.figure), form.Sum(e.Right, w.figure)
	gap := left.Sub(right).Round(6)
	w.text(row, 0, e.Relation.ID, middleStyle)
	w.text(row, 1, w.position(e), leftStyle)
	w.setHeight(row, xlsx.TextHeight(w.position(e), checksWidths[1]))
	for i, side := range [][]form.Term{e.Left, e.Right} {
		w.formula(row, 2+i, w.sum(side, checksSheet), result{form.Sum(side, w.figure).String(), true}, totalStyle)
	}
	difference := fmt.Sprintf("ROUND(%s-%s,6)", xlsx.CellRef(row, 2), xlsx.CellRef(row, 3))
	w.formula(row, 4, difference, result{gap.String(), true}, totalStyle)
	// An error in a figure makes the difference an error, which is no balance either.
	verdict := fmt.Sprintf(`IF(ISNUMBER(%[1]s),IF(%[1]s=0,"平","不平"),"不平")`, xlsx.CellRef(row, 4))
	said := result{text: "平"}
	if !gap.Equal(decimal.Zero) {
		said.text = "不平"
	}
	w.formula(row, 5, verdict, said, middleStyle)
	return gap.IsZero()
}

// verdict writes the line on top that sums up the rows down to end, and colours what it and they say.
func (w *sheetWriter) verdict(end, wrong int) {
	width := len(checksColumns)
	top := cellStyle{CellStyle: xlsx.CellStyle{Size: 12, Bold: true, Align: "center", Border: true}}
	w.merge(1, 0, 1, width, top)
	if end == checksHead+1 {
		w.text(1, 0, "这一格式没有勾稽关系", top)
		return
	}
	list := xlsx.CellRef(checksHead+1, 5) + ":" + xlsx.CellRef(end-1, 5)
	said := "全部相平"
	if wrong > 0 {
		said = fmt.Sprintf("有 %d 条不平", wrong)
	}
	count := fmt.Sprintf(`COUNTIF(%s,"不平")`, list)
	w.formula(1, 0, fmt.Sprintf(`IF(%[1]s=0,"全部相平","有 "&%[1]s&" 条不平")`, count), result{text: said}, top)
	all := xlsx.CellRef(1, 0) + ":" + xlsx.CellRef(1, width-1)
	w.formatWhile(all, `$A$2<>"全部相平"`, wrongFormat)
	w.formatWhile(all, `$A$2="全部相平"`, rightFormat)
	first := fixedColumn(5) + rowNumber(checksHead+1)
	w.formatWhile(list, first+`="不平"`, wrongFormat)
	w.formatWhile(list, first+`="平"`, rightFormat)
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
