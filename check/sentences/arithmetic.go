package sentences

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form/spoken"
)

// arithmetic takes a number that is reckoned from others: what share of a whole a figure is, by how much it is more or
// less than the year before.
func (w *walk) arithmetic(tokens []token, f *facts, n *token) {
	if !f.covered || n.rough || f.classes[spoken.WordRough] || f.classes[spoken.WordNone] || f.other ||
		f.classes[spoken.WordEach] { // 分别占77.8%、13.9%: of the figures before the last, too
		w.last = nil
		return
	}
	of := w.last
	if f.classes[spoken.WordShare] {
		other := f.classes[spoken.WordMore] || f.classes[spoken.WordLess] || f.classes[spoken.WordSum] // 合计占62.8%
		if n.rate && !other && !f.last && of != nil && !of.last && len(f.columns) == 0 {
			w.share(tokens, n, of)
		}
		return
	}
	if !f.compares() || f.next {
		if n.rate && len(tokens) == 1 && w.grown != nil { // 增加5件（41.7%）
			g := *w.grown
			w.reckon(tokens, n, &g, nil)
		}
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
		w.change(tokens, f, n, of, nil)
	}
}

func (w *walk) share(tokens []token, n *token, of *claim) {
	c := &claim{kind: share, of: of, number: n.number, places: n.places, meant: of.meant, bases: slices.Clone(w.count)}
	for _, a := range w.addends {
		if a.claim != of && (a.weak || a.at.Row != nil && amongRowsOf(a.at, a.row)) {
			c.totals = append(c.totals, a.number)
		}
	}
	last := w.last
	w.take(tokens, c)
	w.last = last
}

func (w *walk) change(tokens []token, f *facts, n *token, of *claim, bases []decimal.Decimal) {
	like := &claim{of: of, meant: of.meant, more: 1}
	if f.classes[spoken.WordLess] {
		like.more = -1
	}
	w.reckon(tokens, n, like, bases)
}

// reckon takes down by how much a figure has changed, of the same figure and in the same direction as another claim
// says. bases are the numbers of the year before that the sentence itself has.
func (w *walk) reckon(tokens []token, n *token, like *claim, bases []decimal.Decimal) {
	c := &claim{kind: change, of: like.of, number: n.number, places: -1, meant: like.meant, more: like.more}
	c.bases = append(slices.Clone(like.bases), bases...)
	if n.rate {
		c.kind, c.places = rate, n.places
	} else if n.unit == "" || n.scale > 0 || c.meant[0][0].Cell.Decimal() {
		return
	}
	last := w.last
	w.take(tokens, c)
	c.says = w.text.quote(n.start, n.end)
	w.last = last
	if w.grown = c; n.rate {
		w.grown = nil
	}
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
	if len(c.numbers) > 1 || n.rough || f.classes[spoken.WordRough] || n.rate || n.unit != w.whole.unit || f.other || !among && !way {
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

// compared takes a clause that gives last year's number of what was just named, and may say that this year's is more or
// less, and how much: 较2023年的296件增长15.5%. It is false where the clause is none.
func (w *walk) compared(c *clause, f *facts) bool {
	of := w.last
	if of == nil || of.kind != figure || of.none || of.last || len(c.numbers) > 2 || !f.covered || !f.last || f.next ||
		f.other || f.this || len(f.rows)+len(f.columns) > 0 || !f.classes[spoken.WordThan] || unclear(f) {
		return false
	}
	at := c.numbers[0]
	n, before := &c.tokens[at], look(c.tokens[:at], w.report.Year)
	if n.rough || n.rate || n.scale > 0 || n.unit != of.unit || !before.last || before.classes[spoken.WordMore] ||
		before.classes[spoken.WordLess] {
		return false
	}
	after := look(c.tokens[at+1:], w.report.Year)
	if len(c.numbers) == 2 {
		m := &c.tokens[c.numbers[1]]
		if after.classes[spoken.WordMore] == after.classes[spoken.WordLess] || m.rough {
			return false
		}
		w.then(c.tokens[:at+1], n, of)
		w.change(c.tokens, &after, m, of, []decimal.Decimal{n.number})
		return true
	}
	if (after.classes[spoken.WordMore] || after.classes[spoken.WordLess]) && !w.isThen(c.tokens, at) {
		return false
	}
	w.then(c.tokens, n, of)
	return true
}

// isThen reports whether a number with 增长 behind it stands right behind the year before and is what was then: 较上年的30件增长,
// not 较上年有6件增长, 较上年6件的增幅.
func (w *walk) isThen(tokens []token, at int) bool {
	behind := string(w.text.runes[tokens[at].to:])
	for i := at - 1; i >= 0; i-- {
		if look(tokens[i:i+1], w.report.Year).last {
			between := string(w.text.runes[tokens[i].to:tokens[at].from])
			return slices.Contains([]string{"", "的", "同期", "同期的"}, between) && !strings.HasPrefix(behind, "的")
		}
	}
	return false
}

// then takes down what a figure was the year before.
func (w *walk) then(tokens []token, n *token, of *claim) {
	last := lastOf(w.report)
	if last == nil || last.Form.Sentences == nil {
		return
	}
	c := &claim{meant: of.meant, before: of.before, last: true}
	c.number, c.places = inUnit(n, c)
	w.take(tokens, c)
	w.last = of
}

// unclear reports whether words stand in a clause with which its numbers may be of something else.
func unclear(f *facts) bool {
	return slices.ContainsFunc([]spoken.WordClass{spoken.WordShare, spoken.WordRough, spoken.WordNone, spoken.WordEach,
		spoken.WordAmong, spoken.WordJoin}, func(class spoken.WordClass) bool { return f.classes[class] })
}
