package locate

import (
	"slices"

	"nianbao/form"
	"nianbao/grid"
)

// missingLabels reports the rows that stand in no part of the table, and of a table drawn across the columns.
func (r *formMatch) missingLabels(report *reportBuilder, m *tableMatch) {
	kind, entries := form.MissingRow, m.stub.entries
	if m.stub.unnamed {
		kind, entries = form.MissingColumn, m.header.entries
	}
	for i, e := range entries {
		if !m.has(i) {
			report.fault(form.Fault{Kind: kind, Table: m.table, Label: e.label(), Places: []form.Place{r.corner(m)}})
		}
	}
}

// labelFaults reports the labels that are missing from a header, doubled or unknown.
func (r *formMatch) labelFaults(report *reportBuilder, m *tableMatch) {
	for i, p := range m.columns {
		if p.label == nil && !m.stub.unnamed {
			label := m.header.entries[i].label()
			report.fault(form.Fault{Kind: form.MissingColumn, Table: m.table, Label: label,
				Places: []form.Place{r.corner(m)}})
		}
	}
	if m.table.Open != nil && m.keys == nil {
		report.fault(form.Fault{Kind: form.MissingColumn, Table: m.table, Label: m.table.Open.Label,
			Places: []form.Place{r.corner(m)}})
	}
	for _, c := range m.across {
		report.fault(form.Fault{Kind: form.ForeignRow, Table: m.table, Label: c.Text,
			Places: []form.Place{r.place(m.grid, c.Row, c.Col)}})
	}
	r.dividedColumns(report, m)
	r.repeatedRows(m)
	for _, hits := range m.doubled {
		fault := form.Fault{Kind: form.DoubledLabel, Table: m.table, Label: hits[0].node.Label}
		for _, h := range hits {
			fault.Places = append(fault.Places, r.place(m.grid, h.cell.Row, h.cell.Col))
		}
		report.fault(fault)
	}
	r.unknownLabels(report, m)
	r.valuesUnderMerges(report, m)
}

// belowColumn is how many rows below a header are looked at for further labels. Chosen: a test has one row of them.
const belowColumn = 3

// dividedColumns reports columns under whose label further labels stand (上年 and 本年 under 本年制发件数): which of them
// counts, the form does not say. A line across an open table is told of by itself.
func (r *formMatch) dividedColumns(report *reportBuilder, m *tableMatch) {
	first := endless
	for _, p := range m.rows {
		if p.label != nil {
			first = min(first, p.label.Row)
		}
	}
	for row := m.block.bottom; row < first && row < m.block.bottom+belowColumn; row++ {
		for i, p := range m.columns {
			if p.label == nil || m.header.entries[i].node.IsWords() {
				continue
			}
			if c := r.grids[m.grid].At(row, p.label.Col); c != nil && c.Row == row && !slices.Contains(m.across, c) && isSublabel(c) {
				report.fault(form.Fault{Kind: form.DividedColumn, Table: m.table, Label: p.label.Text,
					Texts: []string{form.OneLine(c.Text)}, Places: []form.Place{r.place(m.grid, row, c.Col)}})
			}
		}
	}
}

// isSublabel reports whether a cell below a label is one, too: neither a figure nor a unit.
func isSublabel(c *grid.Cell) bool {
	return c.Kind == grid.Text && form.ParseValue(c.Text, c.Kind, "", "").State == form.Unreadable && !form.IsUnit(c.Text)
}

// valuesUnderMerges reports the figures that lie under merges among a match's rows and columns. Nobody sees them, but
// formulas add them up.
func (r *formMatch) valuesUnderMerges(report *reportBuilder, m *tableMatch) {
	g := r.grids[m.grid]
	for i := range g.Under {
		if c := &g.Under[i]; form.HoldsFigure(c) && m.crosses(c) {
			report.fault(form.Fault{Kind: form.BuriedValue, Table: m.table, Texts: []string{c.Text},
				Places: []form.Place{r.place(m.grid, c.Row, c.Col)}})
		}
	}
}

// crosses reports whether a cell stands below a header's labels and beside a stub's.
func (m *tableMatch) crosses(c *grid.Cell) bool {
	below := func(p position) bool { return p.label != nil && p.label.Col <= c.Col && c.Col < p.label.Right() }
	beside := func(p position) bool { return p.label != nil && p.label.Row <= c.Row && c.Row < p.label.Bottom() }
	return slices.ContainsFunc(m.columns, below) && slices.ContainsFunc(m.rows, beside)
}
