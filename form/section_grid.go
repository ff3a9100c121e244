package form

import "nianbao/grid"

// CentredName is how many characters an agency's name may have to fit centred over the date below a report.
const CentredName = 14

// Role says what a cell of a SectionGrid is for.
type Role int

const (
	Heading Role = iota // the line above one of several tables
	Corner              // over the row labels
	Header              // a column's label
	Stub                // a row's label
	Data                // a figure
)

// A Slot is what a cell of a SectionGrid means.
type Slot struct {
	Role     Role
	Node     *Node // of a label
	Cell     *Cell // of a figure
	Vertical bool
}

// A SectionGrid is a section's tables as the form prints them.
type SectionGrid struct {
	grid.Grid
	Slots  []Slot // one for each of Grid.Cells
	Header int    // leading rows to repeat on a new page
	Stub   int    // columns that hold row labels
	Width  int    // columns in all
	Height int    // rows in all
}

// Grid lays out the section's tables below each other, as the form prints them. That of a text section is empty.
func (s *Section) Grid() *SectionGrid {
	d := &SectionGrid{}
	for _, t := range s.Tables {
		stub, columns := t.size()
		d.Width = max(d.Width, stub+columns)
		d.Stub = max(d.Stub, stub)
	}
	row := 0
	for _, t := range s.Tables {
		if len(s.Tables) > 1 {
			d.add(grid.Cell{Row: row, ColSpan: d.Width, Text: t.Heading}, Slot{Role: Heading})
			row++
		}
		if t.Across {
			row = d.across(t, row)
		} else {
			row = d.table(t, row)
		}
	}
	d.Height = row
	d.Name = s.Title
	return d
}

// size returns how many columns the row labels and the figures take.
func (t *Table) size() (stub, columns int) {
	if t.Across {
		return 0, len(t.rows) * len(t.columns)
	}
	if t.Unlabelled() {
		return 0, len(t.columns)
	}
	return depth(t.Rows), len(t.columns)
}

func (d *SectionGrid) add(c grid.Cell, s Slot) {
	d.Cells = append(d.Cells, c)
	d.Slots = append(d.Slots, s)
}

// table draws row labels left, column labels above. The last column takes what width is left.
func (d *SectionGrid) table(t *Table, top int) int {
	over := 0
	if t.Over != "" {
		over = 1
	}
	stub, _ := t.size()
	head := over + depth(t.Columns)
	if len(t.Section.Tables) == 1 {
		d.Header = head
	}
	if stub > 0 {
		d.add(grid.Cell{Row: top, RowSpan: head, ColSpan: stub, Text: t.Corner}, Slot{Role: Corner})
	}
	if over > 0 {
		d.add(grid.Cell{Row: top, Col: stub, ColSpan: d.Width - stub, Text: t.Over}, Slot{Role: Header})
	}
	wide := d.Width - stub - len(t.columns)
	col := stub
	for i, n := range t.Columns {
		extra := 0
		if i == len(t.Columns)-1 {
			extra = wide
		}
		col += d.header(n, top+over, col, top+head, extra)
	}
	row := top + head
	for _, n := range t.Rows {
		row += d.stub(t, n, row, 0, stub, wide)
	}
	return row
}

// header draws a column's label and those below it down to the row bottom; it returns how many columns they take.
func (d *SectionGrid) header(n *Node, row, col, bottom, extra int) int {
	if len(n.Nodes) == 0 {
		label := grid.Cell{Row: row, Col: col, RowSpan: bottom - row, ColSpan: 1 + extra, Text: n.Label}
		d.add(label, Slot{Role: Header, Node: n})
		return 1 + extra
	}
	at := len(d.Cells)
	d.add(grid.Cell{Row: row, Col: col, Text: n.Label}, Slot{Role: Header, Node: n})
	width := 0
	for i, child := range n.Nodes {
		e := 0
		if i == len(n.Nodes)-1 {
			e = extra
		}
		width += d.header(child, row+1, col+width, bottom, e)
	}
	d.Cells[at].ColSpan = width
	return width
}

// stub draws a row's label and those right of it, with the row's figures; it returns how many rows they take.
func (d *SectionGrid) stub(t *Table, n *Node, row, col, right, wide int) int {
	slot := Slot{Role: Stub, Node: n, Vertical: n.Vertical}
	if len(n.Nodes) == 0 {
		if !t.Unlabelled() {
			d.add(grid.Cell{Row: row, Col: col, ColSpan: right - col, Text: n.Label}, slot)
		}
		d.figures(t, func(c *Cell) bool { return c.Row.Node == n }, row, right, wide)
		return 1
	}
	at := len(d.Cells)
	d.add(grid.Cell{Row: row, Col: col, Text: n.Label}, slot)
	height := 0
	for _, child := range n.Nodes {
		height += d.stub(t, child, row+height, col+1, right, wide)
	}
	d.Cells[at].RowSpan = height
	return height
}

// figures draws the cells that belong to one row.
func (d *SectionGrid) figures(t *Table, belongs func(*Cell) bool, row, col, wide int) {
	for _, c := range t.Cells {
		if !belongs(c) {
			continue
		}
		span := 1
		if c.Column == t.columns[len(t.columns)-1] {
			span += wide
		}
		d.add(grid.Cell{Row: row, Col: col, ColSpan: span}, Slot{Role: Data, Cell: c})
		col += span
	}
}

// across draws the rows side by side over columns of their own, and one row of figures.
func (d *SectionGrid) across(t *Table, top int) int {
	head := depth(t.Rows) + 1
	if len(t.Section.Tables) == 1 {
		d.Header = head
	}
	col := 0
	for _, n := range t.Rows {
		col += d.acrossHeader(t, n, top, col, top+head)
	}
	d.figures(t, func(*Cell) bool { return true }, top+head, 0, 0)
	return top + head + 1
}

func (d *SectionGrid) acrossHeader(t *Table, n *Node, row, col, bottom int) int {
	at := len(d.Cells)
	d.add(grid.Cell{Row: row, Col: col, Text: n.Label}, Slot{Role: Header, Node: n})
	width := 0
	for _, child := range n.Nodes {
		width += d.acrossHeader(t, child, row+1, col+width, bottom)
	}
	if len(n.Nodes) == 0 {
		for _, child := range t.columns {
			width += d.header(child.Node, row+1, col+width, bottom, 0)
		}
	}
	d.Cells[at].ColSpan = width
	return width
}
