package filing

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
	"nianbao/opc"
	"nianbao/xlsx"
)

// A Fixing says how a workbook is to be mended.
type Fixing struct {
	Out        string // empty: only tell what would change
	ZeroBlanks bool   // write 0 into blank cells and those with a stroke
	Force      bool   // replace an existing file
}

// A Change is what was done to one cell.
type Change struct {
	Place         form.Place
	Cell          *form.Cell // nil for a cell that is none of the form's
	Before, After string
}

// A Fixed is the outcome of mending a workbook.
type Fixed struct {
	Filing  *Filing
	Changes []Change
	Doubts  []Change        // those of totals that were another figure: that, or a part, is wrong
	Left    []check.Finding // what is wrong with the mended workbook still
	Path    string          // the file written; empty where only the changes were asked for
}

// Fix puts the mandated formulas back, turns text into the numbers that it spells and stores the results that formulas give. No figure is
// guessed: what cannot be mended so is left and told of. Everything else in the workbook stays as it was, but macros, which are left
// out. The error is an *Error; nothing is written then.
func (l *Library) Fix(f *Filing, how Fixing) (*Fixed, error) {
	if how.Out != "" || f.Kind != Workbook {
		if err := f.editable(how.Out, how.Force); err != nil {
			return nil, err
		}
	}
	e, err := f.edit()
	if err != nil {
		return nil, explain(f.Path, err, "这个工作簿改不了")
	}
	m := &mender{report: f.Report, editor: e, book: copyOf(f.Report.Book)}
	if err := m.mend(l.Check(f), how.ZeroBlanks); err != nil {
		return nil, explain(f.Path, err, "这个工作簿改不了")
	}
	done := &Fixed{Filing: f, Changes: m.changes, Doubts: m.doubts}
	data, err := e.Package().Bytes()
	if err != nil {
		return nil, explain(f.Path, err, "改过的工作簿写不出来")
	}
	mended, err := l.readBack(f.Path, data)
	if err != nil {
		return nil, err
	}
	if wrong := m.unlike(mended.Report); wrong != "" {
		return nil, &Error{Path: f.Path, Reason: "改过的工作簿读回来与要改的不一致（" + wrong + "），没有保存", Advice: "请手工改正，并告诉程序的维护者。"}
	}
	done.Left = l.Check(mended)
	if how.Out == "" {
		return done, nil
	}
	if err := save(how.Out, data, how.Force); err != nil {
		return nil, err
	}
	done.Path = how.Out
	return done, nil
}

// readBack reads a workbook that was not saved yet.
func (l *Library) readBack(path string, data []byte) (*Filing, error) {
	pkg, err := opc.Read(data)
	if err != nil {
		return nil, explain(path, err, "改过的工作簿读不回来")
	}
	return l.read(path, pkg)
}

// A mender changes the cells of a workbook, in the file and in a copy of what was read, in which formulas are calculated anew.
type mender struct {
	report  *form.Report
	editor  *xlsx.Editor
	book    *grid.Book
	changes []Change
	doubts  []Change
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
	wrong, unsure := formulasToMend(m.report, findings), unsureTables(m.report)
	for _, c := range m.report.Form.Cells {
		v := m.report.Value(c)
		at, row, col := v.Place.At()
		if v.Place == (form.Place{}) || m.book.Grids[at].Source != grid.Sheet || unsure[c.Table] {
			continue
		}
		var err error
		switch {
		case wrong[c] != "":
			err = m.formula(c, at, row, col, wrong[c])
		case v.Formula != "":
		case v.State == form.Number && v.Kind == grid.Text:
			if n, ok := asWritten(c, v); ok {
				err = m.number(c, at, row, col, n)
			}
		case zeroBlanks && (v.State == form.Blank || v.State == form.Stroke):
			err = m.number(c, at, row, col, decimal.Zero)
		}
		var unmendable *xlsx.EditError
		if err != nil && !errors.As(err, &unmendable) { // a cell of an array formula is left, and found again
			return err
		}
	}
	if m.book.Manual {
		m.editor.CalculateAutomatically()
		m.changes = append(m.changes, Change{Before: "手动计算", After: "自动计算"})
	}
	return m.calculate()
}

// unsureTables returns the tables whose rows and columns are not all certain: nothing in them is changed.
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

// formula puts a formula into a cell. Its result follows when all of them stand.
func (m *mender) formula(c *form.Cell, at, row, col int, text string) error {
	sheet := m.book.Grids[at].Name
	if err := m.editor.SetFormula(sheet, row, col, text, ""); err != nil {
		return err
	}
	before := m.report.Value(c)
	cell := m.cell(at, row, col)
	cell.Formula, cell.Kind, cell.Text, cell.Array = text, grid.Uncalculated, "", false
	m.changes = append(m.changes, Change{before.Place, c, written(before), "=" + text})
	return nil
}

func (m *mender) number(c *form.Cell, at, row, col int, n decimal.Decimal) error {
	sheet := m.book.Grids[at].Name
	if err := m.editor.SetNumber(sheet, row, col, n); err != nil {
		return err
	}
	before := m.report.Value(c)
	if before.Remark != "" { // the number alone would lose it
		if err := m.editor.Mark(sheet, row, col, "", "原来填的是："+before.Text); err != nil {
			return err
		}
	}
	cell := m.cell(at, row, col)
	cell.Formula, cell.Kind, cell.Text = "", grid.Number, n.String()
	m.changes = append(m.changes, Change{before.Place, c, written(before), n.String()})
	return nil
}

// cell returns the copy's cell at a place, which is made where the sheet has none.
func (m *mender) cell(at, row, col int) *grid.Cell {
	g := m.book.Grids[at]
	if c := g.At(row, col); c != nil {
		return c
	}
	g.Cells = append(g.Cells, grid.Cell{Row: row, Col: col})
	g.Sort()
	return g.At(row, col)
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

// calculate stores the results of all formulas that can be calculated here where they are not what is stored.
func (m *mender) calculate() error {
	w := formula.New(m.book)
	for sheet, g := range m.book.Grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			if c.Formula == "" || c.Array || g.Source != grid.Sheet {
				continue
			}
			place := formula.Cell{Sheet: sheet, Row: c.Row, Col: c.Col}
			now, err := w.Recalculate(place)
			if err != nil || now.Near(w.Stored(place)) {
				continue
			}
			if err := m.result(place, now); err != nil {
				return err
			}
		}
	}
	return nil
}

// result stores a formula's result and says so where the formula itself was not changed.
func (m *mender) result(at formula.Cell, now formula.Value) error {
	g := m.book.Grids[at.Sheet]
	var err error
	switch now.Kind {
	case formula.Number:
		err = m.editor.SetResult(g.Name, at.Row, at.Col, now.Number.String())
	case formula.Text:
		err = m.editor.SetTextResult(g.Name, at.Row, at.Col, now.Text)
	default:
		return nil
	}
	if err != nil {
		return err
	}
	c := g.At(at.Row, at.Col)
	for i := range m.changes {
		change := &m.changes[i]
		if s, row, col := change.Place.At(); change.Place.Sheet == g.Name && s == at.Sheet && row == at.Row && col == at.Col {
			change.After += fmt.Sprintf("（%s）", now.String())
			if change.Cell == nil {
				return nil
			}
			if before := m.report.Value(change.Cell); before.State == form.Number && now.Kind == formula.Number && !before.Number.Equal(now.Number) {
				m.doubts = append(m.doubts, *change)
			}
			return nil
		}
	}
	place := m.report.PlaceOf(at.Sheet, at.Row, at.Col)
	before := c.Text
	if c.Kind == grid.Uncalculated {
		before = "没有结果"
	}
	m.changes = append(m.changes, Change{Place: place, Before: "=" + c.Formula + "（" + before + "）", After: "=" + c.Formula + "（" + now.String() + "）"})
	return nil
}

// unlike returns the first cell of which the mended workbook does not hold what it was meant to, empty where all is well.
func (m *mender) unlike(mended *form.Report) string {
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
