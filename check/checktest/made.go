package checktest

import (
	"fmt"
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
	return r
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
	r.SetValue(c, form.Value{State: form.Number, Number: n, Text: n.String(), Place: r.Value(c).Place})
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
