package docx

import (
	"bytes"
	"fmt"
	"slices"

	"nianbao/action"
)

// fitColumns rewrites the table for the columns that its loops made: its grid, and what cells above and below span. The columns share the
// width that the template gives them all, so that the table stays as wide as it is.
func (t *tableRun) fitColumns(r *action.Run) {
	written := bytes.Clone(r.Out.Bytes()[t.from:])
	r.Out.Truncate(t.from)
	f := fitter{tableRun: t, source: written, out: &r.Out}
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

// A fitter rewrites a table.
type fitter struct {
	*tableRun
	source []byte // from the place from on
	out    *bytes.Buffer
	at     int     // how far it is copied
	made   [][]int // by region, the widths of the columns that were made of it
	grid   []int   // the widths of all columns
	place  []int   // by column of the template's grid, the first of those made of it; one more for the end
}

// copy copies what was written up to a place.
func (f *fitter) copy(to int) {
	at := max(f.at, f.from)
	f.out.Write(f.source[at-f.from : to-f.from])
	f.at = to
}

// measure finds how many columns were made and how wide they are.
func (f *fitter) measure() {
	width := func(col int) int {
		if col < len(f.shape.widths) {
			return f.shape.widths[col]
		}
		return 0
	}
	f.made = make([][]int, len(f.shape.regions))
	last := len(f.shape.widths)
	for i := range f.rows {
		for j, region := range f.shape.regions {
			var made []int
			for _, c := range f.rows[i].cells {
				last = max(last, c.shape.col+c.shape.span)
				if c.shape.repeated && region.holds(c.shape.col) {
					for k := range c.shape.span {
						made = append(made, width(c.shape.col+k))
					}
				}
			}
			if len(made) > len(f.made[j]) {
				f.made[j] = made
			}
		}
	}
	for j, region := range f.shape.regions {
		last = max(last, region.to)
		total := 0
		for col := region.from; col < region.to; col++ {
			total += width(col)
		}
		share(f.made[j], total)
	}
	for col := 0; col <= last; col++ {
		f.place = append(f.place, len(f.grid))
		j := f.region(col)
		switch {
		case col == last:
		case j < 0:
			f.grid = append(f.grid, width(col))
		case col == f.shape.regions[j].from:
			f.grid = append(f.grid, f.made[j]...)
		}
	}
}

func (r region) holds(col int) bool { return r.from <= col && col < r.to }

// region returns the number of the region that a column is in, -1 for none.
func (f *fitter) region(col int) int {
	return slices.IndexFunc(f.shape.regions, func(r region) bool { return r.holds(col) })
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

func (f *fitter) writeGrid() {
	p := f.shape.prefix
	f.out.WriteString("<" + p + "tblGrid>")
	for _, w := range f.grid {
		fmt.Fprintf(f.out, `<%sgridCol %sw="%d"/>`, p, p, w)
	}
	f.out.WriteString("</" + p + "tblGrid>")
}

// row writes a row. Where a loop made fewer cells in it than columns, an empty one fills up.
func (f *fitter) row(row *rowRun) {
	loops := make([]bool, len(f.made)) // the regions that a loop in this row makes cells of
	used := make([]int, len(f.made))
	for i := range row.cells {
		c := row.cells[i].shape
		if j := f.region(c.col); j >= 0 && c.repeated {
			loops[j] = true
			used[j] += c.span
		}
	}
	filled := make([]bool, len(f.made))
	fill := func(upTo int) {
		for j, region := range f.shape.regions {
			if row.shape.loose && region.to <= upTo && !filled[j] && (loops[j] || !f.covered(row, region)) {
				filled[j] = true
				f.empty(f.place[region.from]+used[j], len(f.made[j])-used[j])
			}
		}
	}
	used = slices.Clone(used)
	at := make([]int, len(f.made))
	for i := range row.cells {
		c := &row.cells[i]
		f.copy(c.from)
		fill(c.shape.col)
		j := f.region(c.shape.col)
		if j >= 0 && c.shape.repeated {
			f.cell(c, f.place[f.shape.regions[j].from]+at[j], c.shape.span)
			at[j] += c.shape.span
			continue
		}
		f.cell(c, f.place[c.shape.col], f.spans(row, i))
	}
	f.copy(row.to - len("</"+f.shape.prefix+"tr>"))
	fill(len(f.place))
	f.copy(row.to)
}

// covered reports whether a cell that no loop made stands over a region.
func (f *fitter) covered(row *rowRun, r region) bool {
	return slices.ContainsFunc(row.cells, func(c cellRun) bool {
		return !c.shape.repeated && c.shape.col < r.to && r.from < c.shape.col+c.shape.span
	})
}

// spans returns how many columns a cell is to span that no loop made.
func (f *fitter) spans(row *rowRun, i int) int {
	c := row.cells[i].shape
	span := f.place[min(c.col+c.span, len(f.place)-1)] - f.place[c.col]
	if j := f.region(c.col); j >= 0 { // several cells share a region
		beside := 0
		for _, other := range row.cells[i+1:] {
			if f.shape.regions[j].holds(other.shape.col) {
				beside++
			}
		}
		if f.shape.regions[j].from == c.col {
			span = f.place[min(max(c.col+c.span, f.shape.regions[j].to), len(f.place)-1)] - f.place[c.col] - beside
		} else {
			span = 1
		}
	}
	return span
}

// cell writes a cell that begins at a column and spans some; none where it spans none.
func (f *fitter) cell(c *cellRun, col, span int) {
	if span < 1 {
		f.at = c.to
		return
	}
	f.copy(c.propFrom)
	properties := string(f.source[c.propFrom-f.from : c.propTo-f.from])
	if c.shape.span != span || f.width(col, span) != f.templateWidth(c.shape) {
		properties = setWidth(properties, f.width(col, span))
		properties = setSpan(properties, f.shape.prefix, span)
	}
	f.out.WriteString(properties)
	f.at = c.propTo
	f.copy(c.to)
}

func (f *fitter) templateWidth(c *cellShape) int {
	total := 0
	for col := c.col; col < min(c.col+c.span, len(f.shape.widths)); col++ {
		total += f.shape.widths[col]
	}
	return total
}

// width returns how wide columns are together.
func (f *fitter) width(col, span int) int {
	total := 0
	for ; span > 0 && col < len(f.grid); span, col = span-1, col+1 {
		total += f.grid[col]
	}
	return total
}

// empty writes an empty cell.
func (f *fitter) empty(col, span int) {
	if span < 1 {
		return
	}
	p := f.shape.prefix
	properties := setSpan("<"+p+"tcPr><"+p+"tcW "+p+`w="0" `+p+`type="dxa"/></`+p+"tcPr>", p, span)
	f.out.WriteString("<" + p + "tc>" + setWidth(properties, f.width(col, span)) + "<" + p + "p/></" + p + "tc>")
}
