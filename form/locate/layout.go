package locate

import (
	"slices"

	"nianbao/form"
	"nianbao/grid"
)

// A Layout is where a form stands in a filing: each table with the labels by which its cells were found, and what was
// passed over. It answers why a cell was read and not another.
type Layout struct {
	Form   *form.Form
	Cells  int           // how many cells of the form were found
	Tables []TableLayout // in the order of the form
	Others []OtherForm   // the nearest first
}

// An OtherForm is one of which cells were found, too, and that was not taken.
type OtherForm struct {
	Form  *form.Form
	Cells int
}

// A TableLayout is where a table stands.
type TableLayout struct {
	Table      *form.Table
	Cells      int          // how many of its cells were found
	Blocks     []Block      // several where it is cut in pieces, none where it was not found
	PassedOver []PassedOver // in reading order
}

// A Block is one copy of a table or of a piece of it. A cell stands where its row's and its column's label cross.
type Block struct {
	Place   form.Place // the corner of its header
	Rows    []Label    // left of the figures; of a table drawn across one that is no label but the row of figures
	Columns []Label    // above the figures
}

// A Label is that of a row or column, and where it was found.
type Label struct {
	Row, Column *form.Leaf // one of them, or both of a table drawn across; of one drawn turned columns stand as rows
	Place       form.Place // the zero Place where it was not found
	Text        string     // as written
	Near        form.Place // of one that was not found: where an unknown label like it stands
	NearText    string     // and what that says
}

// Layout tells where Read found a form in the grids, and what it passed over. The error is ErrNoForm.
func (x *Index) Layout(book *grid.Book) (*Layout, error) {
	normalized, _ := normalizeAll(book.Grids)
	best, found := x.match(book, normalized, nil)
	if best == nil {
		return nil, ErrNoForm
	}
	l := &Layout{Form: best.Form, Cells: best.from.cells}
	for t := range best.Form.Tables {
		l.Tables = append(l.Tables, best.tableLayout(t, found))
	}
	for _, other := range found {
		if other != best.from {
			l.Others = append(l.Others, OtherForm{other.form, other.cells})
		}
	}
	return l, nil
}

func (b *reportBuilder) tableLayout(t int, found []*formMatch) TableLayout {
	m := b.from
	l := TableLayout{Table: b.Form.Tables[t]}
	if len(m.matches[t]) > 0 {
		taken := m.matches[t][0]
		l.Cells = taken.cells
		for _, part := range append([]*tableMatch{taken}, taken.parts...) {
			l.Blocks = append(l.Blocks, m.blockLayout(part, taken))
			l.PassedOver = append(l.PassedOver, m.passedLabels(part)...)
		}
	}
	l.PassedOver = append(l.PassedOver, m.passedTables(t)...)
	l.PassedOver = append(l.PassedOver, m.otherEditions(t, found)...)
	for _, p := range passedFaults(b.Report, l.Table) {
		known := func(o PassedOver) bool { return o.Place == p.Place && o.Why != SeveralCells }
		if !slices.ContainsFunc(l.PassedOver, known) {
			l.PassedOver = append(l.PassedOver, p)
		}
	}
	slices.SortStableFunc(l.PassedOver, func(a, b PassedOver) int { return a.Place.Compare(b.Place) })
	suggestNear(&l, b.Faults)
	return l
}

// blockLayout returns where the labels of a match stand; those that no piece of the table has are told with the first.
func (r *formMatch) blockLayout(m, first *tableMatch) Block {
	b := Block{Place: r.corner(m)}
	listed := func(positions []position, i int) bool {
		return positions[i].label != nil || &positions[0] != &m.parted()[0] || m == first && !first.has(i)
	}
	for i, e := range m.header.entries {
		if listed(m.columns, i) {
			b.Columns = append(b.Columns, r.labelLayout(m, e, m.columns[i]))
		}
	}
	if m.stub.unnamed {
		row := m.rows[0].label.Row
		b.Rows = []Label{{Place: r.place(m.grid, row, m.block.left)}}
		return b
	}
	for i, e := range m.stub.entries {
		if e.node.Spare {
			continue
		}
		if listed(m.rows, i) {
			b.Rows = append(b.Rows, r.labelLayout(m, e, m.rows[i]))
		}
	}
	return b
}

func (r *formMatch) labelLayout(m *tableMatch, e axisEntry, p position) Label {
	l := Label{Row: e.row, Column: e.column}
	if p.label != nil {
		l.Place, l.Text = r.place(m.grid, p.label.Row, p.label.Col), p.label.Text
	}
	return l
}

// suggestNear tells each label that was not found which unknown one is most like it.
func suggestNear(l *TableLayout, faults []form.Fault) {
	for _, f := range faults {
		if f.Table != l.Table || f.Near == (form.Place{}) {
			continue
		}
		for b := range l.Blocks {
			for _, labels := range [][]Label{l.Blocks[b].Rows, l.Blocks[b].Columns} {
				for i := range labels {
					if labels[i].Place == (form.Place{}) && labels[i].String() == f.Label {
						labels[i].Near, labels[i].NearText = f.Near, f.Texts[0]
					}
				}
			}
		}
	}
}

// String returns what the form prints for the label, empty for the row of figures of a table drawn across.
func (l Label) String() string {
	if l.Row == nil && l.Column == nil {
		return ""
	}
	return axisEntry{row: l.Row, column: l.Column}.label()
}
