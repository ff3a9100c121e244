package table

import (
	"strconv"

	"nianbao/docx/wml"
)

// row writes a row. Where its blocks made fewer cells than there are columns, empty ones fill up.
func (f *gridFitter) row(row *writtenRow) {
	at := f.start(row.of.first)
	f.outside(row)
	f.above, f.merged = f.merged, map[int]int{}
	for i := range row.cells {
		c := &row.cells[i]
		f.copy(c.from)
		span := c.of.span
		if !c.of.repeated {
			start := f.starts[c.of.col]
			f.fill(row.of, at, start)
			at = max(at, start)
			span = f.start(c.of.col+span) - start
		}
		f.cell(c, at, span)
		at += max(0, span)
	}
	f.copy(row.to - len("</"+f.table.prefix+"tr>"))
	f.fill(row.of, at, f.start(row.of.end))
	f.copy(row.to)
}

// start returns the first of the columns that were made of one of the template's grid.
func (f *gridFitter) start(col int) int { return f.starts[min(col, len(f.starts)-1)] }

// outside writes a row up to its first cell, and says anew how many columns it leaves out before that and behind its
// last.
func (f *gridFitter) outside(row *writtenRow) {
	if len(row.cells) == 0 {
		return
	}
	to := row.cells[0].from
	f.copy(row.from)
	head := string(f.source[row.from-f.from : to-f.from])
	head = setNumber(head, "gridBefore", f.start)
	head = setNumber(head, "gridAfter", func(n int) int { return f.start(row.of.end+n) - f.start(row.of.end) })
	f.out.WriteString(head)
	f.at = to
}

// setNumber changes the number that a property of columns says.
func setNumber(properties, name string, change func(int) int) string {
	from, to := wml.FindProperty(properties, name)
	value, at := wml.Attribute(properties[from:to], "val")
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n >= maxSpan {
		return properties
	}
	at += from
	return properties[:at] + strconv.Itoa(change(n)) + properties[at+len(value):]
}

// fill writes empty cells from a column up to another: those of the template where its columns stand, else one.
func (f *gridFitter) fill(row *Row, from, to int) {
	if from >= to || !row.loose {
		return
	}
	at := from
	for _, c := range row.dropped {
		j := f.rangeOf(c.col)
		if j < 0 || !f.made[j].as || f.starts[c.col] != at || at+c.span > to {
			continue
		}
		f.empty(c.properties, at, c.span)
		at += c.span
	}
	f.empty("", at, to-at)
}

// cell writes a cell that begins at a column and spans some; none where it spans none.
func (f *gridFitter) cell(c *writtenCell, col, span int) {
	if span < 1 {
		f.at = c.to
		return
	}
	f.copy(c.propFrom)
	properties := string(f.source[c.propFrom-f.from : c.propTo-f.from])
	if c.of.span != span || f.width(col, span) != f.templateWidth(c.of.col, c.of.span) {
		properties = setWidth(properties, f.width(col, span))
		properties = setSpan(properties, f.table.prefix, span)
	}
	switch merge := mergeOf(properties); {
	case merge == mergeContinue && f.above[col] != span: // what it went on with stands over other columns now
		properties = setMerge(properties, f.table.prefix, mergeStart)
		fallthrough
	case merge != notMerged:
		f.merged[col] = span
	}
	f.out.WriteString(properties)
	f.at = c.propTo
	f.copy(c.to)
}

// templateWidth returns how wide columns of the template are together.
func (f *gridFitter) templateWidth(col, span int) int {
	total := 0
	for end := min(col+span, len(f.table.widths)); col < end; col++ {
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

// empty writes an empty cell, with the properties that one has in the template, "" for none.
func (f *gridFitter) empty(properties string, col, span int) {
	if span < 1 {
		return
	}
	p := f.table.prefix
	if properties == "" {
		properties = "<" + p + "tcPr><" + p + "tcW " + p + `w="0" ` + p + `type="dxa"/></` + p + "tcPr>"
	}
	properties = setSpan(withoutMerge(properties), p, span)
	f.out.WriteString("<" + p + "tc>" + setWidth(properties, f.width(col, span)) + "<" + p + "p/></" + p + "tc>")
}
