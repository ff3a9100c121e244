package form

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"nianbao/grid"
)

// ErrNoForm says that no table of any form was found.
var ErrNoForm = errors.New("没有找到年报的统计表")

// Read finds a form in the grids of a filing by its labels and returns what stands there. Of several forms it takes the one of
// which most cells were found, of equals the one for the year. What is missing, doubled or unclear stands in the report's Faults. The error is ErrNoForm.
func Read(book *grid.Book, forms []*Form) (*Report, error) {
	grids := book.Grids
	keys := make([][]string, len(grids))
	for i, g := range grids {
		keys[i] = keysOf(g)
	}
	var found []*reading
	for _, f := range forms {
		if r := f.locate(grids, keys); r.cells > 0 {
			found = append(found, r)
		}
	}
	slices.SortStableFunc(found, func(a, b *reading) int { return b.cells - a.cells })
	var best *Report
	for _, candidate := range found {
		if candidate.cells < found[0].cells {
			break
		}
		r := candidate.report()
		r.readParticulars(grids, keys)
		if best == nil || r.Form.Years.Fit(r.Year) { // editions have tables in common: then the year decides
			best = r
		}
	}
	if best == nil {
		return nil, ErrNoForm
	}
	best.readTexts(grids, keys)
	best.Book = book
	return best, nil
}

// A reading is where one form stands in the grids of a filing.
type reading struct {
	form  *Form
	grids []*grid.Grid
	keys  [][]string
	finds [][]*find // by table, the best first
	cells int       // how many cells of the form have their place
}

func (f *Form) locate(grids []*grid.Grid, keys [][]string) *reading {
	r := &reading{form: f, grids: grids, keys: keys, finds: make([][]*find, len(f.Tables))}
	for i, g := range grids {
		seen := f.labels.sightings(g, keys[i])
		for t, finds := range f.search(g, i, seen) {
			r.finds[t] = append(r.finds[t], finds...)
		}
	}
	for t := range r.finds {
		slices.SortStableFunc(r.finds[t], func(a, b *find) int {
			if a, b := grids[a.grid].Hidden, grids[b.grid].Hidden; a != b { // what is seen comes before what is hidden
				if a {
					return 1
				}
				return -1
			}
			return b.cells - a.cells
		})
		if len(r.finds[t]) > 0 {
			r.cells += r.finds[t][0].cells
		}
	}
	return r
}

func (r *reading) place(at, row, col int) Place {
	g := r.grids[at]
	return Place{Sheet: g.Name, Ref: g.Ref(row, col), grid: at, row: row, col: col}
}

// report reads the cells where they were found.
func (r *reading) report() *Report {
	report := NewReport(r.form)
	for t, table := range r.form.Tables {
		finds := r.finds[t]
		if len(finds) == 0 {
			report.Faults = append(report.Faults, Fault{Kind: MissingTable, Table: table})
			continue
		}
		found := finds[0]
		doubled := []Place{r.place(found.grid, found.band.top, found.band.left)}
		for _, other := range finds[1:] {
			switch {
			case found.complete(other):
			case other.cells*2 >= found.cells:
				doubled = append(doubled, r.place(other.grid, other.band.top, other.band.left))
			}
		}
		if len(doubled) > 1 {
			report.Faults = append(report.Faults, Fault{Kind: DoubledTable, Table: table, Places: doubled})
		}
		r.missingRows(report, t, found)
		for _, part := range append([]*find{found}, found.parts...) {
			r.faults(report, t, part)
			r.values(report, t, part)
		}
	}
	return report
}

// complete takes another drawing of the table as its continuation when the rows of both make up one table and no row stands in both.
func (f *find) complete(other *find) bool {
	if len(f.rows) == 1 {
		return false
	}
	first, last, from, to := len(f.rows), -1, len(f.rows), -1
	for i := range f.rows {
		if f.has(i) {
			first, last = min(first, i), i
		}
		if other.rows[i].label != nil {
			from, to = min(from, i), i
		}
	}
	if from <= last && first <= to { // a single row from among the others is no continuation
		return false
	}
	f.parts = append(f.parts, other)
	return true
}

// has reports whether a row was found in the drawing or in one of its continuations.
func (f *find) has(row int) bool {
	return f.rows[row].label != nil || slices.ContainsFunc(f.parts, func(p *find) bool { return p.rows[row].label != nil })
}

// missingRows reports the rows that stand in no part of the table.
func (r *reading) missingRows(report *Report, t int, f *find) {
	for i, m := range r.form.labels.axes[2*t+1].marks {
		if !f.has(i) {
			at := r.place(f.grid, f.band.top, f.band.left)
			report.Faults = append(report.Faults, Fault{Kind: MissingRow, Table: f.table, Label: m.row.Label, Places: []Place{at}})
		}
	}
}

// faults reports the labels that are missing from a header, doubled or foreign.
func (r *reading) faults(report *Report, t int, f *find) {
	header := &r.form.labels.axes[2*t]
	at := r.place(f.grid, f.band.top, f.band.left)
	for i, s := range f.columns {
		if s.label == nil {
			label := header.marks[i].column.Label
			if row := header.marks[i].row; row != nil {
				label = row.Label + "：" + label
			}
			report.Faults = append(report.Faults, Fault{Kind: MissingColumn, Table: f.table, Label: label, Places: []Place{at}})
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

// unitInLabel finds the unit of money that a label states: （单位：万元）.
var unitInLabel = regexp.MustCompile(`(?:单位[:为]?|人民币|\()\s*(?:人民币)?([百千万十亿]*元)`)

// unitOf returns the unit of money that a row's or a column's label states, empty for none.
func unitOf(labels ...*grid.Cell) string {
	for _, l := range labels {
		if !strings.Contains(l.Text, "元") {
			continue
		}
		if m := unitInLabel.FindStringSubmatch(narrow(l.Text)); m != nil {
			return m[1]
		}
	}
	return ""
}

// values reads each cell where its row and its column meet.
func (r *reading) values(report *Report, t int, f *find) {
	header, stub := &r.form.labels.axes[2*t], &r.form.labels.axes[2*t+1]
	for i, column := range f.columns {
		if column.label == nil {
			continue
		}
		for j, row := range f.rows {
			if row.label == nil {
				continue
			}
			m := header.marks[i]
			if !stub.unnamed {
				m.row = stub.marks[j].row
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
	v := ParseValue(found.Text, found.Kind, c.Unit(), unitOf(column, row))
	v.Formula = found.Formula
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
	for col := f.band.left; col < f.band.right; col++ {
		c := g.At(f.band.bottom-1, col)
		if c != nil && c.Text != "" && c.Col == col && !f.labelled(f.columns, c) {
			add(ForeignColumn, c)
		}
	}
	for col := f.band.right; ; col++ {
		c := g.At(f.band.bottom-1, col)
		if c == nil || c.Text == "" || f.table.Across || r.keyed(c) {
			break
		}
		if c.Col == col {
			add(ForeignColumn, c)
		}
	}
	if f.table.Across {
		return
	}
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
		label := f.foreignRow(g, row)
		if label == nil && row >= last {
			break
		}
		if label != nil {
			add(ForeignRow, label)
		}
	}
}

func (f *find) labelled(spots []spot, c *grid.Cell) bool {
	return slices.ContainsFunc(spots, func(s spot) bool { return s.label == c })
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
