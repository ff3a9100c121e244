package correct

import (
	"maps"
	"slices"
)

// A words is one text or particular, by its id.
type words struct {
	text bool
	id   string
}

// words returns the texts and particulars that were typed, the same ones always in the same order.
func (t Typed) words() []words {
	var list []words
	for _, id := range slices.Sorted(maps.Keys(t.Texts)) {
		list = append(list, words{true, id})
	}
	for _, id := range slices.Sorted(maps.Keys(t.Particulars)) {
		list = append(list, words{false, id})
	}
	return list
}

// among reports whether the words were typed.
func (w words) among(t Typed) bool {
	from := t.Particulars
	if w.text {
		from = t.Texts
	}
	_, ok := from[w.id]
	return ok
}

// only returns of what was typed the cells, and those of the texts and particulars that are wanted.
func (t Typed) only(wanted func(words) bool) Typed {
	some := Typed{Cells: t.Cells, Texts: map[string]string{}, Particulars: map[string]string{}}
	for _, w := range t.words() {
		switch {
		case !wanted(w):
		case w.text:
			some.Texts[w.id] = t.Texts[w.id]
		default:
			some.Particulars[w.id] = t.Particulars[w.id]
		}
	}
	return some
}

// fit types what the workbook takes. What of the texts and particulars is not read there as it was meant is loose, and
// left out: each for itself, so that nothing else is lost with it.
func (w *Workbook) fit(t Typed) (c *Corrected, loose Typed, wrong *Error, err error) {
	fitting := t
	c, wrong, err = w.try(fitting)
	for err == nil && wrong != nil && len(fitting.words()) > 0 {
		misread := wrong.words
		if !misread.among(fitting) { // one of them stands where something else is read as well
			c, fitting, wrong, err = w.eachFor(fitting)
			break
		}
		fitting = fitting.only(func(other words) bool { return other != misread })
		c, wrong, err = w.try(fitting)
	}
	loose = t.only(func(other words) bool { return !other.among(fitting) })
	return c, loose, wrong, err
}

// eachFor types the cells and then one text or particular after the other, those that fit beside what does already.
func (w *Workbook) eachFor(t Typed) (c *Corrected, fitting Typed, wrong *Error, err error) {
	fitting = t.only(func(words) bool { return false })
	if c, wrong, err = w.try(fitting); err != nil || wrong != nil {
		return nil, fitting, wrong, err
	}
	for _, one := range t.words() {
		more := t.only(func(other words) bool { return other == one || other.among(fitting) })
		with, unfit, err := w.try(more)
		switch {
		case err != nil:
			return nil, fitting, nil, err
		case unfit == nil:
			c, fitting = with, more
		}
	}
	return c, fitting, nil, nil
}
