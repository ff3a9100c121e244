package pdf

import "slices"

// A cell is one cell of a table as it is drawn on one page.
type cell struct {
	box
	row, col, rows, cols int
	glyphs               []glyph
	lines                []*line
	text                 string
	taken                bool // it belongs to a cell of the page before
}

// A table is a table as it is drawn on one page, or what is left of it there.
type table struct {
	box
	xs, ys []float64 // what divides its columns and rows
	cells  []*cell   // by row, then column
	at     []*cell   // by row and column
	pad    float64   // between a cell's edge and its text, in points
}

func (t *table) rows() int { return len(t.ys) - 1 }
func (t *table) cols() int { return len(t.xs) - 1 }

// tables returns the tables that lines make on a page. A single frame is none.
func (p *page) tables() ([]*table, error) {
	across, down := joined(p.across), joined(p.down)
	if len(across)+len(down) > maxRules {
		return nil, &Error{Kind: TooMuch}
	}
	var list []*table
	atoms := 0
	for _, l := range lattices(across, down) {
		t := &table{xs: edges(l.down, l.across), ys: edges(l.across, l.down)}
		if t.rows() < 1 || t.cols() < 1 {
			continue
		}
		if atoms += t.rows() * t.cols(); atoms > maxAtoms {
			return nil, &Error{Kind: TooMuch}
		}
		t.box = box{t.xs[0], t.ys[0], t.xs[t.cols()], t.ys[t.rows()]}
		t.divide(l)
		if len(t.cells) > 1 {
			list = append(list, t)
		}
	}
	return outermost(list), nil
}

// outermost leaves out frames around other tables, and what is drawn in cells of others.
func outermost(list []*table) []*table {
	dropped := map[*table]bool{}
	for _, a := range list {
		for _, b := range list {
			if a == b || !a.holds(b.x0, b.y0) || !a.holds(b.x1, b.y1) {
				continue
			}
			if len(a.cells) < len(b.cells) {
				dropped[a] = true
			} else {
				dropped[b] = true
			}
		}
	}
	var kept []*table
	for _, t := range list {
		if !dropped[t] {
			kept = append(kept, t)
		}
	}
	return kept
}

// Borders say where a line is drawn: left of, or above, a row and column.
type borders struct {
	left, above []bool
	cols        int
}

func (b *borders) index(row, col int) int { return row*(b.cols+1) + col }

func (t *table) borders(l *lattice) *borders {
	n := (t.rows() + 1) * (t.cols() + 1)
	b := &borders{make([]bool, n), make([]bool, n), t.cols()}
	for _, d := range l.down {
		col := nearest(t.xs, d.at)
		for row := range t.rows() {
			if middle := (t.ys[row] + t.ys[row+1]) / 2; d.from <= middle && middle <= d.to {
				b.left[b.index(row, col)] = true
			}
		}
	}
	for _, a := range l.across {
		row := nearest(t.ys, a.at)
		for col := range t.cols() {
			if middle := (t.xs[col] + t.xs[col+1]) / 2; a.from <= middle && middle <= a.to {
				b.above[b.index(row, col)] = true
			}
		}
	}
	return b
}

// divide makes the cells: what no line divides is one.
func (t *table) divide(l *lattice) {
	b := t.borders(l)
	t.at = make([]*cell, t.rows()*t.cols())
	for row := range t.rows() {
		for col := range t.cols() {
			if t.at[row*t.cols()+col] != nil {
				continue
			}
			c := &cell{row: row, col: col, rows: 1, cols: 1}
			for right := col + 1; right < t.cols() && !b.left[b.index(row, right)] &&
				t.at[row*t.cols()+right] == nil; right++ {
				c.cols++
			}
			for below := row + 1; below < t.rows() && t.open(b, below, col, c.cols); below++ {
				c.rows++
			}
			t.take(c)
		}
	}
}

// open reports whether so many columns of a row continue those above: nothing is drawn above them nor between them.
func (t *table) open(b *borders, row, col, cols int) bool {
	for i := col; i < col+cols; i++ {
		if b.above[b.index(row, i)] || i > col && b.left[b.index(row, i)] || t.at[row*t.cols()+i] != nil {
			return false
		}
	}
	return true
}

func (t *table) take(c *cell) {
	for row := c.row; row < c.row+c.rows; row++ {
		for col := c.col; col < c.col+c.cols; col++ {
			t.at[row*t.cols()+col] = c
		}
	}
	c.box = box{t.xs[c.col], t.ys[c.row], t.xs[c.col+c.cols], t.ys[c.row+c.rows]}
	t.cells = append(t.cells, c)
}

// cellAt returns the cell at a point, nil where the table has none.
func (t *table) cellAt(x, y float64) *cell {
	if !t.holds(x, y) {
		return nil
	}
	return t.at[interval(t.ys, y)*t.cols()+interval(t.xs, x)]
}

// interval returns between which of the places, which are in order, one lies that lies among them.
func interval(places []float64, at float64) int {
	i, found := slices.BinarySearch(places, at)
	if !found {
		i--
	}
	return min(max(i, 0), len(places)-2)
}
