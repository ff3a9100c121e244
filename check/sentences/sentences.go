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

// Named returns the figures that a report's sentences certainly speak of, each with the numbers that they give: of a
// sum of several cells none. A number may be right with another meaning that its sentence may have: one that is not
// where it would be expected proves nothing.
func Named(r *form.Report) map[*form.Cell][]decimal.Decimal {
	named := map[*form.Cell][]decimal.Decimal{}
	for _, c := range read(r) {
		if c.kind != figure || c.last || c.wider || c.timely || c.places >= 0 {
			continue
		}
		for _, terms := range c.meant {
			if len(terms) == 1 && !terms[0].Negative {
				named[terms[0].Cell] = append(named[terms[0].Cell], c.number)
			}
		}
	}
	return named
}
