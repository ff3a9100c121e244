package sentences

import (
	"github.com/shopspring/decimal"

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

// sum returns what terms come to in a report; false where a cell has no figure.
func sum(r *form.Report, terms []form.Term) (decimal.Decimal, bool) { return total(r, terms, false) }

// added is sum with each total that can be computed taken as computed: where it stands wrong in the table, that is told
// of, and the sentence may be right.
func added(r *form.Report, terms []form.Term) (decimal.Decimal, bool) { return total(r, terms, true) }

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
