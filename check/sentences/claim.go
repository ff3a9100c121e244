package sentences

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/tally"
	"nianbao/form"
	"nianbao/form/spoken"
)

// A claim is a number of a sentence that certainly speaks of a figure.
type claim struct {
	number decimal.Decimal // in the form's unit
	places int32           // digits behind the point that it was rounded or cut to; below 0 for an exact number
	meant  [][]form.Term   // any one of which may be meant
	before int             // so many of which, the last, by columns that the sentence named before
	line   int             // of the text
	where  form.Place
	quote  string // the clause
	says   string // the number as it stands there
	unit   string // behind it
	weak   bool   // by a word that yields, 收到: parts may follow
	last   bool   // of last year's report
	scale  int32  // of a number in 万: how many digits these are
	wider  bool   // of a body that includes others, which the table may be about
	body   string // what that is called, empty for what a government calls its own
	none   bool   // in words: 未收到
	timely bool   // it may count those alone that were in time: 按时办结33件 of 35
	all    *claim // in words: it is all of that, 均为自然人

	kind   claimKind
	bases  []decimal.Decimal // of which a share may be, or from which a figure has changed
	totals []decimal.Decimal // numbers of the sentence of whole rows, of which a share may be
	of     *claim            // of which a share, a part or a change is
	more   int               // of a change: 1 for more, -1 for less
}

// A claimKind is what a number says of a figure.
type claimKind int

const (
	figure claimKind = iota
	share            // per cent of a whole
	rate             // per cent more or less than the year before
	change           // so many more or less than the year before
	parts            // what parts come to, which are more than the whole
)

// own returns what a claim may mean by its own words.
func (c *claim) own() [][]form.Term { return c.meant[:len(c.meant)-c.before] }

// isOfAll reports whether a claim's number is what it means by its own words, and none of what it may mean by columns
// that the sentence named before.
func (c *claim) isOfAll(r *form.Report) bool {
	fits := func(terms []form.Term) bool {
		n, ok := tally.Sum(r, terms)
		return ok && c.fits(n)
	}
	return c.before > 0 && !c.last && slices.ContainsFunc(c.own(), fits) && !slices.ContainsFunc(c.meant[len(c.own()):], fits)
}

// combine returns the sums of rows and columns that phrases may mean, nil where the form has not the cells of any.
func combine(f *form.Form, row, column [][]spoken.Part) [][]form.Term {
	var meant [][]form.Term
	for _, r := range row {
		for _, c := range column {
			if terms, ok := cross(f, r, c); ok {
				meant = append(meant, terms)
			}
		}
	}
	return meant
}

// cross returns what a row's and a column's sum come to; false where the form has not all these cells.
func cross(f *form.Form, row, column []spoken.Part) ([]form.Term, bool) {
	var terms []form.Term
	for _, r := range row {
		for _, c := range column {
			cell := f.Cell(r.ID + "." + c.ID)
			if cell == nil {
				return nil, false
			}
			terms = append(terms, form.Term{Cell: cell, Negative: r.Negative != c.Negative})
		}
	}
	return terms, len(terms) > 0
}
