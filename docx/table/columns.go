package table

import (
	"bytes"
	"fmt"
	"slices"

	"nianbao/action"
)

// fitColumns rewrites the table for the columns that its loops made: its grid, and what cells above and below span. The
// columns share the width that the template gives them all, so that the table stays as wide as it is. No cell is lost
// that stands outside of the blocks: where a row has cells of its own below columns that all are gone in another, they
// stay, and the other row has empty ones there.
func (t *writing) fitColumns(r *action.Run) {
	written := bytes.Clone(r.Out.Bytes()[t.from:])
	r.Out.Truncate(t.from)
	f := gridFitter{writing: t, source: written, out: &r.Out}
	f.measure()
	end := t.from + len(written)
	for i := range t.rows {
		f.gridBefore(t.rows[i].from)
		f.row(&t.rows[i])
	}
	f.gridBefore(end)
	f.copy(end)
}

// A gridFitter rewrites a table.
type gridFitter struct {
	*writing
	source []byte // from the place from on
	out    *bytes.Buffer
	at     int         // how far it is copied
	made   []madeRange // of the ranges
	grid   []int       // the widths of all columns
	starts []int       // by column of the template's grid, the first of those made of it; one more for the end
	above  map[int]int // by column of the grid, how many of them a merged cell of the row above spans
	merged map[int]int // and one of this row
}

// A madeRange is what was made of a range of columns.
type madeRange struct {
	widths  []int
	borders map[int]int // how many columns are before each border inside of the range that a cell of no block has
	as      bool        // the columns are the template's
}

// copy copies what was written up to a place.
func (f *gridFitter) copy(to int) {
	at := max(f.at, f.from)
	f.out.Write(f.source[at-f.from : to-f.from])
	f.at = to
}

// gridBefore writes the grid if it stands before a place and is not written yet: nothing keeps a stranger's rows from
// standing before it.
func (f *gridFitter) gridBefore(place int) {
	if from, to := f.writing.grid[0], f.writing.grid[1]; f.at <= from && from < to && to <= place {
		f.copy(from)
		f.writeGrid()
		f.at = to
	}
}

// measure finds how many columns were made and how wide they are.
func (f *gridFitter) measure() {
	f.made = make([]madeRange, len(f.table.ranges))
	last := len(f.table.widths)
	for j, columns := range f.table.ranges {
		last = max(last, columns.to)
		f.made[j] = f.madeOf(columns)
	}
	for i := range f.rows {
		for _, c := range f.rows[i].cells {
			last = max(last, c.of.col+c.of.span)
		}
	}
	for col := 0; col <= last; col++ {
		j := f.rangeOf(col)
		if j >= 0 && col > f.table.ranges[j].from {
			from := f.table.ranges[j].from
			f.starts = append(f.starts, f.starts[from]+f.made[j].offset(col, from))
			continue
		}
		f.starts = append(f.starts, len(f.grid))
		switch {
		case j >= 0:
			f.grid = append(f.grid, f.made[j].widths...)
		case col < last:
			f.grid = append(f.grid, f.templateWidth(col, 1))
		}
	}
}

// madeOf finds what was made of a range: as many columns as a block made in any row, and as many as cells of no block
// need.
func (f *gridFitter) madeOf(columns columnRange) madeRange {
	m := madeRange{borders: map[int]int{}}
	var template []int
	for col := columns.from; col < columns.to; col++ {
		template = append(template, f.templateWidth(col, 1))
	}
	var borders []int
	plain := false
	for i := range f.rows {
		var made []int
		for _, c := range f.rows[i].cells {
			switch inside := columns.holds(c.of.col); {
			case c.of.repeated && inside:
				made = append(made, template[c.of.col-columns.from:min(len(template), c.of.col-columns.from+c.of.span)]...)
			case !c.of.repeated:
				plain = plain || inside && !f.outlives(c.of)
				borders = append(borders, columns.inside(c.of.col, c.of.col+c.of.span)...)
			}
		}
		if len(made) > len(m.widths) {
			m.widths = made
		}
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)
	if m.as = len(m.widths) == 0 && plain || slices.Equal(m.widths, template) && f.stay(columns, borders); m.as {
		m.widths = template
		return m
	}
	need := 0
	for _, border := range borders {
		need = max(need+1, f.columnsBefore(border, columns, m.borders))
		m.borders[border] = need
	}
	if plain || len(borders) > 0 {
		need++
	}
	need = max(need, f.columnsBefore(columns.to, columns, m.borders))
	for len(m.widths) < need {
		m.widths = append(m.widths, template[0])
	}
	share(m.widths, f.templateWidth(columns.from, columns.to-columns.from))
	return m
}

// outlives reports whether a cell spans a column that is in no range, and so is there without any that blocks make.
func (f *gridFitter) outlives(c *Cell) bool {
	for col := c.col; col < c.col+c.span; col++ {
		if f.rangeOf(col) < 0 {
			return true
		}
	}
	return false
}

// stay reports whether the columns that blocks made of a range can be the template's: in no row there are more of them
// before a border, or in all.
func (f *gridFitter) stay(columns columnRange, borders []int) bool {
	as := map[int]int{}
	for _, b := range borders {
		as[b] = b - columns.from
	}
	return !slices.ContainsFunc(append(slices.Clone(borders), columns.to), func(b int) bool {
		return f.columnsBefore(b, columns, as) > b-columns.from
	})
}

// columnsBefore returns how many columns of a range a row needs at most before a border. known are the columns before
// earlier ones.
func (f *gridFitter) columnsBefore(border int, columns columnRange, known map[int]int) int {
	most := 0
	for i := range f.rows {
		n, ends := 0, border == columns.to
		for _, c := range f.rows[i].cells {
			from, to := c.of.col, c.of.col+c.of.span
			if !c.of.repeated {
				ends = ends || from == border || to == border
			}
			switch {
			case to <= columns.from || from >= border:
			case c.of.repeated:
				n += c.of.span
			case to < border:
				n = max(n, known[to])
			case from > columns.from:
				n = max(n, known[from]) + 1
			case from == columns.from && (to <= columns.to || !f.outlives(c.of)):
				n = max(n, 1)
			}
		}
		if ends {
			most = max(most, n)
		}
	}
	return most
}

// offset returns how many columns were made before one of the template inside of the range that begins at from.
func (m *madeRange) offset(col, from int) int {
	if m.as {
		return col - from
	}
	if n, ok := m.borders[col]; ok {
		return n
	}
	return len(m.widths)
}

// inside returns those of two borders that are inside of the range.
func (r columnRange) inside(borders ...int) []int {
	return slices.DeleteFunc(borders, func(b int) bool { return b <= r.from || r.to <= b })
}

func (r columnRange) holds(col int) bool { return r.from <= col && col < r.to }

// rangeOf returns the number of the range that a column is in, -1 for none.
func (f *gridFitter) rangeOf(col int) int {
	return slices.IndexFunc(f.table.ranges, func(r columnRange) bool { return r.holds(col) })
}

// share changes widths to a sum.
func share(widths []int, total int) {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	if sum == 0 || total == 0 {
		return
	}
	before, given := 0, 0
	for i, w := range widths {
		before += w
		widths[i] = total*before/sum - given
		given += widths[i]
	}
}

func (f *gridFitter) writeGrid() {
	p := f.table.prefix
	f.out.WriteString("<" + p + "tblGrid>")
	for _, w := range f.grid {
		fmt.Fprintf(f.out, `<%sgridCol %sw="%d"/>`, p, p, w)
	}
	f.out.WriteString("</" + p + "tblGrid>")
}
