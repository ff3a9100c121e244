package locate

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// values reads each cell where its row and its column meet.
func (r *reading) values(report *draft, f *find) {
	for i, column := range f.columns {
		if column.label == nil {
			continue
		}
		for j, row := range f.rows {
			if row.label == nil {
				continue
			}
			m := f.header.marks[i]
			if !f.stub.unnamed {
				m.row, m.column = cmp.Or(m.row, f.stub.marks[j].row), cmp.Or(m.column, f.stub.marks[j].column)
			}
			c := r.form.Cell(f.table.ID + "." + m.row.ID + "." + m.column.ID)
			report.SetValue(c, r.value(report, c, f, row.label, column.label))
		}
	}
}

// value reads the cell at which a row's label and a column's label meet; merged labels may meet over several drawn cells.
func (r *reading) value(report *draft, c *form.Cell, f *find, row, column *grid.Cell) form.Value {
	g := r.grids[f.grid]
	at := r.place(f.grid, row.Row, column.Col)
	var found *grid.Cell
	for i := row.Row; i < row.Bottom(); i++ {
		for j := column.Col; j < column.Right(); j++ {
			drawn := g.At(i, j)
			switch {
			case drawn == nil || drawn == found || drawn.Text == "" && drawn.Kind == grid.Text && drawn.Formula == "":
			case found != nil || drawn.Row < row.Row || drawn.Col < column.Col || f.shares(drawn, row, column):
				report.Faults = append(report.Faults, form.Fault{Kind: form.UnclearCell, Table: f.table, Cell: c, Places: []form.Place{r.place(f.grid, drawn.Row, drawn.Col)}})
				return form.Value{Place: at, Text: drawn.Text, State: form.Unreadable, Kind: drawn.Kind}
			default:
				found = drawn
			}
		}
	}
	if found == nil {
		return form.Value{Place: at}
	}
	unit := unitOf(column, row)
	if unit == "" && strings.HasSuffix(c.Unit(), "元") {
		unit = r.unitBeside(f, found)
	}
	v := form.ParseValue(found.Text, found.Kind, c.Unit(), unit)
	v.Formula, v.Array = found.Formula, found.Array
	v.Shown, v.Hidden = found.Shown, found.Hidden || g.Hidden
	v.Place = r.place(f.grid, found.Row, found.Col)
	return v
}

// shares reports whether a drawn cell reaches over further rows or columns of the table than those it is read for.
func (f *find) shares(c, row, column *grid.Cell) bool {
	return slices.ContainsFunc(f.columns, func(s spot) bool {
		return s.label != nil && s.label != column && s.label.Col >= c.Col && s.label.Col < c.Right()
	}) || slices.ContainsFunc(f.rows, func(s spot) bool {
		return s.label != nil && s.label != row && s.label.Row >= c.Row && s.label.Row < c.Bottom()
	})
}

var (
	// unitInLabel finds the unit of money that a label states, （单位：万元）, or a unit of counts beyond one: （万件）.
	unitInLabel = regexp.MustCompile(`(?:单位[:为]?|人民币|\()\s*(?:人民币)?([百千万十亿]*元|[百千万十亿]+[件项个条])`)
	// unitInNote finds the unit of money that a line above a table states: 金额单位：元, 计量单位：件、万元.
	unitInNote = regexp.MustCompile(`单位[:为].*?([百千万十亿]*元)`)
	unitAlone  = regexp.MustCompile(`^\s*[（(]?\s*([百千万十亿]*元)\s*[）)]?\s*$`)
)

// unitOf returns the unit that a row's or a column's label states, empty for none.
func unitOf(labels ...*grid.Cell) string {
	for _, l := range labels {
		if !strings.ContainsAny(l.Text, "元件项个条") {
			continue
		}
		if m := unitInLabel.FindStringSubmatch(form.HalfWidth(l.Text)); m != nil {
			return m[1]
		}
	}
	return ""
}

// unitBeside returns the unit of money that stands right of a figure, or in the nearest line above the table; empty for none.
func (r *reading) unitBeside(f *find, figure *grid.Cell) string {
	g := r.grids[f.grid]
	if next := g.At(figure.Row, figure.Right()); next != nil && next.Kind == grid.Text {
		if m := unitAlone.FindStringSubmatch(next.Text); m != nil {
			return m[1]
		}
	}
	unit := ""
	for i := range g.Cells {
		if c := &g.Cells[i]; c.Row < f.band.top && c.Kind == grid.Text && len(c.Text) <= maxParticular && strings.Contains(c.Text, "元") {
			if m := unitInNote.FindStringSubmatch(form.HalfWidth(c.Text)); m != nil {
				unit = m[1]
			}
		}
	}
	return unit
}
