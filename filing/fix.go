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
	Unset   []Change        // what could not be set; After says why
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
	done := &Fixed{Filing: f, Changes: m.changes, Doubts: m.doubts, Unset: m.unset}
	data, err := e.Package().Bytes()
	if err != nil {
		return nil, explain(f.Path, err, "改过的工作簿写不出来")
	}
	mended, err := l.readBack(f.Path, data)
	if err != nil {
		return nil, err
	}
	if wrong := m.misread(mended.Report); wrong != "" {
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
	unset   []Change
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
	m.at, m.changed = map[formula.Cell]int{}, map[formula.Cell]int{}
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
	return formula.Cell{Sheet: at, Row: row, Col: col}, p != (form.Place{}) && m.book.Grids[at].Source == grid.Sheet && !m.unsure()[c.Table]
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
			var unmendable *xlsx.EditError
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

// unsure returns the tables whose rows and columns are not all certain: nothing in them is changed.
func (m *mender) unsure() map[*form.Table]bool {
	unsure := map[*form.Table]bool{}
	for _, f := range m.report.Faults {
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
	var unmendable *xlsx.EditError
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
	changed := m.changed
	m.index()
	m.changed = changed
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
