package pdf

import (
	"math"
	"slices"

	"nianbao/grid"
	"nianbao/regex"
)

// A gridMaker makes one grid of the parts of a table.
type gridMaker struct {
	*grid.Grid
	xs []float64 // what divides the columns
}

func (r *run) grid() *grid.Grid {
	m := gridMaker{&grid.Grid{Source: grid.Table}, r.columns()}
	row := 0 // that is next
	for i, p := range r.parts {
		from := p.skipped // the first row of the part that is taken as it is
		if i > 0 {
			if m.continueRow(r.parts[i-1], p, row-1) {
				from++
			} else {
				m.continueMerged(r.parts[i-1], p, row)
			}
		}
		for _, c := range p.cells {
			if c.row < from || c.taken {
				continue
			}
			col, right := m.columns(c)
			m.Cells = append(m.Cells, grid.Cell{
				Row: row + c.row - from, Col: col, RowSpan: c.rows, ColSpan: right - col, Text: c.text,
			})
		}
		row += p.rows() - from
	}
	m.Sort()
	return m.Grid
}

// columns returns the first column of a cell and the first right of it.
func (m gridMaker) columns(c *cell) (col, right int) {
	col = nearest(m.xs, c.x0)
	return col, max(col+1, nearest(m.xs, c.x1))
}

// ends returns the cells that end above a row, by their first columns.
func (m gridMaker) ends(row int) map[int]*grid.Cell {
	cells := map[int]*grid.Cell{}
	for i := range m.Cells {
		if m.Cells[i].Bottom() == row {
			cells[m.Cells[i].Col] = &m.Cells[i]
		}
	}
	return cells
}

// above returns the one of the cells that end above a row that is as wide as a cell of that row, nil where none is.
func (m gridMaker) above(ends map[int]*grid.Cell, c *cell) *grid.Cell {
	col, right := m.columns(c)
	if a := ends[col]; a != nil && a.Right() == right {
		return a
	}
	return nil
}

// itemNumber is what a row's label may begin with.
var itemNumber = regex.New(`^([0-9０-９]+[.．、]|[（(]?[一二三四五六七八九十]+[）)、])`)

// continueRow takes the first row of a part as the rest of the last row of the part before, where it is that: the page
// has ended within it. There is no figure in it, and each of its texts goes on with one that had no room.
func (m gridMaker) continueRow(before, p *part, row int) bool {
	var texts []*cell
	for _, c := range p.cells {
		switch {
		case c.row != p.skipped:
		case figure.MatchString(c.text), c.rows > 1:
			return false
		case c.text != "":
			texts = append(texts, c)
		}
	}
	ends := m.ends(row + 1)
	for _, c := range texts {
		if !before.runsOn(c) || m.above(ends, c) == nil {
			return false
		}
	}
	for _, c := range texts {
		a := m.above(ends, c)
		first := *c.lines[0]
		first.text = c.text
		lines := before.last(c).lines
		a.Text = lines[len(lines)-1].and(a.Text, &first)
	}
	return len(texts) > 0
}

// last returns the cell at the foot of a part that stands over one of the next part.
func (p *part) last(c *cell) *cell {
	a := p.at[(p.rows()-1)*p.cols()+interval(p.xs, (c.x0+c.x1)/2)]
	if math.Abs(a.x0-c.x0) < sameColumn && math.Abs(a.x1-c.x1) < sameColumn {
		return a
	}
	return nil
}

// continueMerged joins cells left of all figures at the head of a part with those above: a merged label is printed
// once, on the page where it begins, or goes on where it had no room.
func (m gridMaker) continueMerged(before, p *part, row int) {
	figures := p.x1
	for _, c := range p.cells {
		if c.row >= p.skipped && figure.MatchString(c.text) {
			figures = min(figures, c.x0)
		}
	}
	labelled := slices.ContainsFunc(p.cells, func(c *cell) bool {
		return c.row == p.skipped && c.text != "" && c.x0 < figures
	})
	ends := m.ends(row)
	for _, c := range p.cells {
		if !labelled || c.row != p.skipped || c.x1 > figures+sameColumn {
			continue
		}
		a := m.above(ends, c)
		if a == nil || a.Text == "" || figure.MatchString(a.Text) {
			continue
		}
		if c.text != "" {
			if a.Rows() == 1 && c.rows == 1 || !before.runsOn(c) {
				continue
			}
			a.Text += c.text
		}
		a.RowSpan = a.Rows() + c.rows
		c.taken = true
	}
}

// runsOn reports whether the text of a cell goes on with that of the cell above it, on the page before, which had no
// room for it.
func (p *part) runsOn(c *cell) bool {
	a := p.last(c)
	return a != nil && len(a.lines) > 0 && !itemNumber.MatchString(c.text) && p.full(a, a.lines[len(a.lines)-1], c.lines[0])
}
