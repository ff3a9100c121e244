// Package parts is a superior's report as the sum of others': which reports it adds up, and their figures cell by cell.
// A government's annual report gives, cell by cell, what its departments and the governments below it have reported
// (《政府信息公开条例》第四十九条).
//
// Of a report only what sums need is kept: of thousands that is little. A set of parts is the same whatever the order in
// which they were added and however they were divided before.
package parts

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// A Figure is what stands in a cell of a part.
type Figure struct {
	State  form.State
	Number decimal.Decimal // in the form's unit; exact
	Text   string          // of words what they say; of what is no figure, as typed
	Place  form.Place      // in the part's file; nowhere for most zeros
}

// zero is what is not written down: most cells of most reports.
var zero = Figure{State: form.Number}

// A Part is one of the reports that a superior's adds up.
type Part struct {
	Agency string
	File   string // from which it was read
	Own    bool   // the superior's own figures
	Out    bool   // it could not be added; Wrong says why
	Other  bool   // because it is of another year or edition
	Wrong  string // what is wrong with it, in Chinese; empty for nothing

	// Relations are what people say of it and others whose agency seems to be the same; tied are these, and whether they
	// are.
	Relations []Relation
	tied      map[*Part]bool

	// Doubts are what the part's own check suspects, by Name: what should stand there.
	Doubts map[string]decimal.Decimal

	figures map[string]Figure // by Name, of fixed cells without zeros, of open rows all
	rows    []openRow         // of open tables, in the order of the report
}

// An openRow is an item of an open table.
type openRow struct {
	table, key string
	label      string // the key as it is written
}

func (r openRow) same(of openRow) bool { return r.table == of.table && r.key == of.key }

// Name returns how a figure is called whatever rows a report has in its open tables: by the cell's id, in an open table
// by the row's key, as items with one key are one item.
func Name(c *form.Cell) string {
	if c.Row.Open == nil {
		return c.ID
	}
	return nameOfOpen(c.Table.ID, c.Row.Label, c.Column.ID)
}

func nameOfOpen(table, key, column string) string { return table + "[" + keyOf(key) + "]." + column }

func keyOf(label string) string { return strings.Join(strings.Fields(form.HalfWidth(label)), " ") }

// NewPart returns a part without figures.
func NewPart(agency, file string) *Part {
	return &Part{Agency: strings.TrimSpace(agency), File: file, figures: map[string]Figure{}}
}

// Of returns what sums need of a report that was read from a file.
func Of(r *form.Report, file string) *Part {
	p := NewPart(r.Agency, file)
	for _, c := range r.Form.Cells {
		if !IsStated(r.Form, c) {
			continue
		}
		v := r.Value(c)
		f := Figure{State: v.State, Number: v.Number, Place: v.Place}
		f.Place.File = file
		switch v.State {
		case form.Words:
			f.Text = v.Words
		case form.Unreadable:
			f.Text = cmp.Or(strings.Join(strings.Fields(v.Text), " "), "（不是数）")
		}
		p.Put(c, f)
	}
	return p
}

// Put puts a figure into a cell. Items of an open table with one key are added up.
func (p *Part) Put(c *form.Cell, f Figure) {
	if c.Row.Open == nil {
		if f.State == form.Number && f.Number.IsZero() {
			delete(p.figures, c.ID)
			return
		}
		p.figures[c.ID] = f
		return
	}
	if f.State == form.Blank {
		return
	}
	name := Name(c)
	if had, ok := p.figures[name]; ok {
		f = had.and(f)
	}
	p.figures[name] = f
	row := openRow{c.Table.ID, keyOf(c.Row.Label), c.Row.Label}
	if !slices.ContainsFunc(p.rows, row.same) {
		p.rows = append(p.rows, row)
	}
}

// and returns what two figures of one item come to: what is no figure in one of them is none in both.
func (f Figure) and(g Figure) Figure {
	switch {
	case f.State == form.Unreadable, f.State == form.Words && f.Text == g.Text:
		return f
	case g.State == form.Unreadable:
		return g
	case f.State == form.Words || g.State == form.Words:
		return Figure{State: form.Words, Text: f.Text + "；" + g.Text}
	}
	return Figure{State: max(f.State, g.State), Number: f.Number.Add(g.Number)} // a stroke and a figure are a figure
}

// At returns what stands in a cell, be it one of another report's form with other rows.
func (p *Part) At(c *form.Cell) Figure { return p.named(Name(c), c.Row.Open != nil) }

func (p *Part) named(name string, open bool) Figure {
	f, ok := p.figures[name]
	if !ok && !open {
		return zero
	}
	return f
}

// SameFigures reports whether two parts have the same figures in all cells.
func (p *Part) SameFigures(q *Part) bool {
	if len(p.figures) != len(q.figures) {
		return false
	}
	for name, f := range p.figures {
		g, ok := q.figures[name]
		if !ok || f.State != g.State || f.Text != g.Text || !f.Number.Equal(g.Number) {
			return false
		}
	}
	return true
}

// Figures returns in how many cells a figure besides 0 stands.
func (p *Part) Figures() int {
	n := 0
	for _, f := range p.figures {
		if f.State == form.Number && !f.Number.IsZero() {
			n++
		}
	}
	return n
}

// Print returns what is equal for parts with the same figures.
func (p *Part) Print() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(p.figures)) {
		f := p.figures[name]
		fmt.Fprintf(&b, "%s %d %s %s\n", name, f.State, f.Number, f.Text)
	}
	return b.String()
}
