// Package locate finds the cells of a form in the grids of a filing, by their labels and wherever they stand, and reads the report from them.
// It knows grids, not files, and judges nothing: what of a layout differs from the form it says in the report's faults.
package locate

import (
	"errors"
	"slices"

	"nianbao/form"
	"nianbao/grid"
)

// ErrNoForm says that no table of any form was found.
var ErrNoForm = errors.New("没有找到年报的统计表")

// An Index is the labels of forms, by which the cells of one of them are found in a filing. It may be used by several goroutines at once.
type Index struct {
	labels []*labels
}

// New returns the index over forms, the one first that is taken where several fit equally well.
func New(forms ...*form.Form) *Index { return (&Index{}).Of(forms...) }

// Of returns the index over other forms; what is known of a form already is not made anew.
func (x *Index) Of(forms ...*form.Form) *Index {
	of := &Index{}
	for _, f := range forms {
		i := slices.IndexFunc(x.labels, func(l *labels) bool { return l.form == f })
		if i < 0 {
			of.labels = append(of.labels, makeLabels(f))
		} else {
			of.labels = append(of.labels, x.labels[i])
		}
	}
	return of
}

// Forms returns the forms that are looked for.
func (x *Index) Forms() []*form.Form {
	forms := make([]*form.Form, len(x.labels))
	for i, l := range x.labels {
		forms[i] = l.form
	}
	return forms
}

// Read finds a form in the grids of a filing by its labels and returns what stands there. Of several forms it takes the one of
// which most cells were found, of nearly equal ones the one for the year. Of several tables that could be the form's it takes the one of the
// report's year. What is missing, doubled or unclear stands in the report's Faults. The error is ErrNoForm.
func (x *Index) Read(book *grid.Book) (*form.Report, error) {
	seen, keys := make([]keyed, len(book.Grids)), make([][]string, len(book.Grids))
	for i, g := range book.Grids {
		seen[i] = keysOf(g)
		keys[i] = seen[i].keys
	}
	var found []*reading
	for _, l := range x.labels {
		if r := l.locate(book.Grids, seen); r.cells > 0 {
			found = append(found, r)
		}
	}
	best := choose(book, found)
	if best == nil {
		return nil, ErrNoForm
	}
	best.mixed(found)
	best.readTexts(book.Grids, keys)
	return best.Report, nil
}

// A draft is a report that is being read.
type draft struct{ *form.Report }

// A reading is where one form stands in the grids of a filing.
type reading struct {
	form   *form.Form
	labels *labels
	grids  []*grid.Grid
	keys   [][]string
	finds  [][]*find // by table, the best first
	cells  int       // how many cells of the form have their place
}

func (l *labels) locate(grids []*grid.Grid, keyed []keyed) *reading {
	r := &reading{form: l.form, labels: l, grids: grids, finds: make([][]*find, len(l.form.Tables))}
	for i, g := range grids {
		r.keys = append(r.keys, keyed[i].keys)
		seen := l.sightings(g, keyed[i])
		for t, finds := range l.search(g, i, seen) {
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

func (r *reading) place(at, row, col int) form.Place {
	return form.PlaceIn(r.grids[at], at, row, col)
}

func (r *reading) corner(f *find) form.Place { return r.place(f.grid, f.band.top, f.band.left) }

// report reads the cells where they were found, and the particulars.
func (r *reading) report(book *grid.Book) *draft {
	report := &draft{form.NewReport(r.form)}
	report.Book = book
	r.settle(report)
	for t, table := range r.form.Tables {
		finds := r.finds[t]
		if len(finds) == 0 {
			report.Faults = append(report.Faults, form.Fault{Kind: form.MissingTable, Table: table})
			continue
		}
		found := finds[0]
		doubled, years := []form.Place{r.corner(found)}, []string{yearWord(found.year)}
		for _, other := range finds[1:] {
			if other.cells*2 >= found.cells {
				doubled, years = append(doubled, r.corner(other)), append(years, yearWord(other.year))
			}
		}
		if len(doubled) > 1 {
			report.Faults = append(report.Faults, form.Fault{Kind: form.DoubledTable, Table: table, Texts: years, Places: doubled})
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
func (r *reading) missing(report *draft, f *find) {
	kind, marks, spots := form.MissingRow, f.stub.marks, func(f *find) []spot { return f.rows }
	if f.stub.unnamed {
		kind, marks, spots = form.MissingColumn, f.header.marks, func(f *find) []spot { return f.columns }
	}
	for i, m := range marks {
		if !f.has(i, spots) {
			report.Faults = append(report.Faults, form.Fault{Kind: kind, Table: f.table, Label: m.label(), Places: []form.Place{r.corner(f)}})
		}
	}
}

// faults reports the labels that are missing from a header, doubled or foreign.
func (r *reading) faults(report *draft, f *find) {
	for i, s := range f.columns {
		if s.label == nil && !f.stub.unnamed {
			report.Faults = append(report.Faults, form.Fault{Kind: form.MissingColumn, Table: f.table, Label: f.header.marks[i].label(), Places: []form.Place{r.corner(f)}})
		}
	}
	r.divided(report, f)
	for _, hits := range f.doubled {
		fault := form.Fault{Kind: form.DoubledLabel, Table: f.table, Label: hits[0].node.Label}
		for _, h := range hits {
			fault.Places = append(fault.Places, r.place(f.grid, h.cell.Row, h.cell.Col))
		}
		report.Faults = append(report.Faults, fault)
	}
	r.foreign(report, f)
	r.buried(report, f)
}

// divided reports columns under whose label further labels stand (上年 and 本年 under 本年制发件数): which of them counts, the form does not say.
func (r *reading) divided(report *draft, f *find) {
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
			if c == nil || c.Row != row || c.Kind != grid.Text || form.ParseValue(c.Text, c.Kind, "", "").State != form.Unreadable || form.IsUnit(c.Text) {
				continue
			}
			place := r.place(f.grid, row, c.Col)
			report.Faults = append(report.Faults, form.Fault{Kind: form.DividedColumn, Table: f.table, Label: s.label.Text, Texts: []string{oneLine(c.Text)}, Places: []form.Place{place}})
		}
	}
}
