package locate

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/title"
	"nianbao/form/unit"
	"nianbao/grid"
)

// values reads each cell where its row and its column meet.
func (r *formMatch) values(report *reportBuilder, m *tableMatch) {
	ofRows := make([]string, len(m.rows)) // the units that their labels state
	for i, row := range m.rows {
		if row.label == nil {
			continue
		}
		ofRows[i] = unit.InLabel(row.label.Text)
		if m.keys != nil && m.stub.entries[i].node.Open != nil {
			report.SetKeyPlace(m.table, m.stub.entries[i].row, r.place(m.grid, row.label.Row, row.label.Col))
		}
	}
	for i, column := range m.columns {
		if column.label == nil {
			continue
		}
		ofColumn := unit.InLabel(column.label.Text)
		for j, row := range m.rows {
			if row.label != nil {
				c := r.cell(m, i, j)
				report.SetValue(c, r.value(report, c, m, row.label, column.label, cmp.Or(ofColumn, ofRows[j])))
			}
		}
	}
}

// cell returns the cell of the form at which an entry of the header and one of the stub meet.
func (r *formMatch) cell(m *tableMatch, column, row int) *form.Cell {
	e := m.header.entries[column]
	if !m.stub.unnamed {
		beside := m.stub.entries[row]
		if e.row == nil {
			e.rowAt = beside.rowAt
		}
		if e.column == nil {
			e.columnAt = beside.columnAt
		}
	}
	return m.table.CellsOf(e.rowAt)[e.columnAt]
}

// value reads the cell at which a row's label and a column's label meet; merged labels may meet over several drawn cells.
// stated is the unit that one of the labels states, empty for none.
func (r *formMatch) value(report *reportBuilder, c *form.Cell, m *tableMatch, row, column *grid.Cell, stated string) form.Value {
	g := r.grids[m.grid]
	var found *grid.Cell
	for i := row.Row; i < row.Bottom(); i++ {
		for j := column.Col; j < column.Right(); j++ {
			drawn := g.At(i, j)
			switch {
			case drawn == nil || drawn == found || drawn.Text == "" && drawn.Kind == grid.Text && drawn.Formula == "":
			case found != nil || drawn.Row < row.Row || drawn.Col < column.Col || m.reachesOthers(drawn, row, column):
				report.fault(form.Fault{Kind: form.UnclearCell, Table: m.table, Cell: c,
					Places: []form.Place{r.place(m.grid, drawn.Row, drawn.Col)}})
				return form.Value{Place: r.place(m.grid, row.Row, column.Col), Text: drawn.Text, State: form.Unreadable, Kind: drawn.Kind}
			default:
				found = drawn
			}
		}
	}
	if found == nil {
		return c.Nothing(g.At(row.Row, column.Col), r.place(m.grid, row.Row, column.Col))
	}
	if c.IsWords() {
		return r.words(report, c, m, found)
	}
	written := cmp.Or(found.Money.String(), stated)
	if written == "" && strings.HasSuffix(c.Unit(), "元") {
		written = r.unitBeside(m, found)
	} else if written == "" {
		written = r.manifoldUnit(report, m)
	}
	v := form.ParseValue(found.Text, found.Kind, c.Unit(), written)
	v.Formula, v.Array = found.Formula, found.Array
	v.Shown, v.Hidden = found.Shown, found.Hidden || g.Hidden
	v.SetLook(found)
	v.Place = r.place(m.grid, found.Row, found.Col)
	return v
}

// words reads a cell of words as it is seen.
func (r *formMatch) words(report *reportBuilder, c *form.Cell, m *tableMatch, found *grid.Cell) form.Value {
	v := c.ReadWords(found.Text, found.Seen(), found.Kind)
	v.Formula, v.Array = found.Formula, found.Array
	v.Hidden = found.Hidden || r.grids[m.grid].Hidden
	v.SetLook(found)
	v.Place = r.place(m.grid, found.Row, found.Col)
	if found.Undrawn {
		report.fault(form.Fault{Kind: form.Undrawn, Table: m.table, Cell: c, Texts: []string{found.Text},
			Places: []form.Place{v.Place}})
	}
	return v
}

// reachesOthers reports whether a drawn cell reaches over further rows or columns of the table than those it is read for.
func (m *tableMatch) reachesOthers(c, row, column *grid.Cell) bool {
	return slices.ContainsFunc(m.columns, func(p position) bool {
		return p.label != nil && p.label != column && p.label.Col >= c.Col && p.label.Col < c.Right()
	}) || (m.table.Open == nil || c.Rows() > 1) && slices.ContainsFunc(m.rows, func(p position) bool {
		return p.label != nil && p.label != row && p.label.Row >= c.Row && p.label.Row < c.Bottom()
	})
}

// unitBeside returns the unit of money that stands right of a figure, in the nearest line above the table, or in a note
// below it; empty for none.
func (r *formMatch) unitBeside(m *tableMatch, figure *grid.Cell) string {
	g := r.grids[m.grid]
	if next := g.At(figure.Row, figure.Right()); next != nil && next.Kind == grid.Text && unit.Alone(next.Text) != "" {
		return unit.Alone(next.Text)
	}
	if m.money == nil {
		labels := r.labels() // what one of them counts in is of its row or column alone
		m.money = slices.DeleteFunc(slices.Clone(g.Cells), func(c grid.Cell) bool {
			return c.Kind != grid.Text || len(c.Text) > title.MaxLine || unit.InNote(c.Text) == "" || labels[gridCell{m.grid, c.Row, c.Col}]
		})
	}
	above, below := "", ""
	for i := range m.money {
		switch c := &m.money[i]; {
		case c.Row < m.block.top:
			above = unit.InNote(c.Text)
		case c.Row > figure.Row:
			below = cmp.Or(below, unit.InNote(c.Text))
		}
	}
	if stated := cmp.Or(above, below); stated != "" || g.Source != grid.Table {
		return stated
	}
	return cmp.Or(r.unitInParagraphs(m.grid-1, true), r.unitInParagraphs(m.grid+1, false))
}

// unitInParagraphs returns the unit of money that the last or first of some paragraphs state, empty for none.
func (r *formMatch) unitInParagraphs(at int, last bool) string {
	if at < 0 || at >= len(r.grids) || r.grids[at].Source != grid.Prose || r.grids[at].Aside {
		return ""
	}
	cells := r.grids[at].Cells
	near := cells[:min(len(cells), unit.NearParagraphs)]
	if last {
		near = cells[max(0, len(cells)-unit.NearParagraphs):]
	}
	for i := range near {
		if stated := unit.InNote(near[i].Text); stated != "" && len(near[i].Text) <= title.MaxLine {
			return stated
		}
	}
	return ""
}
