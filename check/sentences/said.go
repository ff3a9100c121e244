package sentences

import (
	"slices"

	"nianbao/form/spoken"
)

// saysNone takes down that there is none of what a clause names; false where that is not certain.
func (w *walk) saysNone(c *clause, f *facts) bool {
	if f.compares() || f.classes[spoken.WordAmong] {
		return false
	}
	rows := f.rows
	if len(rows) == 0 && len(f.columns) == 0 {
		for _, t := range w.lexicon.of.Topics {
			if t.Row != nil && (slices.Contains(f.says, t) || slices.Contains(f.here, t) || slices.Contains(f.nouns, t) && w.topic == t) {
				rows = []named{{topic: t, phrase: &spoken.Phrase{Of: t.Row.Of[:1]}}}
			}
		}
	}
	found := false
	g := *f
	for _, n := range eachRow(rows) {
		g.rows = n
		if claim := w.attribute(&g, ""); claim != nil {
			claim.none, claim.places = true, -1
			w.take(c.tokens, claim)
			found = true
		}
	}
	return found
}

// eachRow divides rows into those of which each is said to be none: words that yield may be one.
func eachRow(rows []named) [][]named {
	strong := slices.ContainsFunc(rows, func(n named) bool { return !n.phrase.Weak })
	var list [][]named
	var weak []named
	timed := map[spoken.WordClass][]named{}
	for _, n := range distinct(rows) {
		switch {
		case n.phrase.When != "":
			timed[n.phrase.When] = append(timed[n.phrase.When], n)
		case !n.phrase.Weak:
			list = append(list, []named{n})
		case !strong:
			weak = append(weak, n)
		}
	}
	for _, w := range []spoken.WordClass{spoken.WordLast, spoken.WordNext} {
		if timed[w] != nil {
			list = append(list, timed[w])
		}
	}
	if weak != nil {
		list = append(list, weak)
	}
	return list
}

// saysAll takes down that all that was just counted is of one column: 均为自然人申请; false where that is not certain.
func (w *walk) saysAll(c *clause, f *facts) bool {
	of := w.last
	if of == nil || of.kind != figure || of.last || len(f.rows) > 0 || len(f.columns) == 0 ||
		f.classes[spoken.WordNone] {
		return false
	}
	claim := w.attribute(f, "")
	if claim == nil {
		return false
	}
	claim.number, claim.places, claim.all = of.number, -1, of
	w.take(c.tokens, claim)
	w.last = of
	return true
}
