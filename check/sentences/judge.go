package sentences

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// A verdict is what became of a claim.
type verdict int

const (
	undecided verdict = iota // a figure is not there
	right
	wrong
)

var hundred = decimal.NewFromInt(100)

// judge holds a claim against the figures. What it says first that it would have to be is returned, too.
func (c *claim) judge(r *form.Report) (verdict, decimal.Decimal) {
	switch c.kind {
	case share:
		return c.judgeShare(r)
	case rate, change:
		return c.judgeChange(r)
	case parts:
		return wrong, c.of.number
	}
	if c.all != nil { // of what is wrong itself nothing more is said
		if v, n := c.all.judge(r); v != right {
			return undecided, n
		}
	}
	if c.last {
		if r = lastOf(r); r == nil {
			return undecided, decimal.Zero
		}
	}
	var first decimal.Decimal
	known, fewer := 0, false
	for _, terms := range c.meant {
		for _, value := range []func(*form.Report, []form.Term) (decimal.Decimal, bool){sum, added} {
			n, ok := value(r, terms)
			if !ok {
				return undecided, decimal.Zero
			}
			if c.fits(n) {
				return right, n
			}
			if known++; known == 1 {
				first = n
			}
			fewer = fewer || c.number.LessThan(n)
		}
	}
	if c.timely && fewer {
		return undecided, first
	}
	return wrong, first
}

// fits reports whether a claim's number is a figure, rounded or cut to the places that it shows.
func (c *claim) fits(n decimal.Decimal) bool {
	if n.Equal(c.number) {
		return true
	}
	return c.places >= 0 && (n.Round(c.places).Equal(c.number) || n.Truncate(c.places).Equal(c.number))
}

// numbersOf returns what a claim's figure may be: as the sentence says it, and as the table does.
func (c *claim) numbersOf(r *form.Report) []decimal.Decimal {
	var list []decimal.Decimal
	if !c.number.IsZero() {
		list = append(list, c.number)
	}
	for _, terms := range c.meant {
		if n, ok := sum(r, terms); ok && !slices.ContainsFunc(list, n.Equal) {
			list = append(list, n)
		}
	}
	return list
}

// judgeShare holds a share against all that it may be a share of: the totals of its column and of its row, and the
// numbers before it.
func (c *claim) judgeShare(r *form.Report) (verdict, decimal.Decimal) {
	bases := slices.Clone(c.bases)
	for _, terms := range c.meant {
		cell := terms[0].Cell
		for _, e := range r.Form.Equations {
			if e.IsOutside() || !e.IsEquality() || e.IsRatio() {
				continue
			}
			for _, side := range [][]form.Term{e.Left, e.Right} {
				if !slices.ContainsFunc(e.Cells(), beside(cell)) {
					continue
				}
				if n, ok := sum(r, side); ok {
					bases = append(bases, n)
				}
				for _, t := range side {
					if n, ok := sum(r, []form.Term{{Cell: t.Cell}}); ok {
						bases = append(bases, n)
					}
				}
			}
		}
	}
	var first decimal.Decimal
	known := 0
	for _, n := range c.of.numbersOf(r) {
		for _, base := range bases {
			if !base.IsPositive() || n.GreaterThan(base) {
				continue
			}
			exact := n.Mul(hundred).DivRound(base, 12)
			if c.fits(exact) {
				return right, exact
			}
			if base.GreaterThan(n) || known == 0 {
				if known++; known == 1 {
					first = exact
				}
			}
		}
	}
	if known == 0 {
		return undecided, first
	}
	return wrong, first
}

// beside returns whether a cell is another, or stands in its column.
func beside(cell *form.Cell) func(*form.Cell) bool {
	return func(of *form.Cell) bool {
		return of == cell || of.Column == cell.Column && of.Table == cell.Table
	}
}

// judgeChange holds what a figure has changed by against this year's and last year's.
func (c *claim) judgeChange(r *form.Report) (verdict, decimal.Decimal) {
	last := lastOf(r)
	if last == nil || c.wider {
		return undecided, decimal.Zero
	}
	var first decimal.Decimal
	known := 0
	for _, terms := range c.meant {
		before, ok := sum(last, terms)
		if !ok {
			return undecided, first
		}
		now, ok := sum(r, terms)
		if !ok {
			return undecided, first
		}
		for _, n := range []decimal.Decimal{now, c.of.number} {
			d := n.Sub(before).Mul(decimal.NewFromInt(int64(c.more)))
			if c.kind == rate {
				if before.IsZero() {
					return undecided, first
				}
				d = d.Mul(hundred).DivRound(before, 12)
			}
			if c.fits(d) {
				return right, d
			}
			if known++; known == 1 {
				first = d
			}
		}
	}
	return wrong, first
}
