package webpage

import (
	"slices"
	"strings"

	"nianbao/grid"
)

// A flow is what stands below each other on the page or in a cell.
type flow []item

// An item is a line, or a table.
type item struct {
	text      string
	unshifted string // the same as it is read in a table's cell
	number    string // that a list writes before the line
	box       *box   // in which the line stands
	look      grid.Look
	table     *table
}

// A table is a table of the page, its rows as they were written.
type table struct {
	box       *box // that it stands in
	caption   flow
	sections  []section
	hidden    bool
	isLayout  bool // it only arranges what stands in it
	holdsData bool // it is a layout table with a data table in it
	empty     bool
}

// A section is a group of rows: thead, tbody, tfoot.
type section struct {
	name string
	rows [][]*cell
}

// A cell is a cell as it was written.
type cell struct {
	flow             flow
	rows, cols       int  // 0 rows mean all to the end of the section
	displayNone      bool // it is not drawn at all
	visibilityHidden bool // it is drawn empty
}

func (t *table) begin(name string) {
	t.sections = append(t.sections, section{name: name})
}

func (t *table) row() {
	s := &t.sections[len(t.sections)-1]
	s.rows = append(s.rows, nil)
}

func (t *table) add(c *cell) {
	s := &t.sections[len(t.sections)-1]
	s.rows[len(s.rows)-1] = append(s.rows[len(s.rows)-1], c)
}

// cells calls visit for each cell in the order of the markup.
func (t *table) cells(visit func(*cell)) {
	for _, s := range t.sections {
		for _, row := range s.rows {
			for _, c := range row {
				visit(c)
			}
		}
	}
}

// leastFigures is how many figures a table has at least that holds other tables and is one itself.
const leastFigures = 4

// close finds out what the table is for, when all of it was read.
func (t *table) close() {
	columns, figures, holds := 0, 0, false
	for _, s := range t.sections {
		for _, row := range s.rows {
			full := 0
			for _, c := range row {
				if c.displayNone || c.empty() {
					continue
				}
				full++
				if len(c.flow) == 1 && c.flow[0].table == nil && figure(c.flow[0].text) {
					figures++
				}
				holds = holds || c.holdsData()
			}
			columns = max(columns, full)
		}
	}
	t.isLayout = columns < 2 || holds && figures < leastFigures
	t.holdsData = t.isLayout && holds
	t.empty = columns == 0 && len(t.caption) == 0
}

// figure reports whether a line is a figure, with a unit or without.
func figure(text string) bool {
	return strings.ContainsAny(text, "0123456789") && strings.Trim(text, "0123456789.,+- 件项万元") == ""
}

// empty reports whether nothing is seen in the cell.
func (c *cell) empty() bool {
	return !slices.ContainsFunc(c.flow, func(i item) bool { return i.table == nil || !i.table.hidden && !i.table.empty })
}

// holdsData reports whether a data table stands in the cell.
func (c *cell) holdsData() bool {
	return slices.ContainsFunc(c.flow, func(i item) bool {
		return i.table != nil && !i.table.hidden && (!i.table.isLayout || i.table.holdsData)
	})
}

// renderedRows returns the table's rows as they are drawn, the first thead above and the first tfoot below all
// others, and to each the row at which its section ends.
func (t *table) renderedRows() (rows [][]*cell, ends []int) {
	var order []int
	first := func(name string) int {
		return slices.IndexFunc(t.sections, func(s section) bool { return s.name == name })
	}
	head, foot := first("thead"), first("tfoot")
	for i := range t.sections {
		if i != head && i != foot {
			order = append(order, i)
		}
	}
	if head >= 0 {
		order = slices.Insert(order, 0, head)
	}
	if foot >= 0 {
		order = append(order, foot)
	}
	for _, i := range order {
		end := len(rows)
		for _, row := range t.sections[i].rows {
			if !isDisplayNone(row) {
				end++
			}
		}
		for _, row := range t.sections[i].rows {
			if !isDisplayNone(row) {
				rows, ends = append(rows, row), append(ends, end)
			}
		}
	}
	return rows, ends
}

// isDisplayNone reports whether nothing of a row is drawn.
func isDisplayNone(row []*cell) bool {
	return len(row) > 0 && !slices.ContainsFunc(row, func(c *cell) bool { return !c.displayNone })
}

// grid lays out the cells in rows and columns. text returns what stands in a cell. The error is TooWide.
func (t *table) grid(text func(*cell) (string, grid.Look)) (*grid.Grid, *Error) {
	g := &grid.Grid{Source: grid.Table, Hidden: t.hidden}
	rows, ends := t.renderedRows()
	var until []int // by column, the row down to which it is taken
	for row, cells := range rows {
		col := 0
		for _, c := range cells {
			if c.displayNone {
				continue
			}
			for col < len(until) && until[col] > row {
				col++
			}
			if col >= maxColumns {
				return nil, &Error{Kind: TooWide}
			}
			right := min(col+c.cols, maxColumns)
			until = append(until, make([]int, max(0, right-len(until)))...)
			for at := col; at < right; at++ {
				if until[at] > row { // no cell is drawn over another
					right = at
				}
			}
			bottom := min(row+c.rows, ends[row])
			if c.rows == 0 {
				bottom = ends[row]
			}
			for at := col; at < right; at++ {
				until[at] = bottom
			}
			drawn := grid.Cell{Row: row, Col: col, RowSpan: bottom - row, ColSpan: right - col}
			words, look := text(c)
			drawn.Text, drawn.Look = words, look.Kept()
			drawn.Hidden = c.visibilityHidden || t.hidden || drawn.Faint() != ""
			g.Cells = append(g.Cells, drawn)
			col = right
		}
	}
	g.Sort()
	return g, nil
}
