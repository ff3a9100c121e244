// Package grid is a table as people draw it: text in cells that span rows and columns, some of them hidden.
//
// Every kind of filing is read into grids, and every drawn table (worksheet, Word table, terminal) is made from one,
// so that finding the form's labels and laying out the form are written once. A worksheet is a grid, a Word table is
// a grid, and a run of paragraphs between two tables is a grid of one column.
package grid

import (
	"cmp"
	"slices"
	"strconv"
)

// Kind says what a cell holds.
type Kind int

const (
	Text         Kind = iota // words, or nothing
	Number                   // Text is the exact decimal notation
	Bool                     // Text is TRUE or FALSE
	Date                     // Text is the date as the sheet shows it, as 2024-01-31 or 2024-01-31 08:30
	Fault                    // an error value: Text is #REF!, #DIV/0!, …
	Uncalculated             // a formula without a stored result
)

// A Cell is one drawn cell. It stands where its upper left corner does, counted from 0.
type Cell struct {
	Row, Col         int
	RowSpan, ColSpan int // 0 counts as 1
	Text             string
	Kind             Kind
	Formula          string // as written, without the leading =
	Each             bool   // an array formula: ranges in it stand for each of their cells
	Array            bool   // one of several cells together: the cell has its share of the result
	ArrayAt          [2]int // row and column among those cells
	Shown            string // what the number format makes of a Number, when that differs from Text
	Dressed          string // a Number or Date as it is seen, where that is the same but for its dress: 1,234件
	Undrawn          bool   // what the format makes of a Number or Date is not known
	Hidden           bool   // the row, the column or the format hides it
	Money            Money  // the unit of money that the number format writes behind a Number
	Look             *Look  // nil for a text that is simply seen
}

// Money is a unit of money.
type Money uint8

const (
	NoMoney            Money = iota
	Yuan                     // 元
	TenThousandYuan          // 万元
	HundredMillionYuan       // 亿元
)

// String returns the unit as people write it, empty for none.
func (m Money) String() string { return [...]string{"", "元", "万元", "亿元"}[m] }

// Seen returns the text as it is seen.
func (c *Cell) Seen() string { return cmp.Or(c.Shown, c.Dressed, c.Text) }

// Rows returns how many rows the cell spans.
func (c *Cell) Rows() int { return max(1, c.RowSpan) }

// Cols returns how many columns the cell spans.
func (c *Cell) Cols() int { return max(1, c.ColSpan) }

// Bottom returns the first row below the cell.
func (c *Cell) Bottom() int { return c.Row + c.Rows() }

// Right returns the first column right of the cell.
func (c *Cell) Right() int { return c.Col + c.Cols() }

// Source says what a grid was read from. It decides how its cells are referred to.
type Source int

const (
	Sheet Source = iota // a worksheet: E6
	Table               // a table in a document: R4C7
	Prose               // the paragraphs between two tables, one a row: 第3段
)

// A Grid is one drawn table.
type Grid struct {
	Name   string // a worksheet's name, or the heading above a table
	Source Source
	Hidden bool
	Buried bool   // hidden so that the program's own menu does not show it again
	Aside  bool   // of prose: it stands around the document's own, as headers, footnotes and a page's navigation do
	Unseen bool   // aside, as it is there and not shown: hidden text
	Cells  []Cell // no two overlap; ordered by row, then column
	Under  []Cell // cells with content that lie under a merge, unseen
	Cut    bool   // there are more cells than a grid may have: those behind were not read

	Comments []Comment // beside the cells of a worksheet, in reading order
	Margins  []Margin  // the headers and footers that a worksheet is printed with, one for each of their sections

	// Numbers are what a document writes before paragraphs by itself, by their rows: 五、 before a heading, （一） in a list.
	Numbers map[int]string

	index *index
}

// A Comment is what somebody has written beside a cell.
type Comment struct {
	Row, Col int
	Text     string
}

// A Margin is a section of a worksheet's header or footer. Fields stand in it as &[页码].
type Margin struct {
	What string // 页眉, 页脚
	Text string
}

// Sort puts the cells into reading order.
func (g *Grid) Sort() {
	g.index = nil
	if g.isSorted() { // as nearly every program writes them
		return
	}
	slices.SortStableFunc(g.Cells, func(a, b Cell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
}

func (g *Grid) isSorted() bool {
	for i := 1; i < len(g.Cells); i++ {
		if a, b := &g.Cells[i-1], &g.Cells[i]; a.Row > b.Row || a.Row == b.Row && a.Col > b.Col {
			return false
		}
	}
	return true
}

// Size returns the number of rows and columns that the cells reach over.
func (g *Grid) Size() (rows, cols int) {
	for i := range g.Cells {
		rows = max(rows, g.Cells[i].Bottom())
		cols = max(cols, g.Cells[i].Right())
	}
	return rows, cols
}

// At returns the cell that covers a position, nil where nothing is drawn.
func (g *Grid) At(row, col int) *Cell {
	if i := g.IndexAt(row, col); i >= 0 {
		return &g.Cells[i]
	}
	return nil
}

// IndexAt returns the number of the cell that covers a position, -1 where nothing is drawn.
func (g *Grid) IndexAt(row, col int) int {
	if g.index == nil {
		g.index = newIndex(g)
	}
	return g.index.at(row, col)
}

// Ref returns how people refer to a position: E6 on a worksheet, R4C7 in a table, 第3段 in prose.
func (g *Grid) Ref(row, col int) string {
	switch g.Source {
	case Table:
		return "R" + strconv.Itoa(row+1) + "C" + strconv.Itoa(col+1)
	case Prose:
		return "第" + strconv.Itoa(row+1) + "段"
	default:
		return Column(col) + strconv.Itoa(row+1)
	}
}

// Column returns a column's letters: 0 is A, 26 is AA.
func Column(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}
