package rule

import (
	"github.com/shopspring/decimal"

	"nianbao/form"
)

// Number returns a cell's figure as equations count it. A total that was left blank counts as the sum of its parts: it
// is told of as blank, and not once more as a total of 0.
func (p *Pass) Number(cell *form.Cell) decimal.Decimal {
	if sum, ok := BlankTotals.Of(p)[cell]; ok {
		return sum
	}
	return p.Report.Number(cell)
}

// BlankTotals are the totals in which nothing or a stroke stands although their parts do not come to 0, with the sums
// of these.
var BlankTotals = NewFact(func(p *Pass) map[*form.Cell]decimal.Decimal {
	totals := p.Report.Form.Totals()
	blank := map[*form.Cell]decimal.Decimal{}
	var number func(cell *form.Cell) decimal.Decimal
	number = func(cell *form.Cell) decimal.Decimal {
		e, state := totals[cell], p.Report.Value(cell).State
		if e == nil || state != form.Blank && state != form.Stroke || p.Lost(cell) {
			return p.Report.Number(cell)
		}
		if sum, known := blank[cell]; known {
			return sum
		}
		blank[cell] = form.Sum(e.Right, number)
		return blank[cell]
	}
	for cell := range totals {
		number(cell)
	}
	for cell, sum := range blank {
		if sum.IsZero() {
			delete(blank, cell)
		}
	}
	return blank
})
