package sentences

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form/spoken"
)

// segments divides a clause into parts with one number each; none where it is not certain which words are whose.
func segments(c *clause) [][]token {
	if len(c.numbers) == 1 {
		return [][]token{c.tokens}
	}
	first, last := c.numbers[0], c.numbers[len(c.numbers)-1]
	before, after := names(c.tokens[:first]), names(c.tokens[last+1:])
	var parts [][]token
	switch from := 0; {
	case before && !after: // 收到申请10件办结8件
		for _, at := range c.numbers {
			to := at + 1
			if at == last {
				to = len(c.tokens)
			}
			parts, from = append(parts, c.tokens[from:to]), to
		}
	case after && !before: // 8件予以公开2件部分公开
		for i, at := range c.numbers {
			to := len(c.tokens)
			if i+1 < len(c.numbers) {
				to = c.numbers[i+1]
			}
			if i > 0 {
				from = at
			}
			parts = append(parts, c.tokens[from:to])
		}
	}
	return parts
}

// names reports whether words name a row or a column.
func names(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool {
		return slices.ContainsFunc(t.senses, func(s sense) bool { return s.row != nil || s.column != nil })
	})
}

// segment takes a part of a clause with one number. pending are the rows that the clause before named without one.
func (w *walk) segment(tokens []token, pending []named) {
	f := look(tokens, w.report.Year)
	n := numberIn(tokens)
	w.past = w.past && !f.this
	switch {
	case n.rate || f.classes[spoken.WordShare] || f.compares():
		w.arithmetic(tokens, &f, n)
		return
	case !f.covered:
		w.forget()
		w.after = nil
		w.topic = nil // what follows may be parts of what is not known
		return
	case f.classes[spoken.WordNone]: // 无一件引发行政复议
		w.forget()
		return
	case n.rough || f.classes[spoken.WordRough] || f.classes[spoken.WordEach]:
		w.attribute(&f, n.unit) // of which parts may follow
		w.last = nil
		return
	}
	if len(f.rows) == 0 && len(f.columns) == 0 {
		f.rows = pending
	}
	if w.listed { // of a list nobody knows whether the number is of all of it, but where that is said
		if f.classes[spoken.WordSum] && w.list != nil && len(f.columns) == 0 {
			f.rows = append(slices.Clone(w.list), f.rows...)
			f.classes[spoken.WordJoin] = true
		} else {
			f.rows, f.columns = nil, nil
		}
	}
	c := w.attribute(&f, n.unit)
	if c == nil {
		if c = w.total(&f, n.unit); c != nil {
			c.number, c.places = inUnit(n, c)
			w.take(tokens, c)
			// What follows may be of any of these: 共计40件，其中自然人31件.
			w.row, w.last = append(w.sums(), w.anyOf()...), nil
			return
		}
		w.last = nil
		if len(f.rows)+len(f.columns) > 0 || !f.classes[spoken.WordAmong] { // parts may follow of what nobody named
			w.row = nil
		}
		if len(f.says) > 0 { // 依申请公开59条、不予公开46条 are kinds of documents
			w.topic = nil
		}
		return
	}
	w.spoken(&f)
	c.number, c.places = inUnit(n, c)
	w.take(tokens, c)
	if c.isOfAll(w.report) { // 其中自然人30件；办结35件，其中予以公开: of all again
		w.told, w.lately = nil, nil
	}
	if len(f.columns) == 0 && !c.last && !f.classes[spoken.WordAmong] {
		w.addends = append(w.addends, addend{c, w.row, w.rowAt})
		w.addends = w.addends[max(0, len(w.addends)-maxSums):]
	}
}

// inUnit returns a number in the unit of the figures that are meant, and how many of its places are shown.
func inUnit(n *token, c *claim) (decimal.Decimal, int32) {
	places := n.places
	if !c.meant[0][0].Cell.Decimal() {
		return n.number, -1
	}
	if n.unit == "元" && c.meant[0][0].Cell.Unit() == "万元" {
		return n.number.Shift(-4), places + 4
	}
	return n.number, places
}

// take takes down a claim that stands in some tokens.
func (w *walk) take(tokens []token, c *claim) {
	c.line, c.where, c.wider, c.body = w.line, w.place, w.wider, w.body
	w.grown = nil
	c.quote = w.text.quote(tokens[0].start, tokens[len(tokens)-1].end)
	if n := numberIn(tokens); n != nil {
		c.says, c.unit = w.text.quote(n.start, n.end), n.unit
		if n.scale > 0 && c.kind == figure {
			c.places, c.scale = n.places, n.scale
		}
	}
	w.claims = append(w.claims, c)
	if !c.none {
		w.last = c
	}
	w.named = w.named || c.kind == figure
	if c.weak && !c.none && c.all == nil {
		w.whole, w.parts = c, decimal.Zero
	}
}

func numberIn(tokens []token) *token {
	for i := range tokens {
		if tokens[i].kind == number {
			return &tokens[i]
		}
	}
	return nil
}
