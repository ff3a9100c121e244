package sentences

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/tally"
	"nianbao/form"
)

// judgeShare holds a share against all that it may be a share of: the totals of its column and of its row, and the
// numbers before it.
func (c *claim) judgeShare(r *form.Report) (verdict, decimal.Decimal) {
	wholes, known := c.wholes(r)
	if !known {
		return undecided, decimal.Zero
	}
	bases := slices.Clone(c.bases)
	readings := c.readings(r)
	for _, terms := range readings {
		cell := terms[0].Cell
		for _, e := range r.Form.Equations {
			if e.IsOutside() || !e.IsEquality() || e.IsRatio() {
				continue
			}
			for _, side := range [][]form.Term{e.Left, e.Right} {
				if !slices.ContainsFunc(e.Cells(), beside(cell)) {
					continue
				}
				if n, ok := tally.Sum(r, side); ok {
					bases = append(bases, n)
				}
				for _, t := range side {
					if n, ok := tally.Sum(r, []form.Term{{Cell: t.Cell}}); ok {
						bases = append(bases, n)
					}
				}
			}
		}
	}
	for _, terms := range readings {
		bases = append(bases, tally.Totals(r, terms)...)
	}
	for _, n := range c.of.numbersOf(r, readings) {
		for _, base := range bases {
			if !base.IsPositive() || n.GreaterThan(base) {
				continue
			}
			exact := n.Mul(hundred).DivRound(base, 12)
			if c.fits(exact) {
				return right, exact
			}
		}
	}
	if list := c.portions(r, wholes); len(list) > 0 {
		return wrong, list[0].percent()
	}
	return undecided, decimal.Zero
}

// beside returns whether a cell is another, or stands in its column.
func beside(cell *form.Cell) func(*form.Cell) bool {
	return func(of *form.Cell) bool {
		return of == cell || of.Column == cell.Column && of.Table == cell.Table
	}
}

// readings returns the meanings in which a share's figure is what the sentence says, all where it is in none.
func (c *claim) readings(r *form.Report) (list [][]form.Term) {
	for _, terms := range c.meant {
		if n, ok := tally.Sum(r, terms); ok && c.of.fits(n) {
			list = append(list, terms)
		}
	}
	if len(list) == 0 {
		return c.meant
	}
	return list
}

// reading returns the first of them.
func (c *claim) reading(r *form.Report) []form.Term { return c.readings(r)[0] }

// wholes returns the totals of which a share's figure is a part: its row's for one of its columns, its column's. It is
// false where one is not there, or the figure is not.
func (c *claim) wholes(r *form.Report) (list []*form.Cell, known bool) {
	terms := c.reading(r)
	if _, ok := tally.Sum(r, terms); !ok {
		return nil, false
	}
	for _, e := range r.Form.Equations {
		total := e.Total()
		if total == nil || e.IsOutside() || !e.IsEquality() || slices.Contains(list, total) {
			continue
		}
		if slices.ContainsFunc(terms, func(t form.Term) bool { return !tally.IsPart(e, t) }) {
			continue
		}
		if _, ok := tally.Sum(r, []form.Term{{Cell: total}}); !ok {
			return nil, false
		}
		list = append(list, total)
	}
	return list, true
}

// A portion is a part of a whole.
type portion struct {
	part, whole decimal.Decimal
	at          string // where the whole stands, empty for a number of the sentence
}

func (q portion) percent() decimal.Decimal { return q.part.Mul(hundred).DivRound(q.whole, 12) }

// maxPortions is how many readings of a share a message names.
const maxPortions = 2

// portions returns what a share may be of, the first that most likely is meant: the tables' totals, and then the number
// before it of which the sentence has parts.
func (c *claim) portions(r *form.Report, wholes []*form.Cell) []portion {
	part := c.of.number
	var list []portion
	add := func(whole decimal.Decimal, at string) {
		q := portion{part, whole, at}
		same := func(of portion) bool { return of.whole.Equal(whole) }
		if whole.IsPositive() && part.LessThanOrEqual(whole) && len(list) < maxPortions && !slices.ContainsFunc(list, same) {
			list = append(list, q)
		}
	}
	for _, w := range wholes {
		n, _ := tally.Sum(r, []form.Term{{Cell: w}})
		add(n, r.Value(w).Place.String())
	}
	for _, n := range tally.Totals(r, c.reading(r)) {
		add(n, "")
	}
	for i := len(c.totals) - 1; i >= 0; i-- {
		add(c.totals[i], "")
	}
	return list
}

// shared spells what a share should be: 169 ÷ 344 = 49.1%.
func (c *claim) shared(r *form.Report) string {
	wholes, _ := c.wholes(r)
	says := ""
	for i, q := range c.portions(r, wholes) {
		if i > 0 {
			says += "；或者 "
		}
		whole, equals := q.whole.String(), " = "
		if q.at != "" {
			whole += "（" + q.at + "）"
			equals = "= "
		}
		says += fmt.Sprintf("%s ÷ %s%s%s%%", q.part, whole, equals, q.percent().Round(max(c.places, 0)))
	}
	return says
}
