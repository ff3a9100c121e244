package parts

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/parts"
)

// An account is what is found out about a superior's report and its parts.
type account struct {
	report *form.Report
	set    *parts.Set
	parts  []*parts.Part // without those of an agency that stands there twice and counts once
	twice  []twice
	lists  []*line // of the cells that are held against the sum, in the order of the form
	byCell map[*form.Cell]*line

	whole    []whole // parts that were left out or counted twice
	sets     *sets   // three or more that may have been left out; nil for none
	mistakes []mistake
	pending  []*line // that a missing part may explain, or where a part's figure is none
	more     []*line // that differ besides, when too much does
	oneSided []*line // many that are all too much, or all too little

	found map[*line][]cause // what may explain each, the most likely first
}

// A line is one cell of the superior's report beside the sum of its parts.
type line struct {
	cell  *form.Cell // of the report; of the parts' form where the report lacks the row
	have  decimal.Decimal
	sum   decimal.Decimal
	off   decimal.Decimal // have less sum
	blank bool            // nothing stands in the cell
	open  bool            // the sum is not known
	lost  bool            // the report lacks the open row
}

func newAccount(p *rule.Pass) *account {
	a := &account{report: p.Report, set: p.Parts, parts: slices.Clone(p.Parts.Parts), byCell: map[*form.Cell]*line{}}
	a.compare(p)
	a.dropTwice()
	a.findWhole()
	a.findSets()
	a.explain()
	return a
}

// compare holds each cell against the sum. What is missing or no figure in the report other rules tell of.
func (a *account) compare(p *rule.Pass) {
	known := map[string]bool{}
	add := func(l *line) {
		name := parts.Name(l.cell)
		for _, of := range a.parts {
			if lacksFigure(of, l.cell) {
				l.open = true
			} else {
				l.sum = l.sum.Add(of.At(l.cell).Number)
			}
		}
		l.off = l.have.Sub(l.sum)
		known[name] = true
		a.lists, a.byCell[l.cell] = append(a.lists, l), l
	}
	for _, c := range p.Report.Form.Cells {
		v := p.Report.Value(c)
		if !parts.IsSummed(p.Report.Form, c) || v.State == form.Unreadable || p.Lost(c) || p.Report.Doubles(c) {
			known[parts.Name(c)] = true
			continue
		}
		if c.Row.Open != nil && known[parts.Name(c)] { // items with one key: of these V24 tells
			continue
		}
		add(&line{cell: c, have: v.Number, blank: v.State == form.Blank})
	}
	for _, c := range a.set.Form.Cells { // items that the report lacks
		if c.Row.Open != nil && parts.IsSummed(a.set.Form, c) && !known[parts.Name(c)] {
			add(&line{cell: c, blank: true, lost: true})
		}
	}
}

// added returns what the superior's figure would be without a mistake of its own: the sum as it was added up, without the
// parts that were left out and with those twice that were counted twice.
func (l *line) added() decimal.Decimal { return l.have.Sub(l.off) }

// broken returns the lines that differ, of those with a known sum.
func (a *account) broken() []*line {
	var list []*line
	for _, l := range a.lists {
		if !l.off.IsZero() && !l.open {
			list = append(list, l)
		}
	}
	return list
}

// isComplete reports whether no part is missing.
func (a *account) isComplete() bool { return len(a.missing()) == 0 }

// A twice is an agency of which there are two parts; one of them counts.
type twice struct{ counts, besides *parts.Part }

// dropTwice leaves out the second of two parts of an agency: of different figures those that fit the report worse. The
// superior's own figures are not those of the agency that is called as it is.
func (a *account) dropTwice() {
	type whose struct {
		key string
		own bool
	}
	first, other := map[whose]*parts.Part{}, parts.OtherNames(a.set.Parts)
	for _, of := range a.set.Parts {
		is := whose{form.AgencyKey(of.Agency), of.Own}
		if called := other[is.key]; called != "" && !of.Own { // the same key for both
			is.key = min(is.key, called)
		}
		had := first[is]
		if is.key == "" || had == nil || had.IsRelated(of) {
			first[is] = of
			continue
		}
		keep, drop := had, of
		if !had.SameFigures(of) && a.without(had) < a.without(of) {
			keep, drop = of, had
		}
		first[is] = keep
		a.twice = append(a.twice, twice{keep, drop})
		a.drop(drop)
	}
}

// without returns how many lines would differ without a part.
func (a *account) without(of *parts.Part) int {
	n := 0
	for _, l := range a.lists {
		if !l.open && !l.off.Add(of.At(l.cell).Number).IsZero() {
			n++
		}
	}
	return n
}

// drop takes a part out of the sums.
func (a *account) drop(of *parts.Part) {
	a.parts = slices.DeleteFunc(a.parts, func(p *parts.Part) bool { return p == of })
	for _, l := range a.lists {
		if lacksFigure(of, l.cell) {
			l.open = slices.ContainsFunc(a.parts, func(p *parts.Part) bool { return lacksFigure(p, l.cell) })
			continue
		}
		n := of.At(l.cell).Number
		l.sum, l.off = l.sum.Sub(n), l.off.Add(n)
	}
}

// lacksFigure reports whether something stands in a part's cell that is no figure.
func lacksFigure(of *parts.Part, c *form.Cell) bool {
	state := of.At(c).State
	return state == form.Unreadable || state == form.Words
}
