package table

import (
	"bytes"
	"fmt"
	"slices"

	"nianbao/action"
)

// fitColumns rewrites the table for the columns that its loops made: its grid, and what cells above and below span. The
// columns share the width that the template gives them all, so that the table stays as wide as it is.
func (t *writing) fitColumns(r *action.Run) {
	written := bytes.Clone(r.Out.Bytes()[t.from:])
	r.Out.Truncate(t.from)
	f := gridFitter{writing: t, source: written, out: &r.Out}
	f.measure()
	if t.grid[1] > 0 {
		f.copy(t.grid[0])
		f.writeGrid()
		f.at = t.grid[1]
	}
	for i := range t.rows {
		f.row(&t.rows[i])
	}
	f.copy(t.from + len(written))
}

// A gridFitter rewrites a table.
type gridFitter struct {
	*writing
	source []byte // from the place from on
	out    *bytes.Buffer
	at     int     // how far it is copied
	made   [][]int // by range, the widths of the columns that were made of it
	grid   []int   // the widths of all columns
	starts []int   // by column of the template's grid, the first of those made of it; one more for the end
}

// copy copies what was written up to a place.
func (f *gridFitter) copy(to int) {
	at := max(f.at, f.from)
	f.out.Write(f.source[at-f.from : to-f.from])
	f.at = to
}

// measure finds how many columns were made and how wide they are.
func (f *gridFitter) measure() {
	width := func(col int) int {
		if col < len(f.table.widths) {
			return f.table.widths[col]
		}
		return 0
	}
	f.made = make([][]int, len(f.table.ranges))
	last := len(f.table.widths)
	for i := range f.rows {
		for j, columns := range f.table.ranges {
			var made []int
			for _, c := range f.rows[i].cells {
				last = max(last, c.of.col+c.of.span)
				if c.of.repeated && columns.holds(c.of.col) {
					for k := range c.of.span {
						made = append(made, width(c.of.col+k))
					}
				}
			}
			if len(made) > len(f.made[j]) {
				f.made[j] = made
			}
		}
	}
	for j, columns := range f.table.ranges {
		last = max(last, columns.to)
		total := 0
		for col := columns.from; col < columns.to; col++ {
			total += width(col)
		}
		share(f.made[j], total)
	}
	for col := 0; col <= last; col++ {
		f.starts = append(f.starts, len(f.grid))
		j := f.rangeOf(col)
		switch {
		case col == last:
		case j < 0:
			f.grid = append(f.grid, width(col))
		case col == f.table.ranges[j].from:
			f.grid = append(f.grid, f.made[j]...)
		}
	}
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

// row writes a row. Where a loop made fewer cells in it than columns, an empty one fills up.
func (f *gridFitter) row(row *writtenRow) {
	loops := make([]bool, len(f.made)) // the ranges that a loop in this row makes cells of
	used := make([]int, len(f.made))
	for i := range row.cells {
		c := row.cells[i].of
		if j := f.rangeOf(c.col); j >= 0 && c.repeated {
			loops[j] = true
			used[j] += c.span
		}
	}
	filled := make([]bool, len(f.made))
	fill := func(upTo int) {
		for j, columns := range f.table.ranges {
			if row.of.loose && columns.to <= upTo && !filled[j] && (loops[j] || !f.covered(row, columns)) {
				filled[j] = true
				f.empty(f.starts[columns.from]+used[j], len(f.made[j])-used[j])
			}
		}
	}
	used = slices.Clone(used)
	at := make([]int, len(f.made))
	for i := range row.cells {
		c := &row.cells[i]
		f.copy(c.from)
		fill(c.of.col)
		j := f.rangeOf(c.of.col)
		if j >= 0 && c.of.repeated {
			f.cell(c, f.starts[f.table.ranges[j].from]+at[j], c.of.span)
			at[j] += c.of.span
			continue
		}
		f.cell(c, f.starts[c.of.col], f.spans(row, i))
	}
	f.copy(row.to - len("</"+f.table.prefix+"tr>"))
	fill(len(f.starts))
	f.copy(row.to)
}

// covered reports whether a cell that no loop made stands over a range.
func (f *gridFitter) covered(row *writtenRow, r columnRange) bool {
	return slices.ContainsFunc(row.cells, func(c writtenCell) bool {
		return !c.of.repeated && c.of.col < r.to && r.from < c.of.col+c.of.span
	})
}

// spans returns how many columns a cell is to span that no loop made.
func (f *gridFitter) spans(row *writtenRow, i int) int {
	c := row.cells[i].of
	span := f.starts[min(c.col+c.span, len(f.starts)-1)] - f.starts[c.col]
	if j := f.rangeOf(c.col); j >= 0 { // several cells share a range
		beside := 0
		for _, other := range row.cells[i+1:] {
			if f.table.ranges[j].holds(other.of.col) {
				beside++
			}
		}
		if f.table.ranges[j].from == c.col {
			span = f.starts[min(max(c.col+c.span, f.table.ranges[j].to), len(f.starts)-1)] - f.starts[c.col] - beside
		} else {
			span = 1
		}
	}
	return span
}

// cell writes a cell that begins at a column and spans some; none where it spans none.
func (f *gridFitter) cell(c *writtenCell, col, span int) {
	if span < 1 {
		f.at = c.to
		return
	}
	f.copy(c.propFrom)
	properties := string(f.source[c.propFrom-f.from : c.propTo-f.from])
	if c.of.span != span || f.width(col, span) != f.templateWidth(c.of) {
		properties = setWidth(properties, f.width(col, span))
		properties = setSpan(properties, f.table.prefix, span)
	}
	f.out.WriteString(properties)
	f.at = c.propTo
	f.copy(c.to)
}

func (f *gridFitter) templateWidth(c *Cell) int {
	total := 0
	for col := c.col; col < min(c.col+c.span, len(f.table.widths)); col++ {
		total += f.table.widths[col]
	}
	return total
}

// width returns how wide columns are together.
func (f *gridFitter) width(col, span int) int {
	total := 0
	for ; span > 0 && col < len(f.grid); span, col = span-1, col+1 {
		total += f.grid[col]
	}
	return total
}

// empty writes an empty cell.
func (f *gridFitter) empty(col, span int) {
	if span < 1 {
		return
	}
	p := f.table.prefix
	properties := setSpan("<"+p+"tcPr><"+p+"tcW "+p+`w="0" `+p+`type="dxa"/></`+p+"tcPr>", p, span)
	f.out.WriteString("<" + p + "tc>" + setWidth(properties, f.width(col, span)) + "<" + p + "p/></" + p + "tc>")
}
