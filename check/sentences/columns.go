package sentences

import (
	"slices"

	"nianbao/form/spoken"
)

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
	if at.Column == nil || slices.ContainsFunc(f.columns, here) {
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
