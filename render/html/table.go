package html

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/form"
)

// A table is a section's tables as report.html prints them, one below the other.
type table struct {
	Caption string
	Dense   bool // many columns, in smaller type
	Whole   bool // one table of the form, to be kept on one printed page
	Columns []column
	Groups  []rowGroup
}

// A rowGroup is a thead or a tbody: the head, or one of the section's tables.
type rowGroup struct {
	Head bool
	Rows [][]cell
}

// A column has a width in percent, and a class where it holds row labels: it stays in sight while the figures scroll.
type column struct{ Width, Class string }

type cell struct {
	Lines      []string
	Rows, Cols int
	Scope      string // what it is the heading of; empty for a figure
	Class      string
}

// dense is how many columns a table has that is set in smaller type.
const dense = 8

// newTable lays out a section's tables with the report's figures.
func newTable(r *form.Report, s *form.Section) *table {
	d := s.Grid()
	t := &table{Caption: s.Title, Dense: d.Width >= dense, Whole: len(s.Tables) == 1, Columns: columns(d)}
	rows := make([][]int, d.Height)
	for i := range d.Cells {
		rows[d.Cells[i].Row] = append(rows[d.Cells[i].Row], i)
	}
	for row, cells := range rows {
		slices.SortFunc(cells, func(a, b int) int { return d.Cells[a].Col - d.Cells[b].Col })
		if row == 0 || row == d.Header || len(cells) > 0 && d.Slots[cells[0]].Role == form.Heading {
			t.Groups = append(t.Groups, rowGroup{Head: row < d.Header})
		}
		var line []cell
		for _, i := range cells {
			line = append(line, newCell(r, d, i))
		}
		g := &t.Groups[len(t.Groups)-1]
		g.Rows = append(g.Rows, line)
	}
	return t
}

func newCell(r *form.Report, d *form.SectionGrid, i int) cell {
	c, s := &d.Cells[i], &d.Slots[i]
	out := cell{Rows: c.Rows(), Cols: c.Cols(), Lines: []string{c.Text}}
	switch s.Role {
	case form.Data:
		out.Lines = strings.Split(clean(figureOf(s.Cell, r.Value(s.Cell))), "\n")
		if s.Cell.IsWords() && len(s.Cell.OneOf()) == 0 {
			out.Class = "left"
		}
	case form.Heading:
		out.Scope, out.Class = "rowgroup", "heading left"
	case form.Corner:
		out.Scope = "col"
		if d.Stub > 1 {
			out.Class = "left"
		}
	case form.Header:
		out.Scope = scope("col", c.Cols())
	case form.Stub:
		out.Scope = scope("row", c.Rows())
		switch {
		case s.Vertical:
			out.Class = "down"
		case d.Stub > 1:
			out.Class = "left"
		}
	}
	if d.Width >= dense && c.Col < d.Stub {
		out.Class = strings.TrimSpace(out.Class + " " + stuck(d, c.Col))
	}
	return out
}

// stuck returns the class of what begins in a column of row labels, counted from the last: only so many stay in sight.
func stuck(d *form.SectionGrid, col int) string {
	return fmt.Sprintf("stub%d", min(d.Stub-col, maxStuck))
}

// maxStuck is how many columns of labels the style sheet has places for.
const maxStuck = 3

func scope(of string, n int) string {
	if n > 1 {
		return of + "group"
	}
	return of
}

// figureOf returns what is printed for a value: a figure with its unit where the form prints that, a stroke or a word
// as it was typed.
func figureOf(c *form.Cell, v form.Value) string {
	switch {
	case v.State == form.Words:
		return v.Words
	case v.State == form.Number:
		return c.Printed(v.Number)
	case v.State == form.Stroke && strings.TrimSpace(v.Text) == "":
		return v.Normalized()
	}
	return strings.TrimSpace(strings.ReplaceAll(v.Text, "\r\n", "\n"))
}

// columns returns the columns with their widths in percent.
func columns(d *form.SectionGrid) []column {
	list := make([]column, d.Width)
	for i, share := range d.Shares() {
		list[i].Width = fmt.Sprintf("%d.%d", share/10, share%10)
		if d.Width >= dense && i < d.Stub {
			list[i].Class = stuck(d, i)
		}
	}
	return list
}
