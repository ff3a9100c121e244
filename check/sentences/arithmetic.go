package sentences

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form/spoken"
)

// arithmetic takes a number that is reckoned from others: what share of a whole a figure is, by how much it is more or
// less than the year before.
func (w *walk) arithmetic(tokens []token, f *facts, n *token) {
	if !f.covered || n.rough || f.classes[spoken.WordRough] || f.classes[spoken.WordNone] || f.other {
		w.last = nil
		return
	}
	of := w.last
	if f.classes[spoken.WordShare] {
		grows := f.classes[spoken.WordMore] || f.classes[spoken.WordLess]
		if n.rate && !grows && !f.last && of != nil && !of.last && len(f.columns) == 0 {
			w.share(tokens, n, of)
		}
		return
	}
	if !f.compares() || f.next {
		if n.rate {
			return
		}
		w.last = nil
		return
	}
	if len(f.rows) > 0 { // 收到申请量比上年增长25%
		g := *f
		g.last, g.classes = false, nil
		if of = w.attribute(&g, ""); of == nil {
			return
		}
	} else if len(f.columns) > 0 {
		return
	}
	if of != nil && !of.last && f.classes[spoken.WordMore] != f.classes[spoken.WordLess] {
		w.change(tokens, f, n, of)
	}
}

func (w *walk) share(tokens []token, n *token, of *claim) {
	c := &claim{kind: share, of: of, number: n.number, places: n.places, meant: of.meant, bases: slices.Clone(w.count)}
	last := w.last
	w.take(tokens, c)
	w.last = last
}

func (w *walk) change(tokens []token, f *facts, n *token, of *claim) {
	c := &claim{kind: change, of: of, number: n.number, places: -1, meant: of.meant, more: 1}
	if n.rate {
		c.kind, c.places = rate, n.places
	} else if n.unit == "" || of.meant[0][0].Cell.Decimal() {
		return
	}
	if f.classes[spoken.WordLess] {
		c.more = -1
	}
	last := w.last
	w.take(tokens, c)
	w.last = last
}

// part takes a part of what was just counted: one of its ways to the agency, of which each thing has one, or any part
// behind 其中. Parts that are more than the whole are taken down.
func (w *walk) part(c *clause, f *facts) {
	if w.whole == nil || len(c.numbers) == 0 {
		return
	}
	if len(f.rows)+len(f.columns) > 0 { // a figure of its own
		w.whole = nil
		return
	}
	n := &c.tokens[c.numbers[0]]
	among := f.classes[spoken.WordAmong]
	way := f.classes[spoken.WordChannel] && !f.classes[spoken.WordLimit] && !f.strange
	if len(c.numbers) > 1 || n.rough || n.rate || n.unit != w.whole.unit || f.other || !among && !way {
		if !n.rate {
			w.whole = nil
		}
		return
	}
	if way {
		w.parts = w.parts.Add(n.number)
	}
	sum := decimal.Max(n.number, w.parts)
	if sum.LessThanOrEqual(w.whole.number) {
		return
	}
	last, whole := w.last, w.whole
	w.take(c.tokens, &claim{kind: parts, of: whole, number: sum, places: -1, meant: whole.meant})
	w.last, w.whole = last, nil
}
