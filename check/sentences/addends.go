package sentences

import (
	"slices"

	"nianbao/form"
)

// total returns what a number adds up that stands behind two others and names nothing: 新收36件，上年结转4件，共计40件.
// It is nil where the sentence counts anything else, or the form does not say of what the topic is.
func (w *walk) total(f *facts, unit string) *claim {
	const two = 2 // of three nobody knows whether the first is the whole of the others
	if len(w.addends) != two || w.counts != two || !f.classes[form.WordSum] || !addsOnly(f) {
		return nil
	}
	at := w.rowAt
	if at == nil || at.Row == nil || w.topic != at || unit == "" || !f.counts(nil, at, unit) {
		return nil
	}
	c := &claim{}
	for _, a := range w.addends[0].meant {
		for _, b := range w.addends[1].meant {
			c.meant = append(c.meant, slices.Concat(a, b))
		}
	}
	if len(c.meant) > maxSums {
		return nil
	}
	return c
}

// addsOnly reports whether a clause says nothing but that its number is a sum.
func addsOnly(f *facts) bool {
	for class := range f.classes {
		if class != form.WordSum && class != form.WordFiller {
			return false
		}
	}
	return len(f.rows)+len(f.columns)+len(f.says)+len(f.here) == 0 && !f.wider && !f.own && !f.last && !f.next
}

// amongRowsOf reports whether all that a row may mean is what a topic counts where nothing more is said.
func amongRowsOf(at *form.Topic, row [][]form.Part) bool {
	return at.Row != nil && len(row) > 0 && !slices.ContainsFunc(row, func(of []form.Part) bool {
		return !slices.ContainsFunc(at.Row.Of, func(whole []form.Part) bool { return slices.Equal(of, whole) })
	})
}
