package sentences

import (
	"slices"

	"nianbao/form/spoken"
)

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
