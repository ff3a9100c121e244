package form

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/grid"
)

// ErrNoForm says that no table of any form was found.
var ErrNoForm = errors.New("没有找到年报的统计表")

// Read finds a form in the grids of a filing by its labels and returns what stands there. Of several forms it takes the one of
// which most cells were found, of nearly equal ones the one for the year. Of several tables that could be the form's it takes the one of the
// report's year. What is missing, doubled or unclear stands in the report's Faults. The error is ErrNoForm.
func Read(book *grid.Book, forms []*Form) (*Report, error) {
	seen, keys := make([]keyed, len(book.Grids)), make([][]string, len(book.Grids))
	for i, g := range book.Grids {
		seen[i] = keysOf(g)
		keys[i] = seen[i].keys
	}
	var found []*reading
	for _, f := range forms {
		if r := f.locate(book.Grids, seen); r.cells > 0 {
			found = append(found, r)
		}
	}
	best := choose(book, found)
	if best == nil {
		return nil, ErrNoForm
	}
	best.mixed(found)
	best.readTexts(book.Grids, keys)
	return best, nil
}

// choose returns the report on the form of which most cells were found. Where two come near each other, as editions with tables in common
// do, the year decides.
func choose(book *grid.Book, found []*reading) *Report {
	slices.SortStableFunc(found, func(a, b *reading) int { return b.cells - a.cells })
	var best candidate
	for _, r := range found {
		if !near(r.cells, best.read) {
			break
		}
		c := candidate{Report: r.report(book), read: r.cells}
		for _, f := range c.Faults {
			if f.Kind == UnclearCell {
				c.read--
			}
		}
		if best.Report == nil || c.beats(best) {
			best = c
		}
	}
	return best.Report
}

// A candidate is a report on one of the forms that a filing may be on.
type candidate struct {
	*Report
	read int // cells that are clear
}

func (c candidate) beats(other candidate) bool {
	whole, otherWhole := c.read == len(c.Form.Cells), other.read == len(other.Form.Cells)
	fits, otherFits := c.Form.Years.Fit(c.Year), other.Form.Years.Fit(other.Year)
	switch {
	case whole != otherWhole:
		return whole
	case fits != otherFits && near(c.read, other.read):
		return fits
	}
	return c.read > other.read
}

// near reports whether one number of cells is not much less than another.
func near(n, than int) bool { return n*10 >= than*9 }

// A reading is where one form stands in the grids of a filing.
type reading struct {
	form  *Form
	grids []*grid.Grid
	keys  [][]string
	finds [][]*find // by table, the best first
	cells int       // how many cells of the form have their place
}

func (f *Form) locate(grids []*grid.Grid, keyed []keyed) *reading {
	r := &reading{form: f, grids: grids, finds: make([][]*find, len(f.Tables))}
	for i, g := range grids {
		r.keys = append(r.keys, keyed[i].keys)
		seen := f.labels.sightings(g, keyed[i])
		for t, finds := range f.search(g, i, seen) {
			r.finds[t] = append(r.finds[t], finds...)
		}
	}
	for t := range r.finds {
		if r.finds[t] = r.assemble(r.finds[t]); len(r.finds[t]) > 0 {
			r.cells += r.finds[t][0].cells
		}
	}
	return r
}

// assemble puts the drawings of a table into order, the best first, and takes those that continue another with it.
func (r *reading) assemble(finds []*find) []*find {
	slices.SortStableFunc(finds, func(a, b *find) int {
		if a, b := r.grids[a.grid].Hidden, r.grids[b.grid].Hidden; a != b { // what is seen comes before what is hidden
			if a {
				return 1
			}
			return -1
		}
		return b.cells - a.cells
	})
	if filled := slices.DeleteFunc(slices.Clone(finds), r.blank); len(filled) > 0 && len(filled) < len(finds) {
		finds = slices.DeleteFunc(finds, func(f *find) bool { return r.blank(f) && f.cells == len(f.table.Cells) })
	}
	var whole []*find
	for _, f := range finds {
		if len(finds) > 1 {
			f.year = r.yearOf(f)
		}
		i := slices.IndexFunc(whole, func(w *find) bool { return w.complete(f) })
		if i < 0 {
			whole = append(whole, f)
		}
	}
	return whole
}

func (r *reading) place(at, row, col int) Place {
	g := r.grids[at]
	return Place{Sheet: g.Name, Ref: g.Ref(row, col), grid: at, row: row, col: col}
}

func (r *reading) corner(f *find) Place { return r.place(f.grid, f.band.top, f.band.left) }

// report reads the cells where they were found, and the particulars.
func (r *reading) report(book *grid.Book) *Report {
	report := NewReport(r.form)
	report.Book = book
	r.settle(report)
	for t, table := range r.form.Tables {
		finds := r.finds[t]
		if len(finds) == 0 {
			report.Faults = append(report.Faults, Fault{Kind: MissingTable, Table: table})
			continue
		}
		found := finds[0]
		doubled, years := []Place{r.corner(found)}, []string{yearWord(found.year)}
		for _, other := range finds[1:] {
			if other.cells*2 >= found.cells {
				doubled, years = append(doubled, r.corner(other)), append(years, yearWord(other.year))
			}
		}
		if len(doubled) > 1 {
			report.Faults = append(report.Faults, Fault{Kind: DoubledTable, Table: table, Texts: years, Places: doubled})
		}
		first := len(report.Faults)
		r.missing(report, found)
		for _, part := range append([]*find{found}, found.parts...) {
			r.faults(report, part)
			r.values(report, part)
		}
		resemble(report.Faults[first:])
	}
	return report
}

// yearWord returns a drawing's year as a message has it, empty for none.
func yearWord(year int) string {
	switch {
	case year > 0:
		return strconv.Itoa(year)
	case year == unknownLast:
		return "上年"
	}
	return ""
}

// complete takes another drawing of the table as its continuation when the rows (of a table drawn across, the columns) of both make up
// one table and none stands in both.
func (f *find) complete(other *find) bool {
	if f.header != other.header || f.year != other.year {
		return false
	}
	mine, its := func(f *find) []spot { return f.rows }, other.rows
	if f.stub.unnamed {
		mine, its = func(f *find) []spot { return f.columns }, other.columns
	}
	first, last, from, to := len(its), -1, len(its), -1
	for i := range its {
		if f.has(i, mine) {
			first, last = min(first, i), i
		}
		if its[i].label != nil {
			from, to = min(from, i), i
		}
	}
	if from <= last && first <= to { // a single row from among the others is no continuation
		return false
	}
	f.parts = append(f.parts, other)
	f.cells += other.cells
	return true
}

// has reports whether a row or column was found in the drawing or in one of its continuations.
func (f *find) has(i int, spots func(*find) []spot) bool {
	return spots(f)[i].label != nil || slices.ContainsFunc(f.parts, func(p *find) bool { return spots(p)[i].label != nil })
}

// missing reports the rows that stand in no part of the table, and of a table drawn across the columns.
func (r *reading) missing(report *Report, f *find) {
	kind, marks, spots := MissingRow, f.stub.marks, func(f *find) []spot { return f.rows }
	if f.stub.unnamed {
		kind, marks, spots = MissingColumn, f.header.marks, func(f *find) []spot { return f.columns }
	}
	for i, m := range marks {
		if !f.has(i, spots) {
			report.Faults = append(report.Faults, Fault{Kind: kind, Table: f.table, Label: m.label(), Places: []Place{r.corner(f)}})
		}
	}
}

// faults reports the labels that are missing from a header, doubled or foreign.
func (r *reading) faults(report *Report, f *find) {
	for i, s := range f.columns {
		if s.label == nil && !f.stub.unnamed {
			report.Faults = append(report.Faults, Fault{Kind: MissingColumn, Table: f.table, Label: f.header.marks[i].label(), Places: []Place{r.corner(f)}})
		}
	}
	r.divided(report, f)
	for _, hits := range f.doubled {
		fault := Fault{Kind: DoubledLabel, Table: f.table, Label: hits[0].node.Label}
		for _, h := range hits {
			fault.Places = append(fault.Places, r.place(f.grid, h.cell.Row, h.cell.Col))
		}
		report.Faults = append(report.Faults, fault)
	}
	r.foreign(report, f)
	r.buried(report, f)
}

// divided reports columns under whose label further labels stand (上年 and 本年 under 本年制发件数): which of them counts, the form does not say.
func (r *reading) divided(report *Report, f *find) {
	first := endless
	for _, s := range f.rows {
		if s.label != nil {
			first = min(first, s.label.Row)
		}
	}
	for row := f.band.bottom; row < first && row < f.band.bottom+3; row++ {
		for _, s := range f.columns {
			if s.label == nil {
				continue
			}
			c := r.grids[f.grid].At(row, s.label.Col)
			if c == nil || c.Row != row || c.Kind != grid.Text || ParseValue(c.Text, c.Kind, "", "").State != Unreadable || unitRemark.MatchString(strings.Trim(narrow(c.Text), "() ")) {
				continue
			}
			place := r.place(f.grid, row, c.Col)
			report.Faults = append(report.Faults, Fault{Kind: DividedColumn, Table: f.table, Label: s.label.Text, Texts: []string{oneLine(c.Text)}, Places: []Place{place}})
		}
	}
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
		if m := unitInLabel.FindStringSubmatch(narrow(l.Text)); m != nil {
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
			if m := unitInNote.FindStringSubmatch(narrow(c.Text)); m != nil {
				unit = m[1]
			}
		}
	}
	return unit
}

// values reads each cell where its row and its column meet.
func (r *reading) values(report *Report, f *find) {
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
			c := r.form.byID[f.table.ID+"."+m.row.ID+"."+m.column.ID]
			report.values[c.Index] = r.value(report, c, f, row.label, column.label)
		}
	}
}

// value reads the cell at which a row's label and a column's label meet; merged labels may meet over several drawn cells.
func (r *reading) value(report *Report, c *Cell, f *find, row, column *grid.Cell) Value {
	g := r.grids[f.grid]
	at := r.place(f.grid, row.Row, column.Col)
	var found *grid.Cell
	for i := row.Row; i < row.Bottom(); i++ {
		for j := column.Col; j < column.Right(); j++ {
			drawn := g.At(i, j)
			switch {
			case drawn == nil || drawn == found || drawn.Text == "" && drawn.Kind == grid.Text && drawn.Formula == "":
			case found != nil || drawn.Row < row.Row || drawn.Col < column.Col || f.shares(drawn, row, column):
				report.Faults = append(report.Faults, Fault{Kind: UnclearCell, Table: f.table, Cell: c, Places: []Place{r.place(f.grid, drawn.Row, drawn.Col)}})
				return Value{Place: at, Text: drawn.Text, State: Unreadable, Kind: drawn.Kind}
			default:
				found = drawn
			}
		}
	}
	if found == nil {
		return Value{Place: at}
	}
	unit := unitOf(column, row)
	if unit == "" && strings.HasSuffix(c.Unit(), "元") {
		unit = r.unitBeside(f, found)
	}
	v := ParseValue(found.Text, found.Kind, c.Unit(), unit)
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

// foreign reports the rows and columns among the table's own that are none of the form's.
func (r *reading) foreign(report *Report, f *find) {
	g := r.grids[f.grid]
	add := func(kind FaultKind, c *grid.Cell) {
		report.Faults = append(report.Faults, Fault{Kind: kind, Table: f.table, Label: c.Text, Places: []Place{r.place(f.grid, c.Row, c.Col)}})
	}
	for col := r.leftmost(f); col < f.band.right; col++ {
		c := g.At(f.band.bottom-1, col)
		if c != nil && c.Text != "" && c.Col == col && !labelled(f.columns, c) && !(col < f.band.left && f.overStub(c)) {
			add(ForeignColumn, c)
		}
	}
	if f.stub.unnamed {
		return
	}
	for col := f.band.right; ; col++ {
		c := g.At(f.band.bottom-1, col)
		if c == nil || c.Text == "" || r.keyed(c) {
			break
		}
		if c.Col == col {
			add(ForeignColumn, c)
		}
	}
	r.foreignRows(f, func(c *grid.Cell) { add(ForeignRow, c) })
}

// leftmost returns the column at which a drawing begins: left of its row labels there may be a column that numbers them.
func (r *reading) leftmost(f *find) int {
	left := f.band.left
	for _, s := range f.rows {
		if s.label != nil && !f.stub.unnamed {
			left = min(left, s.label.Col)
		}
	}
	for left > f.band.leftLimit {
		c := r.grids[f.grid].At(f.band.bottom-1, left-1)
		if c == nil || c.Kind != grid.Text || c.Text == "" || r.keyed(c) {
			break
		}
		left--
	}
	return left
}

// overStub reports whether a cell stands over row labels, or over nothing at all.
func (f *find) overStub(c *grid.Cell) bool {
	return f.stub.unnamed || c.Row < f.band.top || slices.ContainsFunc(f.rows, func(s spot) bool {
		return s.label != nil && s.label.Col < c.Right() && c.Col < s.label.Right()
	})
}

// foreignRows calls add for the label of each foreign row, up to the first row behind the table that has none.
func (r *reading) foreignRows(f *find, add func(*grid.Cell)) {
	last := 0
	taken := map[int]bool{}
	for _, s := range f.rows {
		if s.label != nil {
			last = max(last, s.label.Bottom())
			for row := s.label.Row; row < s.label.Bottom(); row++ {
				taken[row] = true
			}
		}
	}
	for _, hits := range f.doubled {
		for _, h := range hits {
			taken[h.cell.Row] = true
		}
	}
	for row := f.band.bottom; row < f.band.nextTop; row++ {
		if taken[row] {
			continue
		}
		label := f.foreignRow(r.grids[f.grid], row)
		if label == nil && row >= last {
			break
		}
		if label != nil {
			add(label)
		}
	}
}

// labelled reports whether a cell is one of the labels, or a piece of one.
func labelled(spots []spot, c *grid.Cell) bool {
	return slices.ContainsFunc(spots, func(s spot) bool {
		return s.label != nil && s.label.Row < c.Bottom() && c.Row < s.label.Bottom() && s.label.Col < c.Right() && c.Col < s.label.Right()
	})
}

// keyed reports whether a cell is some label of the form.
func (r *reading) keyed(c *grid.Cell) bool {
	return r.form.labels.byKey[Key(c.Text)] != nil
}

// foreignRow returns the label of a row that has figures in the table's columns, nil when it has none.
func (f *find) foreignRow(g *grid.Grid, row int) *grid.Cell {
	figures := false
	for _, s := range f.columns {
		if s.label != nil {
			if c := g.At(row, s.label.Col); c != nil && c.Kind == grid.Number && c.Row == row {
				figures = true
			}
		}
	}
	if !figures {
		return nil
	}
	for col := f.band.left - 1; col >= 0; col-- {
		if c := g.At(row, col); c != nil && c.Text != "" && c.Row == row {
			return c
		}
	}
	return nil
}
