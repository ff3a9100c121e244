package checktest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// Made returns a report of an agency with figures by their cells' ids, documents.normative.issued=3: all others are 0,
// totals what their parts come to unless they are given. One without a number, documents.normative.issued=, is blank.
func Made(edition, agency string, year int, figures string) *form.Report {
	forms := define.Builtin()
	f := forms[slices.IndexFunc(forms, func(f *form.Form) bool { return f.Edition == edition })]
	r := form.NewReport(f)
	r.Agency, r.Year = agency, year
	g := &grid.Grid{Name: "表"}
	r.Book = &grid.Book{Grids: []*grid.Grid{g}}
	for i, c := range f.Cells {
		r.SetValue(c, form.Value{Place: form.PlaceIn(g, 0, i, 0)})
		put(r, c, decimal.Zero)
	}
	fill(r, figures)
	Balance(r)
	fill(r, figures)
	draw(r)
	return r
}

// draw draws what stands in a report's cells on its one sheet.
func draw(r *form.Report) {
	g := r.Book.Grids[0]
	g.Cells = nil
	for i, c := range r.Form.Cells {
		v := r.Value(c)
		cell := grid.Cell{Row: i, Text: v.Text, Formula: v.Formula}
		if v.State == form.Number {
			cell.Kind = grid.Number
		}
		g.Cells = append(g.Cells, cell)
	}
}

// cellID finds the cells that a formula in a test names.
var cellID = regexp.MustCompile(`[a-z_]+\.[a-z_.]+`)

// Formula puts a formula that names cells by their ids into a cell of a report that was made; what stands there is its
// result.
func Formula(r *form.Report, id, formula string) {
	c := r.Form.Cell(id)
	v := r.Value(c)
	v.Formula = cellID.ReplaceAllStringFunc(formula, func(id string) string { return r.Value(r.Form.Cell(id)).Place.Ref })
	r.SetValue(c, v)
	draw(r)
}

// fill puts figures into a report.
func fill(r *form.Report, figures string) {
	for _, pair := range strings.Fields(figures) {
		id, n, _ := strings.Cut(pair, "=")
		c := r.Form.Cell(id)
		switch {
		case c == nil:
			panic(fmt.Sprintf("edition %s has no cell %s", r.Form.Edition, id))
		case n == "":
			r.SetValue(c, form.Value{Place: r.Value(c).Place})
		default:
			put(r, c, decimal.RequireFromString(n))
		}
	}
}

// put puts a figure into a cell, which stays where it is.
func put(r *form.Report, c *form.Cell, n decimal.Decimal) {
	r.SetValue(c, form.Value{State: form.Number, Kind: grid.Number, Number: n, Text: n.String(), Place: r.Value(c).Place})
}

// Balance makes all totals the sums of their parts.
func Balance(r *form.Report) {
	var settle func(c *form.Cell) decimal.Decimal
	settle = func(c *form.Cell) decimal.Decimal {
		if e := r.Form.Computed(c); e != nil {
			n, _ := e.Value(settle)
			put(r, c, n)
		}
		return r.Number(c)
	}
	for _, c := range r.Form.Cells {
		settle(c)
	}
}
