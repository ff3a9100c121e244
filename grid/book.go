package grid

import (
	"slices"
	"strings"
)

// A Book is all the grids of one filing, with what the formulas in them refer to.
type Book struct {
	File   string // what the file is called, without folder and extension; empty where it is not known
	Grids  []*Grid
	Names  []Name
	Tables []StructuredTable
	Manual bool // formulas are calculated on demand only, not when a figure changes
	Macros bool // the file carries programs of its own

	// Drawings are what stands in a document or on worksheets and is no text, in its order.
	Drawings []Drawing

	Ruled bool // a table is known by the lines drawn around its cells; what is set out by spaces alone is text

	Traces string // comments and open revisions of a document, in words: 批注 1 处（正文第3段）
}

// EditComments changes the texts of all comments, and drops those of which nothing is left.
func (b *Book) EditComments(edit func(text string) string) {
	for _, g := range b.Grids {
		for i := range g.Comments {
			g.Comments[i].Text = strings.TrimSpace(edit(g.Comments[i].Text))
		}
		g.Comments = slices.DeleteFunc(g.Comments, func(c Comment) bool { return c.Text == "" })
	}
}

// A Name is what a workbook calls a formula, mostly a reference to some of its cells.
type Name struct {
	Name   string
	Refers string // the formula, without the leading =
	Sheet  int    // the grid that the name holds on, -1 for all
}

// A StructuredTable is a range of a worksheet whose columns formulas call by their titles: 表1[自然人].
type StructuredTable struct {
	Name                     string
	Sheet                    int // the grid on which it stands
	Top, Left, Bottom, Right int // Bottom and Right are the first outside
	Headers, Totals          int // rows of titles at its top, of totals at its bottom
	Columns                  []string
}

// A Drawing is a picture, a chart or an embedded object in a document.
type Drawing struct {
	What    string // 图片
	Sheet   string // of a workbook; the others are then not set
	Row     int    // the paragraph outside of tables in which it stands
	InTable bool   // it stands in a table behind that
}
