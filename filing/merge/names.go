package merge

import (
	"slices"

	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/form/parts"
)

// A spelling is how one agency is called, with the first of the parts that call it so.
type spelling struct {
	*parts.Part
	name  agencies.Name
	group int // spellings that hang together have one
}

// spellings returns how agencies are called, in the order of the parts.
func (s *sum) spellings() []*spelling {
	var list []*spelling
	seen := map[string]bool{}
	for _, p := range s.parts {
		names := agencies.NamesOf(p.Agency)
		if key := form.AgencyKey(p.Agency); !p.Out && len(names) > 0 && !seen[key] {
			seen[key] = true
			list = append(list, &spelling{Part: p, name: names[0], group: len(list)})
		}
	}
	return list
}

// refuseSpellings refuses agencies that are there under two names, as a list of agencies would know them, and tells of
// those that may be.
func (s *sum) refuseSpellings() {
	list := s.spellings()
	pairs, doubtful := pairsOf(list)
	for _, pair := range pairs {
		if from, to := pair[1].group, pair[0].group; from != to {
			for _, w := range list {
				if w.group == from {
					w.group = to
				}
			}
		}
	}
	told := map[int]bool{}
	for _, pair := range pairs {
		group := pair[0].group
		members := slices.DeleteFunc(slices.Clone(list), func(w *spelling) bool { return w.group != group })
		switch {
		case told[group]:
		case areOne(members):
			told[group] = true
			s.refuseOne(members)
		case pair[0].name.HasPlace() && slices.Equal(pair[0].name.Areas, pair[1].name.Areas):
			s.refuseOne(pair[:])
		default: // 司法局 beside those of two counties
			s.alike = append(s.alike, "请看是不是同一机关的两种写法："+s.callsSome(pair[:]))
		}
	}
	for _, pair := range doubtful {
		s.alike = append(s.alike, "请看是不是同一机关的两种写法："+s.callsSome(pair[:]))
	}
	s.tellAlike(list)
	s.tellMistyped(list)
}

// refuseOne refuses spellings that are one agency's.
func (s *sum) refuseOne(list []*spelling) {
	s.doubled = true
	s.wrong = append(s.wrong, "同一机关的几种写法，只能有一份："+s.callsSome(list))
}

// A spot is what two names have in common that may be one agency's: the place, where both name one, and how the body
// begins and ends.
type spot struct {
	last       agencies.Area
	begin, end rune
}

func (w *spelling) spot(placed bool) spot {
	body := []rune(w.name.Body)
	if len(body) == 0 {
		return spot{}
	}
	at := spot{begin: body[0], end: body[len(body)-1]}
	if placed {
		at.last = w.name.Last()
	}
	return at
}

// pairsOf returns the pairs of spellings that surely are one agency's, but for others that one of them may be as well,
// and those of bodies that may be one or two.
func pairsOf(list []*spelling) (pairs, doubtful [][2]*spelling) {
	placed, bare, all := map[spot][]*spelling{}, map[spot][]*spelling{}, map[spot][]*spelling{}
	for _, w := range list {
		at, anywhere := w.spot(true), w.spot(false)
		with := all[anywhere]
		if w.name.HasPlace() {
			with = slices.Concat(placed[at], bare[anywhere])
		}
		for _, before := range with {
			switch pair := [2]*spelling{before, w}; {
			case before.IsRelated(w.Part):
			case agencies.IsOne(&before.name, &w.name):
				pairs = append(pairs, pair)
			case agencies.KinOf(&before.name, &w.name) <= agencies.Short:
				doubtful = append(doubtful, pair)
			}
		}
		if all[anywhere] = append(all[anywhere], w); w.name.HasPlace() {
			placed[at] = append(placed[at], w)
		} else {
			bare[anywhere] = append(bare[anywhere], w)
		}
	}
	return pairs, doubtful
}

func areOne(list []*spelling) bool {
	for i, a := range list {
		for _, b := range list[:i] {
			if !agencies.IsOne(&a.name, &b.name) || a.IsRelated(b.Part) {
				return false
			}
		}
	}
	return true
}

// maxCalled is how many parts a line names.
const maxCalled = 6

func (s *sum) callsSome(list []*spelling) string {
	var some []*parts.Part
	for _, w := range list[:min(len(list), maxCalled)] {
		some = append(some, w.Part)
	}
	if len(list) > maxCalled {
		return s.calls(some) + " 等"
	}
	return s.calls(some)
}

// maxCompared is how many names that end alike are compared each with each.
const maxCompared = 500

// tellAlike tells of agencies that may be one under two names, besides those that are refused: those are compared that
// end in the same way. Of two places none are one.
func (s *sum) tellAlike(list []*spelling) {
	const tail = 2
	byTail := map[string][]*spelling{}
	var order []string
	for _, w := range list {
		if name := []rune(form.AgencyKey(w.Agency)); len(name) > tail {
			key := string(name[len(name)-tail:])
			if byTail[key] == nil {
				order = append(order, key)
			}
			byTail[key] = append(byTail[key], w)
		}
	}
	for _, key := range order {
		if len(byTail[key]) > maxCompared {
			continue
		}
		for i, p := range byTail[key] {
			for _, q := range byTail[key][i+1:] {
				if agencies.KinOf(&p.name, &q.name) > agencies.Short && !p.IsRelated(q.Part) &&
					!p.name.Conflicts(&q.name) && !governs(p, q) &&
					(form.SameAgency(p.Agency, q.Agency) || form.SameAgency(q.Agency, p.Agency)) {
					s.alike = append(s.alike, "请看是不是同一机关的两种写法："+s.callsSome([]*spelling{p, q}))
				}
			}
		}
	}
}

// governs reports whether one is the government of a place and the other that of one within it whose name does not tell
// where it ends: 安山县人民政府, 安山县红旗乡人民政府.
func governs(p, q *spelling) bool {
	const government = "政府"
	return (p.name.Body == government || q.name.Body == government) && p.name.HasPlace() && q.name.HasPlace()
}
