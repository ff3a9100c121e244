package filing

import (
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// calculate stores the results of all formulas that can be calculated here where they are not what is stored.
func (m *mender) calculate() error {
	m.sort()
	w := formula.New(m.book)
	for sheet, g := range m.book.Grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			if c.Formula == "" || c.Array || g.Source != grid.Sheet {
				continue
			}
			at := formula.Cell{Sheet: sheet, Row: c.Row, Col: c.Col}
			now, err := w.Recalculate(at)
			if err != nil || now.Near(w.Stored(at)) {
				continue
			}
			if err := m.result(at, c, now); err != nil {
				return err
			}
		}
	}
	return nil
}

// result stores a formula's result and says so.
func (m *mender) result(at formula.Cell, c *grid.Cell, now formula.Value) error {
	name := m.book.Grids[at.Sheet].Name
	var err error
	switch now.Kind {
	case formula.Number:
		err = m.editor.SetResult(name, at.Row, at.Col, now.Number.String())
	case formula.Text:
		err = m.editor.SetTextResult(name, at.Row, at.Col, now.Text)
	default: // an error value, which is found again and told of
		return nil
	}
	if err != nil {
		return err
	}
	if i, ok := m.changed[at]; ok {
		change := &m.changes[i]
		change.After += "（" + now.String() + "）"
		if before := m.report.Value(change.Cell); before.State == form.Number && now.Kind == formula.Number && !before.Number.Equal(now.Number) {
			m.doubts = append(m.doubts, *change)
		}
		return nil
	}
	before := c.Text
	if c.Kind == grid.Uncalculated {
		before = "没有结果"
	}
	m.changes = append(m.changes, Change{Place: m.report.PlaceOf(at.Sheet, at.Row, at.Col), Before: "=" + c.Formula + "（" + before + "）", After: "=" + c.Formula + "（" + now.String() + "）"})
	return nil
}

// misread returns the first cell of which the mended workbook does not hold what it was meant to, empty where all is well.
func (m *mender) misread(mended *form.Report) string {
	if mended.Form != m.report.Form {
		return "版本"
	}
	for _, c := range m.report.Form.Cells {
		before, after := m.report.Value(c), mended.Value(c)
		at, row, col := before.Place.At()
		if before.Place == (form.Place{}) {
			continue
		}
		want := m.book.Grids[at].At(row, col)
		switch {
		case want == nil:
			if after.State != form.Blank {
				return before.Place.String()
			}
		case want.Formula != after.Formula, want.Formula == "" && want.Text != after.Text,
			want.Formula == "" && before.State == form.Number && !before.Number.Equal(after.Number):
			return before.Place.String()
		}
	}
	return ""
}
