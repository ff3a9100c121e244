package sentences

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/spoken"
)

// attribute returns what a clause's number speaks of, nil where that is not certain.
func (w *walk) attribute(f *facts, unit string) *claim {
	if w.past && !f.last { // what that year itself carried over is not said by which
		f.last = true
		f.rows = slices.DeleteFunc(slices.Clone(f.rows), func(n named) bool { return n.phrase.When != "" })
	}
	f.rows = w.fitting(f.rows, f)
	if w.again(f) || f.ofRest() {
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
	before := combine(of, row, w.columnsBefore(f, at))
	c := &claim{meant: append(meant, before...), before: len(before), last: f.last && !f.usesYear()}
	c.weak = len(f.columns) == 0 && slices.ContainsFunc(f.rows, func(n named) bool { return n.phrase.Weak })
	c.timely = c.weak && f.classes[spoken.WordTimely] && !f.classes[spoken.WordAll]
	w.past = w.past || c.last
	w.after = at
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

// ofRest reports whether a number is of what is left of another, by a word that yields: 其余3件办结.
func (f *facts) ofRest() bool {
	return f.classes[spoken.WordRest] && slices.ContainsFunc(f.rows, func(n named) bool { return n.phrase.Weak })
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
		case p.Behind && !w.isBehind(f):
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

// isBehind reports whether a word may be read that means a figure only where figures like it are told of, or that there
// is none: 制发规范性文件2件，行政处罚5件, and 未实施行政强制.
func (w *walk) isBehind(f *facts) bool {
	if len(f.says)+len(f.here) > 0 || f.classes[spoken.WordAmong] {
		return false
	}
	return f.classes[spoken.WordNone] || w.after != nil && len(w.after.Says) == 0
}

// speaksOf reports whether a sentence speaks of a topic: the clause says so, or what stands before it.
func (w *walk) speaksOf(t *spoken.Topic, f *facts) bool {
	return slices.Contains(f.says, t) || slices.Contains(f.here, t) || len(f.says) == 0 && w.topic == t
}

// forbidden reports whether a word stands in the sentence with which a phrase means something else.
func (w *walk) forbidden(p *spoken.Phrase) bool {
	return slices.ContainsFunc(p.Unless, func(word string) bool { return strings.Contains(w.said, plain(word)) })
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

// tell keeps the columns that a clause names. isOf says that it speaks of them, 自然人申请办结30件, 自然人提出的申请中,
// and does not only count them, as in a list of parts: 自然人28件、商业企业5件. A part that stands alone may be spoken of.
func (w *walk) tell(columns []named, isOf bool) {
	if len(columns) == 0 {
		return
	}
	w.lately = nil
	w.columns = distinct(append(slices.Clone(w.columns), columns...))
	if isOf {
		w.told = distinct(append(slices.Clone(w.told), columns...))
	}
	if isOf || len(w.columns) == 1 {
		w.lately = distinct(columns)
	}
}

// columnsBefore returns the columns of which a figure may be whose clause names none, besides the topic's own: those
// of which the sentence spoke last, 自然人申请办结30件，其中予以公开14件, and all together of which it spoke.
func (w *walk) columnsBefore(f *facts, at *spoken.Topic) [][]spoken.Part {
	here, elsewhere := func(n named) bool { return n.topic == at }, func(n named) bool { return n.topic != at }
	if at.Column == nil || slices.ContainsFunc(f.columns, here) || f.classes[spoken.WordAll] || f.classes[spoken.WordSum] {
		return nil
	}
	var list [][]spoken.Part
	for _, n := range w.lately {
		if here(n) {
			list = append(list, n.phrase.Of...)
		}
	}
	if told := slices.DeleteFunc(slices.Clone(w.told), elsewhere); len(told) > 1 {
		list = append(list, together(told)...)
	}
	return list
}
