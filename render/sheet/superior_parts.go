package sheet

import (
	"cmp"
	"strings"

	"nianbao/form"
	"nianbao/form/parts"
	"nianbao/grid"
	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

var (
	partWidths  = [parts.FirstColumn]float64{28, 24, 9, 30}
	partHead    = cellStyle{CellStyle: xlsx.CellStyle{Size: 10, Align: "center", Wrap: true, Border: true, Fill: xlsx.Blue}}
	partPlace   = cellStyle{CellStyle: xlsx.CellStyle{Size: 9, Color: quiet, Align: "center", Wrap: true, Border: true}}
	partSum     = cellStyle{CellStyle: xlsx.CellStyle{Bold: true, Align: "center", Border: true, Fill: grey}}
	partWords   = cellStyle{CellStyle: xlsx.CellStyle{Size: 10, Align: "left", Border: true}}
	partFigure  = cellStyle{CellStyle: xlsx.CellStyle{Align: "center", Border: true}}
	partColumns = 10.0
)

// partNote says how to read the sheet.
const partNote = "每行一个机关，每列一个指标（单位同表）；“合计”一行和各表里的格都是这里一列的和。" +
	"这里的数来自各机关的文件：要改，请改各机关的文件后重新汇总（nianbao merge）。"

// writeParts writes a sheet of parts, as package parts reads it.
func (w *workbookWriter) writeParts(of *parts.Set, sheet partSheet) {
	s := w.addSheet(sheet.name)
	columns := of.Columns()
	for i, width := range partWidths {
		s.SetWidth(i, width)
	}
	for i := range columns {
		s.SetWidth(parts.FirstColumn+i, partColumns)
	}
	s.text(parts.TitleRow, 0, parts.SheetTitle, cellStyle{CellStyle: xlsx.CellStyle{Size: 14, Bold: true, Align: "left"}})
	s.text(parts.NoteRow, 0, partNote, cellStyle{CellStyle: xlsx.CellStyle{Size: 10, Color: quiet, Align: "left"}})
	s.FixHeight(parts.TitleRow, 24)
	s.FixHeight(parts.NoteRow, 16)
	for i, head := range parts.Heads {
		s.merge(parts.TableRow, i, parts.PlaceRow-parts.TableRow+1, 1, partHead)
		s.text(parts.TableRow, i, head, partHead)
	}
	s.heads(columns)
	s.text(parts.IDRow, 0, parts.IDs, partPlace)
	s.HideRow(parts.IDRow)
	s.text(parts.SumRow, 0, "合计", partSum)
	s.applyStyle(parts.SumRow, 1, 1, parts.FirstColumn-1, partSum)
	for i, c := range columns {
		col := parts.FirstColumn + i
		s.text(parts.IDRow, col, c.ID, partPlace)
		s.columnSum(of, sheet, c, col)
	}
	row := parts.FirstRow
	for _, p := range sheet.parts {
		s.partRow(row, p, columns)
		row++
	}
	if sheet.last {
		for _, p := range of.Out {
			s.partRow(row, p, nil)
			row++
		}
	}
	s.freeze(parts.FirstRow, 1, xlsx.CellRef(parts.FirstRow, parts.FirstColumn))
	s.printWide(parts.TableRow, parts.PlaceRow+1, 1)
	s.breakPages(columns)
	s.protect()
	s.hideGridLines()
}

// heads writes what the columns of figures are: their table, its row and its column, and where the sum stands.
func (w *sheetWriter) heads(columns []*form.Cell) {
	over := func(row int, look cellStyle, same func(a, b *form.Cell) bool, label func(c *form.Cell) string) {
		height := 0.0
		for from := 0; from < len(columns); {
			to := from + 1
			for to < len(columns) && same(columns[from], columns[to]) {
				to++
			}
			w.merge(row, parts.FirstColumn+from, 1, to-from, look)
			w.text(row, parts.FirstColumn+from, label(columns[from]), look)
			height = max(height, xlsx.TextHeight(label(columns[from]), partColumns*float64(to-from)))
			from = to
		}
		w.FixHeight(row, height)
	}
	left := partHead
	left.Align = "left" // of a table with many columns it is seen where these begin
	over(parts.TableRow, left, func(a, b *form.Cell) bool { return a.Table == b.Table }, func(c *form.Cell) string {
		return cmp.Or(c.Table.Heading, c.Table.Section.Title)
	})
	over(parts.LineRow, partHead, func(a, b *form.Cell) bool { return a.Row == b.Row }, func(c *form.Cell) string {
		if c.Row.Open != nil { // by which it is read again
			return c.Row.Label
		}
		return pathOf(c.Row)
	})
	for i, c := range columns {
		at := w.addresses[w.form.Cell(c.ID)]
		label := c.Column.Label
		if unit := c.Unit(); unit != "" && unit != "件" && !strings.Contains(label, unit) {
			label += "（" + unit + "）"
		}
		w.text(parts.ColumnRow, parts.FirstColumn+i, label, partHead)
		w.text(parts.PlaceRow, parts.FirstColumn+i, at.sheet+"!"+grid.Column(at.col)+rowNumber(at.row), partPlace)
	}
	w.FixHeight(parts.ColumnRow, xlsx.RowHeight(3))
	w.FixHeight(parts.PlaceRow, xlsx.RowHeight(2))
}

// wideWidth is what a page of printWide holds.
const wideWidth = 244.0

// breakPages ends pages where a row's columns do, as far as that can be: the label above them is printed once.
func (w *sheetWriter) breakPages(columns []*form.Cell) {
	used := sumOf(partWidths[:])
	for from := 0; from < len(columns); {
		to := from + 1
		for to < len(columns) && columns[to].Row == columns[from].Row {
			to++
		}
		if used += float64(to-from) * partColumns; used > wideWidth && from > 0 {
			w.keep(w.file.InsertPageBreak(w.name, xlsx.CellRef(0, parts.FirstColumn+from)))
			used = partWidths[0] + float64(to-from)*partColumns
		}
		from = to
	}
}

// pathOf names a row with the groups that its label needs to be understood: （三）不予公开　1.属于国家秘密.
func pathOf(l *form.Leaf) string {
	var names []string
	for i, n := range l.Path {
		if last := i == len(l.Path)-1; n.Label != "" && (last || n.ID != "") {
			names = append(names, n.Label)
		}
	}
	return strings.Join(names, "　")
}

// columnSum writes what a column comes to on this sheet.
func (w *sheetWriter) columnSum(of *parts.Set, sheet partSheet, c *form.Cell, col int) {
	if !parts.IsSummed(of.Form, c) || len(sheet.parts) == 0 {
		w.text(parts.SumRow, col, "", partSum)
		return
	}
	some := parts.Set{Form: of.Form, Parts: sheet.parts}
	w.formula(parts.SumRow, col, "SUM("+rangeIn(col, len(sheet.parts))+")", worksheet.Number(some.Sum(c).Number), partSum)
}

// partRow writes a part's row.
func (w *sheetWriter) partRow(row int, p *parts.Part, columns []*form.Cell) {
	w.text(row, parts.AgencyColumn, p.Agency, partWords)
	w.text(row, parts.FileColumn, p.File, partWords)
	w.text(row, parts.KindColumn, p.Kind(), partFigure)
	w.text(row, parts.WrongColumn, p.Remark(), partWords)
	for i, c := range columns {
		col := parts.FirstColumn + i
		switch f := p.At(c); {
		case f.State == form.Number && fits(f.Number):
			w.number(row, col, f.Number, partFigure)
		case f.State == form.Number:
			w.text(row, col, f.Number.String(), partFigure)
		case f.State == form.Stroke:
			w.text(row, col, parts.Stroke, partFigure)
		case f.State == form.Words:
			w.text(row, col, f.Text, partWords)
		default:
			w.text(row, col, f.Text, partFigure)
		}
	}
}
