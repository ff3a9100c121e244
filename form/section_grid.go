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
	Node     *Node  // of a label
	Cell     *Cell  // of a figure
	Table    *Table // of a row's label
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

	spare bool // rows that hold nothing are drawn, too
}

// Grid lays out the section's tables below each other, as the form prints them. That of a text section is empty. Rows
// of open tables that hold nothing are left out.
func (s *Section) Grid() *SectionGrid { return s.drawn(false) }

// WholeGrid is Grid with the rows that open tables keep for further items.
func (s *Section) WholeGrid() *SectionGrid { return s.drawn(true) }

func (s *Section) drawn(spare bool) *SectionGrid {
	d := &SectionGrid{spare: spare}
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
	return t.stub(), len(t.columns)
}

// stub returns how many columns the row labels take: one of an open table without rows, too.
func (t *Table) stub() int {
	if t.Open != nil {
		return max(1, depth(t.Rows))
	}
	return depth(t.Rows)
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
	at := 0
	for _, n := range t.Rows {
		if n.Spare && !d.spare {
			at++
			continue
		}
		row += d.stub(t, n, &at, row, 0, stub, wide)
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

// stub draws a row's label and those right of it, with the row's figures; it returns how many rows they take. at is the
// number of the next row that has cells.
func (d *SectionGrid) stub(t *Table, n *Node, at *int, row, col, right, wide int) int {
	slot := Slot{Role: Stub, Node: n, Vertical: n.Vertical, Table: t}
	if len(n.Nodes) == 0 {
		if !t.Unlabelled() {
			d.add(grid.Cell{Row: row, Col: col, ColSpan: right - col, Text: n.Label}, slot)
		}
		d.figures(t, t.CellsOf(*at), row, right, wide)
		*at++
		return 1
	}
	group := len(d.Cells)
	d.add(grid.Cell{Row: row, Col: col, Text: n.Label}, slot)
	height := 0
	for _, child := range n.Nodes {
		height += d.stub(t, child, at, row+height, col+1, right, wide)
	}
	d.Cells[group].RowSpan = height
	return height
}

// figures draws the cells of one row.
func (d *SectionGrid) figures(t *Table, cells []*Cell, row, col, wide int) {
	for _, c := range cells {
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
	d.figures(t, t.Cells, top+head, 0, 0)
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
