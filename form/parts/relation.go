package parts

import (
	"slices"
	"strings"
)

// A Relation is what people say of a part and another one whose agency seems to be the same: that it is another agency,
// or that both are the one agency's and are both added up.
type Relation struct {
	File string // of the other part
	Same bool
}

// What stands of it beside the part on its sheet, behind what is wrong with it.
const (
	noted     = "说明：与 "
	notOne    = " 不是同一机关，写明的"
	isOne     = " 是同一机关，写明两份都汇总"
	separator = "；"
)

func (r Relation) words() string {
	if r.Same {
		return noted + r.File + isOne
	}
	return noted + r.File + notOne
}

// Relate takes down of two parts what people say of them.
func (p *Part) Relate(q *Part, same bool) {
	p.relate(Relation{q.File, same})
	q.relate(Relation{p.File, same})
	p.tie(q, same)
}

func (p *Part) tie(q *Part, same bool) {
	for _, pair := range [][2]*Part{{p, q}, {q, p}} {
		if pair[0].tied == nil {
			pair[0].tied = map[*Part]bool{}
		}
		pair[0].tied[pair[1]] = pair[0].tied[pair[1]] || same
	}
}

// Tie finds which of some parts their Relations name: those that say of each other what people have said of them both.
// Parts of other sets may have the same names of files, of which nobody has said anything.
func Tie(list []*Part) {
	var some []*Part
	for _, p := range list {
		if p.tied = nil; len(p.Relations) > 0 {
			some = append(some, p)
		}
	}
	for i, p := range some {
		for _, q := range some[:i] {
			for _, r := range p.Relations {
				if r.File == q.File && slices.Contains(q.Relations, Relation{p.File, r.Same}) {
					p.tie(q, r.Same)
				}
			}
		}
	}
}

func (p *Part) relate(r Relation) {
	if !slices.Contains(p.Relations, r) {
		p.Relations = append(p.Relations, r)
	}
	slices.SortFunc(p.Relations, func(a, b Relation) int { return strings.Compare(a.words(), b.words()) })
}

// Retell says of the parts that now stand for others, nil for none, what people have said of these.
func Retell(list []*Part, now map[*Part]*Part) {
	for i, p := range list {
		for _, q := range list[:i] {
			if same, is := p.tied[q]; is && now[p] != nil && now[q] != nil {
				now[p].Relate(now[q], same)
			}
		}
	}
}

// IsRelated reports whether people have said of two parts whether they are one agency's.
func (p *Part) IsRelated(q *Part) bool {
	_, is := p.tied[q]
	return is
}

// Says reports whether people have said of two parts that they are one agency's, or that they are not.
func (p *Part) Says(q *Part, same bool) bool {
	is, said := p.tied[q]
	return said && is == same
}

// AreRelated reports whether people have said that of every two of some parts.
func AreRelated(list []*Part) bool {
	for i, p := range list {
		for _, q := range list[:i] {
			if !p.IsRelated(q) {
				return false
			}
		}
	}
	return true
}

// Remark returns what stands beside the part on its sheet: what is wrong with it, and what people say of it.
func (p *Part) Remark() string {
	var list []string
	if p.Wrong != "" {
		list = append(list, p.Wrong)
	}
	for _, r := range p.Relations {
		list = append(list, r.words())
	}
	return strings.Join(list, separator)
}

// takeRemark takes over what stands there.
func (p *Part) takeRemark(words string) {
	for {
		at := strings.LastIndex(words, noted)
		if at < 0 {
			break
		}
		said := words[at+len(noted):]
		file, different := strings.CutSuffix(said, notOne)
		same := false
		if !different {
			file, same = strings.CutSuffix(said, isOne)
		}
		if !different && !same {
			break
		}
		p.relate(Relation{file, same})
		words = strings.TrimSuffix(words[:at], separator)
	}
	p.Wrong = words
}

// agencies returns how many agencies the parts are of, the superior's own not counted.
func (s *Set) agencies() int {
	n := 0
	for i, p := range s.Parts {
		again := slices.ContainsFunc(s.Parts[:i], func(q *Part) bool { return p.tied[q] })
		if !p.Own && !again {
			n++
		}
	}
	return n
}

// related says which parts people have told apart, or together.
func (s *Set) related() string {
	var list []string
	for i, p := range s.Parts {
		for _, q := range s.Parts[:i] {
			same, is := p.tied[q]
			if words := q.Called() + "（" + q.File + "）与 " + p.Called() + "（" + p.File + "）"; same {
				list = append(list, words+"是同一机关")
			} else if is {
				list = append(list, words+"不是同一机关")
			}
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "写明了、都汇总的：" + named(list, "对") + "。"
}
