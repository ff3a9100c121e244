package parts

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// A superior's workbook has its parts on sheets of their own, a row a part and a column a figure, and before them one
// that says what was added up. Package sheet of render writes them; they are known again by their titles and by the
// hidden row of ids.
const (
	SheetTitle   = "各机关数据"
	SummaryTitle = "汇总说明"
	IDs          = "编号" // begins the row of the cells' ids
)

// The rows of a sheet of parts, counted from 0, and its columns before those of figures.
const (
	TitleRow = iota
	NoteRow
	TableRow
	LineRow   // labels of the table's rows
	ColumnRow // labels of the table's columns
	PlaceRow  // where the sum stands
	IDRow
	SumRow
	FirstRow // of the first part

	AgencyColumn = iota - FirstRow - 1
	FileColumn
	KindColumn
	WrongColumn
	FirstColumn // of the first figure
)

// Heads are what stands above the columns before those of figures.
var Heads = [FirstColumn]string{"机关名称", "文件", "类别", "问题"}

// The kinds of parts.
const (
	KindOf  = "所属"
	KindOwn = "本级"
	KindOut = "没有汇总"
)

// What stands in their place on the sheet that says what was added up, of agencies on a list.
const (
	KindMissing  = "没有报"
	KindDoubtful = "待核"
	KindUnlisted = "不在名单上"
)

// Kind returns of which kind a part is.
func (p *Part) Kind() string {
	switch {
	case p.Out:
		return KindOut
	case p.Own:
		return KindOwn
	}
	return KindOf
}

// MaxRows is how many parts stand on one sheet: readers keep no more than some 200,000 cells of a sheet.
const MaxRows = 900

// Columns returns the cells that have a column on the sheet.
func (s *Set) Columns() []*form.Cell {
	return slices.DeleteFunc(slices.Clone(s.Form.Cells), func(c *form.Cell) bool { return !IsStated(s.Form, c) })
}

// IsSheet reports whether a grid is a sheet of parts, be it one whose row of ids somebody has deleted.
func IsSheet(g *grid.Grid) bool {
	return g.Source == grid.Sheet && isAt(g, TitleRow, 0, SheetTitle) &&
		(isAt(g, IDRow, 0, IDs) || isAt(g, TableRow, AgencyColumn, Heads[AgencyColumn]))
}

// IsOwn reports whether a grid is one of the sheets that a superior's workbook has besides those of its report.
func IsOwn(g *grid.Grid) bool {
	return IsSheet(g) || g.Source == grid.Sheet && isAt(g, 0, 0, SummaryTitle) && isAt(g, 1, 0, SummaryNote)
}

// SummaryNote stands below the title of the sheet that says what was added up.
const SummaryNote = "表里各格是“" + SheetTitle + "”里各机关同一格之和，点开一格的公式就能看到是哪一列。"

func isAt(g *grid.Grid, row, col int, text string) bool {
	c := g.At(row, col)
	return c != nil && c.Row == row && c.Col == col && strings.TrimSpace(c.Text) == text
}

// Stroke is how a stroke is written, whatever the part has.
const Stroke = "/"

// Aside returns a book in which nothing stands on the sheets that a superior's workbook has besides those of its report:
// what stands there is labelled as the report is. Grids keep their numbers.
func Aside(book *grid.Book) *grid.Book {
	if !slices.ContainsFunc(book.Grids, IsOwn) {
		return book
	}
	rest := *book
	rest.Grids = slices.Clone(book.Grids)
	for i, g := range rest.Grids {
		if IsOwn(g) {
			rest.Grids[i] = &grid.Grid{Name: g.Name, Source: g.Source, Hidden: g.Hidden}
		}
	}
	return &rest
}
