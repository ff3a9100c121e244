package parts

import (
	"slices"

	"nianbao/form"
	"nianbao/form/agencies"
)

// A Spelling is how one agency is called, with the first of the parts that call it so.
type Spelling struct {
	*Part
	Name  agencies.Name
	Group int // spellings that hang together have one
}

// SpellingsOf returns how agencies are called, in the order of the parts.
func SpellingsOf(list []*Part) []*Spelling {
	var found []*Spelling
	seen := map[string]bool{}
	for _, p := range list {
		names := agencies.NamesOf(p.Agency)
		if key := form.AgencyKey(p.Agency); !p.Out && len(names) > 0 && !seen[key] {
			seen[key] = true
			found = append(found, &Spelling{Part: p, Name: names[0], Group: len(found)})
		}
	}
	return found
}

// A spot is what two names have in common that may be one agency's: the place, where both name one, and how the body
// begins and ends.
type spot struct {
	last       agencies.Area
	begin, end rune
}

func (w *Spelling) spot(placed bool) spot {
	body := []rune(w.Name.Body)
	if len(body) == 0 {
		return spot{}
	}
	at := spot{begin: body[0], end: body[len(body)-1]}
	if placed {
		at.last = w.Name.Last()
	}
	return at
}

// Pairs returns the pairs of spellings that surely are one agency's, but for others that one of them may be as well,
// and those of bodies that may be one or two.
func Pairs(list []*Spelling) (pairs, doubtful [][2]*Spelling) {
	placed, bare, all := map[spot][]*Spelling{}, map[spot][]*Spelling{}, map[spot][]*Spelling{}
	for _, w := range list {
		at, anywhere := w.spot(true), w.spot(false)
		with := all[anywhere]
		if w.Name.HasPlace() {
			with = slices.Concat(placed[at], bare[anywhere])
		}
		for _, before := range with {
			switch pair := [2]*Spelling{before, w}; {
			case before.IsRelated(w.Part):
			case agencies.IsOne(&before.Name, &w.Name):
				pairs = append(pairs, pair)
			case agencies.KinOf(&before.Name, &w.Name) <= agencies.Short:
				doubtful = append(doubtful, pair)
			}
		}
		if all[anywhere] = append(all[anywhere], w); w.Name.HasPlace() {
			placed[at] = append(placed[at], w)
		} else {
			bare[anywhere] = append(bare[anywhere], w)
		}
	}
	return pairs, doubtful
}

// OtherNames returns, of the agencies that some parts call by two names, the one name's key by the other's, both ways: only
// where neither of the two may be a third as well. The superior's own is none of them.
func OtherNames(list []*Part) map[string]string {
	list = slices.DeleteFunc(slices.Clone(list), func(p *Part) bool { return p.Own })
	pairs, doubtful := Pairs(SpellingsOf(list))
	count := map[string]int{}
	for _, pair := range slices.Concat(pairs, doubtful) {
		for _, w := range pair {
			count[form.AgencyKey(w.Agency)]++
		}
	}
	other := map[string]string{}
	for _, pair := range pairs {
		a, b := form.AgencyKey(pair[0].Agency), form.AgencyKey(pair[1].Agency)
		if count[a] == 1 && count[b] == 1 {
			other[a], other[b] = b, a
		}
	}
	return other
}
