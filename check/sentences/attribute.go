package sentences

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/spoken"
)

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
	c.line, c.where, c.wider = w.line, w.place, w.wider
	c.quote = w.text.quote(tokens[0].start, tokens[len(tokens)-1].end)
	if n := numberIn(tokens); n != nil {
		c.says, c.unit = w.text.quote(n.start, n.end), n.unit
	}
	w.claims = append(w.claims, c)
	if !c.none {
		w.last = c
	}
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

// attribute returns what a clause's number speaks of, nil where that is not certain.
func (w *walk) attribute(f *facts, unit string) *claim {
	if w.past && !f.last { // what that year itself carried over is not said by which
		f.last = true
		f.rows = slices.DeleteFunc(slices.Clone(f.rows), func(n named) bool { return n.phrase.When != "" })
	}
	f.rows = w.fitting(f.rows, f)
	if w.again(f) {
		return nil
	}
	row, at, isRow := w.rowOf(f, unit)
	column, ok := w.columnOf(f, at)
	if row == nil || !ok {
		return nil
	}
	of := w.report.Form
	if f.last && !f.usesYear() {
		last := lastOf(w.report)
		if last == nil || last.Form.Sentences == nil {
			return nil
		}
		of = last.Form
	}
	meant := combine(of, row, column)
	if len(meant) == 0 {
		return nil
	}
	c := &claim{meant: meant, last: f.last && !f.usesYear()}
	c.weak = len(f.columns) == 0 && slices.ContainsFunc(f.rows, func(n named) bool { return n.phrase.Weak })
	w.past = w.past || c.last
	if len(at.Says) > 0 {
		w.topic = at
	}
	if isRow && !c.last {
		w.row, w.rowAt = row, at
		for _, n := range f.rows {
			w.spent = append(w.spent, n.phrase)
		}
		if c.weak {
			w.rows, w.rowsAt = append(w.rows, row...), at
		} else if len(f.columns) == 0 && len(f.rows) == 1 && amongRowsOf(at, row) {
			// 新收36件，办结35件。从申请人看: of any of what the topic counts
			w.rows, w.rowsAt = append(w.rows, at.Row.Of...), at
		}
		if at.Column == nil {
			w.column, w.colAt = column, at
		}
	}
	if at.Column == nil && !isRow {
		w.column, w.colAt = column, at
	}
	return c
}

// again reports whether the sentence says again, by a word that yields, what it has said: 办结35件，其中按时办结33件.
func (w *walk) again(f *facts) bool {
	return len(f.columns) == 0 && slices.ContainsFunc(f.rows, func(n named) bool {
		return n.phrase.Weak && slices.Contains(w.spent, n.phrase)
	})
}

// usesYear reports whether the year before, or to come, belongs to what a row is called: 上年结转.
func (f *facts) usesYear() bool {
	return slices.ContainsFunc(f.rows, func(n named) bool { return n.phrase.When != "" })
}

// lastOf returns the report of the year before, nil where it is not at hand.
func lastOf(r *form.Report) *form.Report {
	last, _ := r.Last()
	return last
}

// fitting returns the rows that may be meant where the sentence speaks of what it does and of the year that it does.
func (w *walk) fitting(rows []named, f *facts) []named {
	var list []named
	untimely := map[int]bool{} // words that mean nothing in the year that the clause speaks of
	for _, n := range rows {
		p := n.phrase
		if _, known := untimely[n.word]; !known {
			untimely[n.word] = true
		}
		switch {
		case len(n.topic.Says) > 0 && !w.speaksOf(n.topic, f):
		case p.When == spoken.WordLast && (!f.last || f.next), p.When == spoken.WordNext && (!f.next || f.last):
		case p.When == "" && f.next:
		case w.forbidden(p):
			return nil
		default:
			list = append(list, n)
			untimely[n.word] = false
			continue
		}
		if p.When == "" && !f.next {
			untimely[n.word] = false
		}
	}
	for _, none := range untimely {
		if none { // 2023年收到、结转至2024年答复的
			return nil
		}
	}
	if slices.ContainsFunc(list, func(n named) bool { return n.phrase.When != "" }) {
		list = slices.DeleteFunc(list, func(n named) bool { return n.phrase.When == "" })
	}
	if slices.ContainsFunc(list, func(n named) bool { return !n.phrase.Weak }) {
		list = slices.DeleteFunc(list, func(n named) bool { return n.phrase.Weak })
	}
	return list
}

// speaksOf reports whether a sentence speaks of a topic: the clause says so, or what stands before it.
func (w *walk) speaksOf(t *spoken.Topic, f *facts) bool {
	return slices.Contains(f.says, t) || slices.Contains(f.here, t) || len(f.says) == 0 && w.topic == t
}

// forbidden reports whether a word stands in the sentence with which a phrase means something else.
func (w *walk) forbidden(p *spoken.Phrase) bool {
	return slices.ContainsFunc(p.Unless, func(word string) bool { return strings.Contains(w.said, plain(word)) })
}

// rowOf returns the row that is meant, and whether the clause names it; nil where it is not certain. One word that
// yields may mean several; those that do not are added up where they are joined.
func (w *walk) rowOf(f *facts, unit string) (row [][]spoken.Part, at *spoken.Topic, isRow bool) {
	rows := f.rows
	if len(rows) == 0 {
		if len(f.columns) == 0 {
			return w.bare(f, unit)
		}
		if w.row == nil && w.begins && len(w.rows) > 0 && w.topic == w.rowsAt { // 从申请人看，自然人28件
			w.row, w.rowAt = w.rows, w.rowsAt
		}
		at = w.rowAt
		fits := func(n named) bool { return n.topic == at }
		if w.row == nil || f.last || f.next || !slices.ContainsFunc(f.columns, fits) || !f.counts(nil, at, unit) {
			return nil, nil, false
		}
		if len(w.addends) > 1 && at.Row != nil { // 新收36件，上年结转4件，其中自然人31件: of which of them is not said
			return w.anyOf(), at, false
		}
		return w.row, at, false
	}
	at = rows[0].topic
	for _, n := range rows {
		if n.topic != at || !f.counts(n.phrase, at, unit) {
			return nil, nil, false
		}
	}
	rows = distinct(rows)
	switch {
	case len(rows) == 1:
		return rows[0].phrase.Of, at, true
	case rows[0].phrase.Weak || rows[0].phrase.When != "":
		for _, n := range rows {
			row = append(row, n.phrase.Of...)
		}
		return row, at, true
	case f.classes[spoken.WordJoin]:
		return together(rows), at, true
	}
	return nil, nil, false
}

// counts reports whether a unit is one of a row's figures, or of the column's that is named; no unit is any.
func (f *facts) counts(row *spoken.Phrase, at *spoken.Topic, unit string) bool {
	for _, n := range f.columns {
		if n.topic == at && len(n.phrase.Units) > 0 {
			row = n.phrase
		}
	}
	if row == nil {
		row = &spoken.Phrase{}
	}
	return unit == "" || row.Counts(at, unit)
}

// bare returns the row that is meant where a clause below a heading names nothing but what it is about: 依申请公开36件.
func (w *walk) bare(f *facts, unit string) ([][]spoken.Part, *spoken.Topic, bool) {
	t := w.section
	if t == nil || t.Row == nil || !slices.Contains(f.says, t) || f.classes[spoken.WordAmong] || f.last || f.next ||
		unit == "" || !f.counts(nil, t, unit) {
		return nil, nil, false
	}
	return t.Row.Of, t, true
}

// maxSums is how many meanings a sum of rows may have.
const maxSums = 8

// together returns what a sum of rows may mean, each of them meaning any of its own; nil for too many.
func together(rows []named) [][]spoken.Part {
	sums := [][]spoken.Part{nil}
	for _, n := range rows {
		var next [][]spoken.Part
		for _, sum := range sums {
			for _, of := range n.phrase.Of {
				next = append(next, slices.Concat(sum, of))
			}
		}
		if sums = next; len(sums) > maxSums {
			return nil
		}
	}
	return sums
}

func distinct(rows []named) []named {
	var list []named
	for _, n := range rows {
		if !slices.ContainsFunc(list, func(m named) bool { return m.phrase == n.phrase }) {
			list = append(list, n)
		}
	}
	return list
}

// columnOf returns the column that is meant; false where it is not certain.
func (w *walk) columnOf(f *facts, at *spoken.Topic) ([][]spoken.Part, bool) {
	if at == nil {
		return nil, false
	}
	var columns []named
	for _, n := range f.columns {
		if n.topic == at {
			if w.forbidden(n.phrase) {
				return nil, false
			}
			columns = append(columns, n)
		}
	}
	columns = distinct(columns)
	switch {
	case len(columns) == 1:
		return columns[0].phrase.Of, true
	case len(columns) > 1:
		return nil, false
	case at.Column != nil:
		return at.Column.Of, true
	case w.colAt == at && w.column != nil:
		return w.column, true
	}
	return nil, false
}
