package sentences

import (
	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/check/tally"
	"nianbao/form"
)

// An Outdated is a number that a sentence certainly gives for a figure of the year and that is another year's.
type Outdated struct {
	Place  form.Place
	Clause string      // as it stands, without its spaces
	Says   string      // the number as it stands there
	Then   []form.Term // whose figures it was then
	Number decimal.Decimal
	Now    decimal.Decimal // what these are now

	// Claim reports whether it would be right with other figures of the report.
	Claim func(figure func(*form.Cell) (decimal.Decimal, bool)) bool
}

// OutdatedIn returns the numbers of a pass's texts that are wrong by its tables, in whatever meaning, and right by those
// of another year's report, on the same edition or another.
func OutdatedIn(p *rule.Pass, then *form.Report) []Outdated {
	var list []Outdated
	for _, c := range claims.Of(p) {
		if c.kind != figure || c.none || c.wider || c.last || c.all != nil || c.number.IsZero() {
			continue
		}
		if v, _ := c.judge(p.Report); v != wrong {
			continue
		}
		for _, terms := range c.meant {
			n, ok := tally.Sum(then, terms)
			if now, known := tally.Sum(p.Report, terms); ok && known && c.fits(n) {
				list = append(list, Outdated{Place: c.where, Clause: form.Squeeze(c.quote), Says: c.says, Then: terms,
					Number: c.number, Now: now, Claim: c.holds})
				break
			}
		}
	}
	return list
}
