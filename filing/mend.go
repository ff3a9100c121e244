package filing

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
	"nianbao/xlsx/edit"
)

// A mender changes the cells of a workbook, in the file and in a copy of what was read, in which formulas are calculated anew.
type mender struct {
	report  *form.Report
	editor  *edit.Editor
	book    *grid.Book
	changes []Change
	doubts  []Change
	unset   []Change
	unsure  map[*form.Table]bool // tables whose rows and columns are not all certain: nothing in them is changed
	at      map[formula.Cell]int // the cells of the copy, by their index in their grid
	changed map[formula.Cell]int // the changes, by the cell
}

// copyOf returns a book whose cells may be changed.
func copyOf(b *grid.Book) *grid.Book {
	book := *b
	book.Grids = make([]*grid.Grid, len(b.Grids))
	for i, g := range b.Grids {
		book.Grids[i] = &grid.Grid{Name: g.Name, Source: g.Source, Hidden: g.Hidden, Cells: slices.Clone(g.Cells), Under: slices.Clone(g.Under)}
	}
	return &book
}

func (m *mender) mend(findings []check.Finding, zeroBlanks bool) error {
	m.unsure, m.changed = unsureTables(m.report), map[formula.Cell]int{}
	m.index()
	if m.book.Macros {
		m.changes = append(m.changes, Change{Before: "带有宏", After: "不带宏"})
	}
	if m.book.Manual {
		m.editor.CalculateAutomatically()
		m.changes = append(m.changes, Change{Before: "手动计算", After: "自动计算"})
	}
	if err := m.formulas(formulasToMend(m.report, findings)); err != nil {
		return err
	}
	shared := m.sharedCells()
	for _, c := range m.report.Form.Cells {
		v := m.report.Value(c)
		place, ok := m.place(c)
		if !ok || v.Formula != "" || m.report.Form.Totals()[c] != nil && v.State != form.Number || shared[m.drawn(place)] {
			continue
		}
		if _, done := m.changed[place]; done {
			continue
		}
		var err error
		switch {
		case v.State == form.Number && v.Kind == grid.Text:
			if n, ok := asWritten(c, v); ok {
				err = m.number(c, place, n)
			}
		case zeroBlanks && (v.State == form.Blank || v.State == form.Stroke):
			err = m.number(c, place, decimal.Zero)
		}
		if err != nil {
			return err
		}
	}
	return m.calculate()
}

// index notes where the copy's cells are.
func (m *mender) index() {
	m.at = map[formula.Cell]int{}
	for sheet, g := range m.book.Grids {
		for i := range g.Cells {
			m.at[formula.Cell{Sheet: sheet, Row: g.Cells[i].Row, Col: g.Cells[i].Col}] = i
		}
	}
}

// place returns where a cell of the form stands, false for one that is on no sheet or in a table that is not certain.
func (m *mender) place(c *form.Cell) (formula.Cell, bool) {
	p := m.report.Value(c).Place
	at, row, col := p.At()
	return formula.Cell{Sheet: at, Row: row, Col: col}, p != (form.Place{}) && m.book.Grids[at].Source == grid.Sheet && !m.unsure[c.Table]
}

// drawn returns where the cell begins that is drawn over a place: a merge's first.
func (m *mender) drawn(at formula.Cell) formula.Cell {
	if c := m.report.Book.Grids[at.Sheet].At(at.Row, at.Col); c != nil {
		return formula.Cell{Sheet: at.Sheet, Row: c.Row, Col: c.Col}
	}
	return at
}

// sharedCells returns the drawn cells that several cells of the form have together, as a row merged over “无” has: nobody's figure goes there.
func (m *mender) sharedCells() map[formula.Cell]bool {
	seen, shared := map[formula.Cell]bool{}, map[formula.Cell]bool{}
	for _, c := range m.report.Form.Cells {
		if at, ok := m.place(c); ok {
			d := m.drawn(at)
			shared[d] = seen[d]
			seen[d] = true
		}
	}
	return shared
}

// formulas puts the mandated formulas in. One that would lead back to itself, because a part is reckoned from it, is left to people.
func (m *mender) formulas(wrong map[*form.Cell]string) error {
	old := map[formula.Cell]grid.Cell{}
	shared := m.sharedCells()
	var set []*form.Cell
	for _, c := range m.report.Form.Cells {
		at, ok := m.place(c)
		if text := wrong[c]; ok && text != "" && text != m.report.Value(c).Formula && !shared[m.drawn(at)] {
			cell := m.cell(at)
			old[at] = *cell
			cell.Formula, cell.Kind, cell.Text, cell.Array = text, grid.Uncalculated, "", false
			set = append(set, c)
		}
	}
	m.sort()
	w := formula.New(m.book)
	for _, c := range set {
		at, _ := m.place(c)
		reason := ""
		if circle, err := w.Circle(at); err != nil || len(circle) > 0 {
			reason = "放上公式会循环引用"
		} else if err := m.editor.SetFormula(m.book.Grids[at.Sheet].Name, at.Row, at.Col, wrong[c], ""); err != nil {
			var unmendable *edit.Error
			if !errors.As(err, &unmendable) {
				return err
			}
			reason = unmendable.Error()
		}
		before := m.report.Value(c)
		if reason != "" {
			m.unset = append(m.unset, Change{before.Place, c, written(before), reason})
			*m.cell(at) = old[at]
			continue
		}
		if err := m.remember(at, before); err != nil {
			return err
		}
		m.change(at, Change{before.Place, c, written(before), "=" + wrong[c]})
	}
	return nil
}

func (m *mender) change(at formula.Cell, c Change) {
	m.changed[at] = len(m.changes)
	m.changes = append(m.changes, c)
}

// remember keeps a remark that a figure stands for no longer as a comment.
func (m *mender) remember(at formula.Cell, before form.Value) error {
	if before.Remark == "" {
		return nil
	}
	return m.editor.Mark(m.book.Grids[at.Sheet].Name, at.Row, at.Col, "", "原来填的是："+before.Text)
}

// unsureTables returns the tables whose rows and columns are not all certain.
func unsureTables(r *form.Report) map[*form.Table]bool {
	unsure := map[*form.Table]bool{}
	for _, f := range r.Faults {
		switch f.Kind {
		case form.MissingRow, form.MissingColumn, form.DoubledTable, form.DoubledLabel, form.UnclearCell, form.DividedColumn:
			unsure[f.Table] = true
		}
	}
	return unsure
}

// asWritten returns a value's figure in the unit in which its column is written, false where it has another than the form's and none
// that can be converted.
func asWritten(c *form.Cell, v form.Value) (decimal.Decimal, bool) {
	switch {
	case v.Written == "" || v.Written == c.Unit():
		return v.Number, true
	case v.Written == "元" && c.Unit() == "万元":
		return v.Number.Shift(4), true
	}
	return decimal.Zero, false
}

// formulasToMend returns the formulas that must stand where they do not.
func formulasToMend(r *form.Report, findings []check.Finding) map[*form.Cell]string {
	wrong := map[*form.Cell]string{}
	for i := range findings {
		f := &findings[i]
		about := f.Cells
		switch f.Rule.ID {
		case "F01":
		case "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F15", "F16", "F18":
			about = f.Cells[:1] // the others are what it adds up
		case "V01", "V02": // a blank total, or one with a word in it
		default:
			continue
		}
		for _, c := range about {
			if cell := r.Form.Cell(c.ID); cell != nil {
				wrong[cell] = check.Mandated(r, cell)
			}
		}
	}
	return wrong
}

func (m *mender) number(c *form.Cell, at formula.Cell, n decimal.Decimal) error {
	before := m.report.Value(c)
	err := m.editor.SetNumber(m.book.Grids[at.Sheet].Name, at.Row, at.Col, n)
	var unmendable *edit.Error
	if errors.As(err, &unmendable) {
		m.unset = append(m.unset, Change{before.Place, c, written(before), unmendable.Error()})
		return nil
	}
	if err == nil {
		err = m.remember(at, before)
	}
	if err != nil {
		return err
	}
	cell := m.cell(at)
	cell.Formula, cell.Kind, cell.Text = "", grid.Number, n.String()
	m.change(at, Change{before.Place, c, written(before), n.String()})
	return nil
}

// cell returns the copy's cell at a place, which is made where the sheet has none.
func (m *mender) cell(at formula.Cell) *grid.Cell {
	g := m.book.Grids[at.Sheet]
	i, ok := m.at[at]
	if !ok {
		i = len(g.Cells)
		m.at[at] = i
		g.Cells = append(g.Cells, grid.Cell{Row: at.Row, Col: at.Col})
	}
	return &g.Cells[i]
}

// sort puts the copy's cells into order again.
func (m *mender) sort() {
	for _, g := range m.book.Grids {
		g.Sort()
	}
	m.index()
}

// written returns what stands in a cell as a clerk sees it when the cell is chosen.
func written(v form.Value) string {
	switch {
	case v.Formula != "":
		return "=" + v.Formula
	case v.Text == "":
		return "空白"
	case v.Kind == grid.Text:
		return "文本“" + strings.Join(strings.Fields(v.Text), " ") + "”"
	}
	return v.Text
}
