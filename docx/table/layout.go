package table

// A Layout is where the cells of a table stand in its grid, row by row. It tells what a block from cell to cell is
// around: Word's grid says nothing of it, but what the other rows hold does.
type Layout struct{ rows []layoutRow }

type layoutRow struct {
	cells  []layoutCell
	blocks []Area // from one cell of the row to another
	end    int    // the column behind its last cell
}

type layoutCell struct {
	columnRange
	shows bool
	merge mergeState
}

// An Area is what a block encloses: from a cell of a row to a cell of the same row or a later one, by numbers from 0.
type Area struct{ Row, Cell, LastRow, LastCell int }

// Row adds a row by its properties.
func (l *Layout) Row(properties string) {
	l.rows = append(l.rows, layoutRow{end: firstColumn(properties)})
}

// Cell adds a cell to the last row by its properties. shows tells whether anything is to be seen in it.
func (l *Layout) Cell(properties string, shows bool) {
	row := &l.rows[len(l.rows)-1]
	to := row.end + Span(properties)
	row.cells = append(row.cells, layoutCell{columnRange{row.end, to}, shows, mergeOf(properties)})
	row.end = to
}

// Block notes that a block encloses cells of one row.
func (l *Layout) Block(a Area) { l.rows[a.Row].blocks = append(l.rows[a.Row].blocks, a) }

// InRow reports whether an area is cells of one row.
func (a Area) InRow() bool { return a.Row == a.LastRow }

// columns returns the columns from an area's first cell to its last.
func (l *Layout) columns(a Area) columnRange {
	return columnRange{l.rows[a.Row].cells[a.Cell].from, l.rows[a.LastRow].cells[a.LastCell].to}
}

// Columns returns the columns at which a cell begins and before which it ends.
func (l *Layout) Columns(row, cell int) (from, to int) {
	c := l.rows[row].cells[cell]
	return c.from, c.to
}

// IsWhole reports whether an area is all the cells of its rows.
func (l *Layout) IsWhole(a Area) bool {
	return a.Cell == 0 && a.LastCell == len(l.rows[a.LastRow].cells)-1
}

// Others is what the rows beside the one of an area hold in its columns.
type Others struct {
	Own    bool // cells of their own, which columns that come and go would be wrong for
	Same   bool // a block around the same columns
	Headed bool // a cell over all the columns, and not the whole row, as a title is
}

// Others returns what the other rows hold in the columns of an area that is in one row.
func (l *Layout) Others(a Area) Others {
	var o Others
	columns := l.columns(a)
	for i := range l.rows {
		if i == a.Row {
			continue
		}
		row := &l.rows[i]
		for _, b := range row.blocks {
			o.Same = o.Same || l.columns(b) == columns
		}
		for k, c := range row.cells {
			switch {
			case !c.overlaps(columns) || row.inBlock(k):
			case c.contains(columns):
				o.Headed = o.Headed || len(row.cells) > 1
			default:
				o.Own = true
			}
		}
	}
	return o
}

func (r columnRange) overlaps(s columnRange) bool { return r.from < s.to && s.from < r.to }
func (r columnRange) contains(s columnRange) bool { return r.from <= s.from && s.to <= r.to }

// inBlock reports whether a cell is in a block of the row.
func (r *layoutRow) inBlock(cell int) bool {
	for _, b := range r.blocks {
		if b.Cell <= cell && cell <= b.LastCell {
			return true
		}
	}
	return false
}

// Beside returns the first cell of an area's row that stands outside of it and shows something, -1 for none. What is
// merged with cells below stays when its row goes, and goes on when its row is repeated.
func (l *Layout) Beside(a Area) int {
	for k, c := range l.rows[a.Row].cells {
		outside := k < a.Cell || a.LastCell < k
		if outside && c.shows && (c.merge != mergeStart || !l.continued(a.Row, c)) {
			return k
		}
	}
	return -1
}

// continued reports whether the row below goes on with a merged cell.
func (l *Layout) continued(row int, c layoutCell) bool {
	if row+1 == len(l.rows) {
		return false
	}
	for _, below := range l.rows[row+1].cells {
		if below.from == c.from {
			return below.merge == mergeContinue
		}
	}
	return false
}

// Slices returns the cells of each row of an area that stand in its columns, first and last, -1 for a row that has none
// there but one over more, and whether anything stands beside them. It reports false where the area is no columns: a
// cell reaches over their border, or it does not begin and end at it.
func (l *Layout) Slices(a Area) (cells [][2]int, beside, ok bool) {
	cells, beside, ok = l.across(l.columns(a), a.Row, a.LastRow)
	return cells, beside, ok && cells[0][0] == a.Cell && cells[len(cells)-1][1] == a.LastCell
}

// Whole is Slices of an area's columns in all rows of the table.
func (l *Layout) Whole(a Area) (cells [][2]int, beside, ok bool) {
	return l.across(l.columns(a), 0, len(l.rows)-1)
}

// across is Slices of columns from one row to another.
func (l *Layout) across(columns columnRange, row, last int) (cells [][2]int, beside, ok bool) {
	for i := row; i <= last; i++ {
		in := [2]int{-1, -1}
		for k, c := range l.rows[i].cells {
			switch {
			case !c.overlaps(columns):
				beside = true
			case columns.contains(c.columnRange):
				if in[0] < 0 {
					in[0] = k
				}
				in[1] = k
			case !c.contains(columns):
				return nil, false, false
			}
		}
		cells = append(cells, in)
	}
	return cells, beside, columns.from < columns.to
}

// OneColumn reports whether an area begins and ends in the same columns, in the table's first row and its last.
func (l *Layout) OneColumn(a Area) bool {
	first, last := l.rows[a.Row].cells[a.Cell], l.rows[a.LastRow].cells[a.LastCell]
	return first.columnRange == last.columnRange && a.Row == 0 && a.LastRow == len(l.rows)-1
}
