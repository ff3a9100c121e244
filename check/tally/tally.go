// Package tally reckons what cells of a report come to: a sum of some, anew where a total among them can be computed, and
// the totals of which they are parts. A figure that is not there makes none.
package tally

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// Sum returns what terms come to in a report; false where a cell has no figure.
func Sum(r *form.Report, terms []form.Term) (decimal.Decimal, bool) { return total(r, terms, false) }

// Anew is Sum with each total that can be computed taken as computed: where it stands wrong in the table, that is told
// of, and the sentence may be right.
func Anew(r *form.Report, terms []form.Term) (decimal.Decimal, bool) { return total(r, terms, true) }

func total(r *form.Report, terms []form.Term, anew bool) (decimal.Decimal, bool) {
	total := decimal.Zero
	for _, t := range terms {
		cell := r.Form.Cell(t.Cell.ID)
		if cell == nil {
			return total, false
		}
		v, e := r.Value(cell), r.Form.Computed(cell)
		n, known := v.Number, v.State == form.Number || v.State == form.Stroke
		if e != nil && (anew && known || v.State == form.Blank) { // one that nobody filled is what its parts come to
			if c, ok := computed(r, e); ok {
				n, known = c, true
			}
		}
		if !known {
			return total, false
		}
		if t.Negative {
			n = n.Neg()
		}
		total = total.Add(n)
	}
	return total, true
}

// computed returns what a total's parts come to; false where one of them has no figure.
func computed(r *form.Report, e *form.Equation) (decimal.Decimal, bool) {
	known := true
	n, ok := e.Value(func(c *form.Cell) decimal.Decimal {
		v := r.Value(c)
		known = known && (v.State == form.Number || v.State == form.Stroke)
		return v.Number
	})
	return n, ok && known
}

// Totals returns what the totals come to of which several figures are parts, each of another by one relation: of 新收 and
// 上年结转 of persons those of both.
func Totals(r *form.Report, terms []form.Term) (list []decimal.Decimal) {
	for _, relation := range r.Form.Relations {
		var totals []form.Term
		for _, e := range relation.Equations {
			parts := slices.DeleteFunc(slices.Clone(terms), func(t form.Term) bool { return !IsPart(e, t) })
			if total := e.Total(); total != nil && len(parts) == 1 {
				totals = append(totals, form.Term{Cell: total, Negative: parts[0].Negative})
			}
		}
		if n, ok := Sum(r, totals); ok && len(totals) == len(terms) {
			list = append(list, n)
		}
	}
	return list
}

// IsPart reports whether an equation adds up a figure.
func IsPart(e *form.Equation, t form.Term) bool {
	return slices.ContainsFunc(e.Parts(), func(of form.Term) bool { return of.Cell.ID == t.Cell.ID })
}
