package sentences

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/tally"
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
		for _, value := range []func(*form.Report, []form.Term) (decimal.Decimal, bool){tally.Sum, tally.Anew} {
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
	n, said := n.Shift(-c.scale), c.number.Shift(-c.scale)
	return c.places >= 0 && (n.Round(c.places).Equal(said) || n.Truncate(c.places).Equal(said))
}

// numbersOf returns what a claim's figure may be: as the sentence says it, and as the table does in some of its meanings.
func (c *claim) numbersOf(r *form.Report, meant [][]form.Term) []decimal.Decimal {
	var list []decimal.Decimal
	if !c.number.IsZero() {
		list = append(list, c.number)
	}
	for _, terms := range meant {
		if n, ok := tally.Sum(r, terms); ok && !slices.ContainsFunc(list, n.Equal) {
			list = append(list, n)
		}
	}
	return list
}

// judgeChange holds what a figure has changed by against this year's and last year's: the tables', and those that the
// sentence has itself.
func (c *claim) judgeChange(r *form.Report) (verdict, decimal.Decimal) {
	if c.wider && !c.of.isRight(r) {
		return undecided, decimal.Zero
	}
	now, known := c.nowIn(r)
	before := c.beforeIn(r)
	if !known || len(before) == 0 {
		return undecided, decimal.Zero
	}
	var first decimal.Decimal
	tried := 0
	for _, b := range before {
		for _, n := range now {
			d := n.Sub(b).Mul(decimal.NewFromInt(int64(c.more)))
			if c.kind == rate {
				if b.IsZero() {
					return undecided, first
				}
				d = d.Mul(hundred).DivRound(b, 12)
			}
			if c.fits(d) {
				return right, d
			}
			if tried++; tried == 1 {
				first = d
			}
		}
	}
	return wrong, first
}

// isRight reports whether a claim is certainly right.
func (c *claim) isRight(r *form.Report) bool {
	v, _ := c.judge(r)
	return v == right
}

// nowIn returns what the figure may be that has changed; of words that may mean several it is the first where that is
// what the sentence says. It is false where one is not known.
func (c *claim) nowIn(r *form.Report) (list []decimal.Decimal, known bool) {
	for i, terms := range c.meant {
		n, ok := tally.Sum(r, terms)
		if !ok {
			return nil, false
		}
		if list = append(list, n); i == 0 && n.Equal(c.of.number) {
			return list, true
		}
	}
	return append(list, c.of.number), true
}

// beforeIn returns what it may have been the year before, by last year's report and by the sentence.
func (c *claim) beforeIn(r *form.Report) []decimal.Decimal {
	list := []decimal.Decimal{}
	if last := lastOf(r); last != nil {
		for _, terms := range c.meant {
			n, ok := tally.Sum(last, terms)
			if !ok {
				list = nil
				break
			}
			list = append(list, n)
		}
	}
	return append(list, c.bases...)
}
