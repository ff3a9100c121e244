package sheet

import (
	"fmt"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/xlsx"
)

const balanceHead = 3 // the row of the column headers

var (
	balanceColumns = []string{"规则", "位置", "左边", "右边", "差", "结论"}
	balanceWidths  = []float64{7, 66, 11, 11, 9, 8}
)

// writeBalance writes the sheet on which every equation is worked out.
func (d *draft) writeBalance() {
	p := d.page(sheetBalance)
	p.widths(balanceWidths)
	width := len(balanceColumns)
	p.band(0, width, "勾稽关系校验", titleStyle)
	p.band(2, width, "各表填数后自动重算；“左边”“右边”是等式两边的和，差不为 0 的一条就是不平。各条的含义见“"+sheetGuide+"”。", noteStyle)
	for i, title := range balanceColumns {
		p.text(balanceHead, i, title, headerStyle)
	}
	p.height(0, 32)
	p.height(1, 26)
	p.height(2, 32)
	p.height(balanceHead, 24)
	row, wrong := balanceHead+1, 0
	for _, r := range d.form.Relations {
		p.band(row, width, r.ID+"　"+r.Says, headingStyle)
		p.height(row, xlsx.RowHeight(xlsx.WrappedLines(r.ID+"　"+r.Says, sumOf(balanceWidths))))
		row++
		for _, e := range r.Equations {
			if !p.balance(row, e) {
				wrong++
			}
			row++
		}
	}
	p.verdict(row, wrong)
	p.freeze(balanceHead+1, 0, xlsx.CellRef(balanceHead+1, 0))
	p.print(paper{first: balanceHead, last: balanceHead + 1})
	p.protect()
}

// balance writes one equation and reports whether it holds.
func (p *page) balance(row int, e *form.Equation) bool {
	left, right := form.Sum(e.Left, p.figure), form.Sum(e.Right, p.figure)
	gap := left.Sub(right).Round(6)
	p.text(row, 0, e.Relation.ID, middleStyle)
	p.text(row, 1, p.position(e), leftStyle)
	p.height(row, xlsx.RowHeight(xlsx.WrappedLines(p.position(e), balanceWidths[1])))
	for i, side := range [][]form.Term{e.Left, e.Right} {
		p.formula(row, 2+i, p.sum(side, sheetBalance), outcome{form.Sum(side, p.figure).String(), true}, totalStyle)
	}
	p.formula(row, 4, fmt.Sprintf("ROUND(%s-%s,6)", xlsx.CellRef(row, 2), xlsx.CellRef(row, 3)), outcome{gap.String(), true}, totalStyle)
	// An error in a figure makes the difference an error, which is no balance either.
	verdict := fmt.Sprintf(`IF(ISNUMBER(%[1]s),IF(%[1]s=0,"平","不平"),"不平")`, xlsx.CellRef(row, 4))
	said := outcome{text: "平"}
	if !gap.Equal(decimal.Zero) {
		said.text = "不平"
	}
	p.formula(row, 5, verdict, said, middleStyle)
	return gap.IsZero()
}

// verdict writes the line on top that sums up the rows down to end, and paints what it and they say.
func (p *page) verdict(end, wrong int) {
	width := len(balanceColumns)
	top := cellStyle{CellStyle: xlsx.CellStyle{Size: 12, Bold: true, Align: "center", Border: true}}
	p.merge(1, 0, 1, width, top)
	if end == balanceHead+1 {
		p.text(1, 0, "这一格式没有勾稽关系", top)
		return
	}
	list := xlsx.CellRef(balanceHead+1, 5) + ":" + xlsx.CellRef(end-1, 5)
	said := "全部相平"
	if wrong > 0 {
		said = fmt.Sprintf("有 %d 条不平", wrong)
	}
	count := fmt.Sprintf(`COUNTIF(%s,"不平")`, list)
	p.formula(1, 0, fmt.Sprintf(`IF(%[1]s=0,"全部相平","有 "&%[1]s&" 条不平")`, count), outcome{text: said}, top)
	all := xlsx.CellRef(1, 0) + ":" + xlsx.CellRef(1, width-1)
	p.paint(all, `$A$2<>"全部相平"`, paintWrong)
	p.paint(all, `$A$2="全部相平"`, paintRight)
	first := fixedColumn(5) + rowNumber(balanceHead+1)
	p.paint(list, first+`="不平"`, paintWrong)
	p.paint(list, first+`="平"`, paintRight)
}

// position says where an equation stands: 依申请公开，“自然人”列. A label never has a cell to itself: it would be read as a table's.
func (d *draft) position(e *form.Equation) string {
	first := e.Left[0].Cell
	column, row := true, true
	for _, t := range difference(e) {
		column, row = column && t.Cell.Column == first.Column, row && t.Cell.Row == first.Row
	}
	at := d.seats[first].sheet + "，"
	switch {
	case column && !row:
		return at + called(first.Column) + "列"
	case row && first.Table.Across:
		return at + called(first.Row) + "各格"
	case row:
		return at + called(first.Row) + "行"
	}
	return at + first.Label()
}

// called names a row or column with the group that its label needs to be understood: “（六）其他处理”的“3.其他”.
func called(l *form.Leaf) string {
	name := form.Quote(l.Label)
	if n := len(l.Path); n > 1 && l.Path[n-2].ID != "" {
		name = form.Quote(l.Path[n-2].Label) + "的" + name
	}
	return name
}
