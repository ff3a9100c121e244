// Package locate finds the cells of a form in the grids of a filing, by their labels and wherever they stand, and reads
// the report from them. It knows grids, not files, and judges nothing: what of a layout differs from the form it says
// in the report's faults.
//
// A grid's texts are compared with the labels of each form (hits.go), header labels that stand together make a header
// (header.go), and a header with the row labels beside it makes a table (table_match.go). Of several tables that may be
// the form's the year decides (duplicates.go), of several forms the number of cells found (editions.go). Only then are
// values (values.go), particulars and texts read. Layout tells all of this for a person who asks why.
//
// What is tuned says in its comment on what. "The tests" are those of this package and of package check: both editions
// in thousands of random layouts as offices draw them, and layouts that were met in offices' workbooks. A range is what
// all of them pass with; "chosen" means that no test decides.
package locate

import (
	"errors"
	"slices"
	"sync"

	"nianbao/form"
	"nianbao/form/account"
	"nianbao/form/prose"
	"nianbao/grid"
)

// ErrNoForm says that no table of any form was found.
var ErrNoForm = errors.New("没有找到年报的统计表")

// An Index is the labels of forms, by which the cells of one of them are found in a filing. It may be used by several
// goroutines at once.
type Index struct {
	forms []lazyIndex
}

// A lazyIndex is made of a form's labels once they are looked for.
type lazyIndex struct {
	form  *form.Form
	index func() *labelIndex
}

func lazily(f *form.Form) lazyIndex {
	return lazyIndex{f, sync.OnceValue(func() *labelIndex { return newLabelIndex(f) })}
}

// New returns the index over forms, the one first that is taken where several fit equally well.
func New(forms ...*form.Form) *Index { return (&Index{}).Of(forms...) }

// Of returns the index over other forms; what is known of a form already is not made anew.
func (x *Index) Of(forms ...*form.Form) *Index {
	of := &Index{}
	for _, f := range forms {
		f = f.Base()
		i := slices.IndexFunc(x.forms, func(l lazyIndex) bool { return l.form == f })
		if i < 0 {
			of.forms = append(of.forms, lazily(f))
		} else {
			of.forms = append(of.forms, x.forms[i])
		}
	}
	return of
}

// Forms returns the forms that are looked for.
func (x *Index) Forms() []*form.Form {
	forms := make([]*form.Form, len(x.forms))
	for i, l := range x.forms {
		forms[i] = l.form
	}
	return forms
}

// Read finds a form in the grids of a filing by its labels and returns what stands there. Of several forms it takes the
// one of which most cells were found, of nearly equal ones the one for the year. Of several tables that could be the
// form's it takes the one of the report's year. What is missing, doubled or unclear stands in the report's Faults. The
// error is ErrNoForm.
func (x *Index) Read(book *grid.Book) (*form.Report, error) {
	normalized, keys := normalizeAll(book.Grids)
	best, newest := x.evident(book, normalized)
	if best == nil {
		var found []*formMatch
		if best, found = x.match(book, normalized, newest); best == nil {
			return nil, ErrNoForm
		}
		best.replaceMixedEditions(found)
	}
	words := best.prose(keys)
	words.Read()
	drawings, told := best.from.drawings(), best.from.told(best)
	account.Read(best.Report, drawings, told, best.from.index.isLabel)
	words.Account()
	best.from.index.particulars.Account(words)
	account.Units(best.Report, drawings, told)
	return best.Report, nil
}

// evident returns the report on the last of several forms, the newest, where none of the others could be taken for it:
// every cell of it was found, it is for the year, and no other has as many cells. Else it returns nil, and where the form
// stands if that is known.
func (x *Index) evident(book *grid.Book, normalized []normalizedGrid) (*reportBuilder, *formMatch) {
	last := len(x.forms) - 1
	if last < 1 || x.forms[last].form.HasOpen() {
		return nil, nil
	}
	f := x.forms[last].form
	m := x.forms[last].index().locate(book.Grids, normalized)
	if m.cells < len(f.Cells) || slices.ContainsFunc(x.forms[:last], func(l lazyIndex) bool {
		return l.form.HasOpen() || len(l.form.Cells) >= len(f.Cells)
	}) {
		return nil, m
	}
	b := m.report(book)
	if !f.Years.Fit(b.Year) || slices.ContainsFunc(b.Faults, func(f form.Fault) bool {
		return f.Kind == form.MissingTable || f.Kind == form.MissingRow || f.Kind == form.MissingColumn || f.Kind == form.UnclearCell
	}) {
		return nil, nil // a report may have changed the match
	}
	return b, m
}

// match returns the report on the form that fits best, nil for none, with its values and particulars, and all forms of
// which cells were found. Where the newest form stands may be known.
func (x *Index) match(
	book *grid.Book, normalized []normalizedGrid, newest *formMatch,
) (best *reportBuilder, found []*formMatch) {
	for _, l := range x.forms {
		m := newest
		if m == nil || m.form != l.form {
			m = l.index().locate(book.Grids, normalized)
		}
		if m.cells > 0 {
			found = append(found, m)
		}
	}
	best = choose(book, found)
	if best == nil {
		return nil, found
	}
	if f := best.from.withRows(); f != nil {
		m := newLabelIndex(f).locate(book.Grids, normalized)
		found[slices.Index(found, best.from)] = m
		best = m.report(book)
	}
	return best, found
}

func normalizeAll(grids []*grid.Grid) (normalized []normalizedGrid, keys [][]string) {
	for _, g := range grids {
		n := normalize(g)
		normalized, keys = append(normalized, n), append(keys, n.keys)
	}
	return normalized, keys
}

// A reportBuilder is a report that is being read, from one match of its form.
type reportBuilder struct {
	*form.Report
	from   *formMatch
	taken  map[prose.Cell]bool // cells and paragraphs that a particular was read from
	titles map[prose.Cell]bool // those in which the report's title stands
}

func newReportBuilder(book *grid.Book, from *formMatch) *reportBuilder {
	b := &reportBuilder{Report: form.NewReport(from.form), from: from,
		taken: map[prose.Cell]bool{}, titles: map[prose.Cell]bool{}}
	b.Book = book
	return b
}
