package sentences

import (
	"slices"

	"nianbao/form"
	"nianbao/form/spoken"
)

// An addend is a figure that a sentence named, and its row.
type addend struct {
	*claim
	row [][]spoken.Part
	at  *spoken.Topic
}

// sums returns what rows the last two figures add up; nil where they are of different topics, or may mean too many.
func (w *walk) sums() [][]spoken.Part {
	n := len(w.addends)
	if n < 2 || w.addends[n-2].at != w.addends[n-1].at || len(w.addends[n-2].row)*len(w.addends[n-1].row) > maxSums {
		return nil
	}
	var list [][]spoken.Part
	for _, a := range w.addends[n-2].row {
		for _, b := range w.addends[n-1].row {
			list = append(list, slices.Concat(a, b))
		}
	}
	return list
}

// anyOf returns the rows of which parts may be behind several figures, the last named first.
func (w *walk) anyOf() [][]spoken.Part {
	list := slices.Clone(w.row)
	for _, a := range w.addends {
		if a.at == w.rowAt {
			list = append(list, a.row...)
		}
	}
	return append(append(list, w.sums()...), w.rowAt.Row.Of...)
}

// total returns what a number adds up that stands behind two others and names nothing: 新收36件，上年结转4件，共计40件.
// It is nil where the sentence counts anything else, or the form does not say of what the topic is.
func (w *walk) total(f *facts, unit string) *claim {
	const two = 2 // of three nobody knows whether the first is the whole of the others
	if len(w.addends) != two || w.counts != two || !f.classes[spoken.WordSum] || !addsOnly(f) {
		return nil
	}
	at := w.rowAt
	if at == nil || at.Row == nil || w.topic != at || unit == "" || !f.counts(nil, at, unit) {
		return nil
	}
	a, b := w.addends[0], w.addends[1]
	before := each(a.meant[len(a.own()):], b.meant[len(b.own()):])
	c := &claim{meant: append(each(a.own(), b.own()), before...), before: len(before)}
	if len(c.meant) > maxSums {
		return nil
	}
	return c
}

// each returns each of some sums with each of others.
func each(list, others [][]form.Term) (sums [][]form.Term) {
	for _, a := range list {
		for _, b := range others {
			sums = append(sums, slices.Concat(a, b))
		}
	}
	return sums
}

// addsOnly reports whether a clause says nothing but that its number is a sum.
func addsOnly(f *facts) bool {
	for class := range f.classes {
		if !slices.Contains([]spoken.WordClass{spoken.WordSum, spoken.WordFiller, spoken.WordTimely, spoken.WordRest}, class) {
			return false
		}
	}
	return len(f.rows)+len(f.columns)+len(f.says)+len(f.here) == 0 && !f.wider && !f.own && !f.last && !f.next
}

// amongRowsOf reports whether all that a row may mean is what a topic counts where nothing more is said.
func amongRowsOf(at *spoken.Topic, row [][]spoken.Part) bool {
	return at.Row != nil && len(row) > 0 && !slices.ContainsFunc(row, func(of []spoken.Part) bool {
		return !slices.ContainsFunc(at.Row.Of, func(whole []spoken.Part) bool { return slices.Equal(of, whole) })
	})
}
