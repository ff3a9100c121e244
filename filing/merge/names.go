package merge

import (
	"slices"

	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/form/parts"
)

// refuseSpellings refuses agencies that are there under two names, as a list of agencies would know them, and tells of
// those that may be.
func (s *sum) refuseSpellings() {
	list := parts.SpellingsOf(s.parts)
	pairs, doubtful := parts.Pairs(list)
	for _, pair := range pairs {
		if from, to := pair[1].Group, pair[0].Group; from != to {
			for _, w := range list {
				if w.Group == from {
					w.Group = to
				}
			}
		}
	}
	told := map[int]bool{}
	for _, pair := range pairs {
		group := pair[0].Group
		members := slices.DeleteFunc(slices.Clone(list), func(w *parts.Spelling) bool { return w.Group != group })
		switch {
		case told[group]:
		case areOne(members):
			told[group] = true
			s.refuseOne(members)
		case pair[0].Name.HasPlace() && slices.Equal(pair[0].Name.Areas, pair[1].Name.Areas):
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
func (s *sum) refuseOne(list []*parts.Spelling) {
	s.doubled = true
	s.wrong = append(s.wrong, "同一机关的几种写法，只能有一份："+s.callsSome(list))
}

func areOne(list []*parts.Spelling) bool {
	for i, a := range list {
		for _, b := range list[:i] {
			if !agencies.IsOne(&a.Name, &b.Name) || a.IsRelated(b.Part) {
				return false
			}
		}
	}
	return true
}

// maxCalled is how many parts a line names.
const maxCalled = 6

func (s *sum) callsSome(list []*parts.Spelling) string {
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
func (s *sum) tellAlike(list []*parts.Spelling) {
	const tail = 2
	byTail := map[string][]*parts.Spelling{}
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
				if agencies.KinOf(&p.Name, &q.Name) > agencies.Short && !p.IsRelated(q.Part) &&
					!p.Name.Conflicts(&q.Name) && !governs(p, q) &&
					(form.SameAgency(p.Agency, q.Agency) || form.SameAgency(q.Agency, p.Agency)) {
					s.alike = append(s.alike, "请看是不是同一机关的两种写法："+s.callsSome([]*parts.Spelling{p, q}))
				}
			}
		}
	}
}

// governs reports whether one is the government of a place and the other that of one within it whose name does not tell
// where it ends: 安山县人民政府, 安山县红旗乡人民政府.
func governs(p, q *parts.Spelling) bool {
	const government = "政府"
	return (p.Name.Body == government || q.Name.Body == government) && p.Name.HasPlace() && q.Name.HasPlace()
}
