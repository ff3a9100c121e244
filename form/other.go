package form

import (
	"maps"
	"slices"
	"strings"
)

// Last is what relations call the agency's report of the year before: last.applications.carried_out.total.
const Last = "last"

// An Other is another report of the same agency that a form's relations name: last year's, or this year's on another
// form. A report is held against it where it is given.
type Other struct {
	ID    string  // as relations write it: last, annual
	Says  string  // what messages call it: 上年报告, 政府信息公开工作年度报告
	Forms []*Form // the forms on which it may be; none for last year's, which may be on any edition of the form
}

// IsLast reports whether it is last year's report.
func (o *Other) IsLast() bool { return o.ID == Last }

// bare returns the id of an outside cell in its own form.
func (c *Cell) bare() string { return strings.TrimPrefix(c.ID, c.Of.ID+".") }

// OutsideCell returns a cell of another report as the form's relations name it, each time the same. It stands behind
// the form's own cells (Index) and in none of its tables, whatever its row and column.
func (f *Form) OutsideCell(o *Other, c *Cell) *Cell {
	id := o.ID + "." + c.ID
	if known := f.outside[id]; known != nil {
		return known
	}
	cell := &Cell{ID: id, Index: len(f.Cells) + len(f.Outside), Table: c.Table, Row: c.Row, Column: c.Column, Of: o}
	if f.outside == nil {
		f.outside = map[string]*Cell{}
	}
	f.outside[id], f.Outside = cell, append(f.Outside, cell)
	return cell
}

// Other returns the other report that relations call so, nil for none.
func (f *Form) Other(id string) *Other {
	for _, o := range f.Others {
		if o.ID == id {
			return o
		}
	}
	return nil
}

// IsOutside reports whether the equation names a cell of another report: it defines no total then.
func (e *Equation) IsOutside() bool {
	outside := func(t Term) bool { return t.Cell.Of != nil }
	return slices.ContainsFunc(e.Left, outside) || slices.ContainsFunc(e.Right, outside) ||
		slices.ContainsFunc(e.By, outside) || e.When != nil && slices.ContainsFunc(e.When.Terms(), outside)
}

// OwnCells returns the cells that the equation is about without those of other reports.
func (e *Equation) OwnCells() []*Cell {
	return slices.DeleteFunc(e.Cells(), func(c *Cell) bool { return c.Of != nil })
}

// Others returns the other reports that the relation names.
func (r *Relation) Others() []*Other {
	var list []*Other
	for _, e := range r.Equations {
		for _, c := range e.Cells() {
			if c.Of != nil && !slices.Contains(list, c.Of) {
				list = append(list, c.Of)
			}
		}
	}
	return list
}

// IsOutside reports whether the relation names another report.
func (r *Relation) IsOutside() bool { return slices.ContainsFunc(r.Equations, (*Equation).IsOutside) }

// LastEquations returns the form's equations of equal sums as last year's report has them, as far as relations name all
// their cells there: what is off in a column is off in the total of both years.
func (f *Form) LastEquations() []*Equation {
	var list []*Equation
	for _, e := range f.Equations {
		if f.Other(Last) == nil || !e.IsEquality() || e.When != nil || e.IsOutside() {
			continue
		}
		last := *e
		left, ok := f.lastTerms(e.Left)
		right, also := f.lastTerms(e.Right)
		if last.Left, last.Right = left, right; ok && also {
			list = append(list, &last)
		}
	}
	return list
}

func (f *Form) lastTerms(terms []Term) ([]Term, bool) {
	terms = slices.Clone(terms)
	for i := range terms {
		terms[i].Cell = f.outside[Last+"."+terms[i].Cell.ID]
	}
	return terms, !slices.ContainsFunc(terms, func(t Term) bool { return t.Cell == nil })
}

// A held report is another one, with what its places name as its file.
type held struct {
	report *Report
	file   string
}

// Hold puts another report beside this one, whose relations name it so. file is what its places name as theirs.
func (r *Report) Hold(o *Other, other *Report, file string) {
	r.beside = maps.Clone(r.beside)
	if r.beside == nil {
		r.beside = map[*Other]held{}
	}
	r.beside[o] = held{other, file}
	for _, c := range r.Form.Outside {
		if c.Of != o {
			continue
		}
		v := Value{}
		if of := other.Form.Cell(c.bare()); of != nil {
			v = other.Value(of)
		}
		v.Place.File = file
		r.values[c.Index] = v
	}
}

// Beside returns another report that was put beside this one, nil for one that was not.
func (r *Report) Beside(o *Other) *Report { return r.beside[o].report }

// Last returns the report of the year before that was put beside this one, and its file; nil for none.
func (r *Report) Last() (last *Report, file string) {
	h := r.beside[r.Form.Other(Last)]
	return h.report, h.file
}

// Has reports whether the report that a cell is of is at hand and has the cell: an earlier edition may not have it.
func (r *Report) Has(c *Cell) bool {
	if c.Of == nil {
		return true
	}
	other := r.Beside(c.Of)
	return other != nil && other.Form.Cell(c.bare()) != nil
}

// Asks reports whether all reports that an equation names are at hand, and have its cells.
func (r *Report) Asks(e *Equation) bool {
	return !slices.ContainsFunc(e.Cells(), func(c *Cell) bool { return !r.Has(c) })
}

// IsKnown reports whether a figure, or a stroke, stands in a cell. A blank of another report's is no 0: nobody fills it
// any more, and what it should have been nobody knows. Nor is known which counts of two.
func (r *Report) IsKnown(c *Cell) bool {
	state := r.Value(c).State
	return r.Has(c) && (state == Number || state == Stroke) && !r.IsDoubled(c)
}

// IsDoubled reports whether the table, the row or the column of another report's cell stands there more than once.
func (r *Report) IsDoubled(c *Cell) bool {
	return c.Of != nil && r.Has(c) && r.Beside(c.Of).Doubles(c)
}

// Doubles reports whether the table, the row or the column of a cell stands more than once in the report.
func (r *Report) Doubles(c *Cell) bool {
	return slices.ContainsFunc(r.Faults, func(f Fault) bool {
		of := f.Table != nil && f.Table.ID == c.Table.ID
		switch f.Kind {
		case DoubledTable:
			return of
		case DoubledLabel:
			return of && (f.Label == "" || f.Label == c.Row.Label || f.Label == c.Column.Label)
		}
		return false
	})
}
