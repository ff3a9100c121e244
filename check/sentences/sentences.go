// Package sentences is the rules of family N that hold a report's sentences against its tables: a number that certainly
// speaks of a figure must be that figure. What cannot be attributed with certainty is left alone.
//
// The words by which sentences are understood stand in the form's definition (sentences), not here. A line is divided
// into words (scan.go), sentences and clauses (facts.go), of which walk.go keeps in mind what is spoken of, and these into
// parts with one number each (segment.go). A number is attributed (attribute.go, row.go, listed.go, arithmetic.go) only
// where every word of its clause is one of the definition's and they name one figure; then it is a claim, which judge.go
// holds against the figures.
//
// Several meanings that a careful writer may have had each pass: 收到 may count what was carried over or not.
package sentences

import (
	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

// Rules are the family, ordered by id.
var Rules = []*rule.Rule{n01, n02, n03, n04}

// claims are what the texts of a pass's report say.
var claims = rule.NewFact(func(p *rule.Pass) []*claim { return read(p.Report) })

// A Statement is a number that a sentence certainly gives for a figure, in the form's unit.
type Statement struct {
	Number decimal.Decimal
	Sums   [][]form.Term // of the report's cells, any one of which may be meant
}

// Stated returns the exact numbers that a report's sentences give for figures of its own. Those of a body which includes
// others are among them where the tables certainly tell of that, too.
func Stated(r *form.Report) []Statement {
	var list []Statement
	all := read(r)
	bodies := bodiesOf(r, all)
	for _, c := range all {
		if c.kind != figure || c.last || c.timely || c.places >= 0 || c.scale > 0 || c.wider && !bodies[c.body] {
			continue
		}
		if sums := termsIn(r.Form, c.meant); len(sums) > 0 {
			list = append(list, Statement{c.number, sums})
		}
	}
	return list
}

// termsIn returns sums in the cells of a form, without those of which it has not all.
func termsIn(f *form.Form, meant [][]form.Term) [][]form.Term {
	var sums [][]form.Term
	for _, terms := range meant {
		own := make([]form.Term, 0, len(terms))
		for _, t := range terms {
			if cell := f.Cell(t.Cell.ID); cell != nil {
				own = append(own, form.Term{Cell: cell, Negative: t.Negative})
			}
		}
		if len(own) == len(terms) {
			sums = append(sums, own)
		}
	}
	return sums
}
