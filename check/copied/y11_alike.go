package copied

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/among"
)

func y11(a *among.Reports) *rule.Rule {
	return &rule.Rule{
		ID: "Y11", Severity: rule.Warning, Title: "几个机关的文字雷同",
		What: fmt.Sprintf("一次检查几个文件时，两个机关的同一部分文字里，一字不差的句子占字数少的一方 %d%% 以上，"+
			"并且不少于 %d 字。只差序号、标点、机关自己的名称（我局、本机关）和年份，也是一字不差。格式规定的话、"+
			"各份报告都有的话（编制依据、统计期限、联系方式、没有发生的事项）、小标题和太短的句子不算。"+
			"%d 个以上机关都写了的句子多半是统一给的模板，合起来只说一次。同一机关的几个文件之间不比较。",
			a.Copied.Share, a.Copied.Floor, a.Many),
		Basis:   "年报由各行政机关按自己的情况编制（《政府信息公开条例》第四十九条）；内容雷同是上级机关退回、扣分的常见原因",
		Example: "甲县教育局（a.xlsx）和甲县司法局（b.xlsx）的“五、存在的主要问题及改进情况”有 3 句、96 字一字不差：“……”。",
		Mend:    mend,
		Run:     func(*rule.Pass) {}, // one report tells nothing of others

		Together: true,
	}
}

// mend says what to do about texts that are the same, rewrite so in a message.
const (
	mend    = "各自按本机关的情况改写；是上级统一要求写的话，不用改。"
	rewrite = "请" + mend
)

// longestQuote is how many characters of a sentence are quoted.
const longestQuote = 50

// A link is how many characters two offices share in sentences that few others have.
type link struct{ weight, count int }

// alike returns the groups of offices whose texts, by its number, are too much alike.
func (r *Run) alike(text int, title string) []Finding {
	m := &matcher{run: r, text: text, title: title, links: map[[2]int32]*link{}, common: make([]int, len(r.offices)),
		above: make([]int32, len(r.offices))}
	for at, o := range r.offices {
		m.above[at] = int32(at)
		if text < len(o.texts) {
			m.weigh(int32(at), &o.texts[text])
		}
	}
	return append(m.pairs(), m.given()...)
}

type matcher struct {
	run    *Run
	text   int
	title  string
	links  map[[2]int32]*link
	common []int   // by office: characters of sentences that many offices have
	above  []int32 // disjoint sets of offices that are linked
}

// weigh takes down what an office shares with those before it.
func (m *matcher) weigh(at int32, k *kept) {
	for _, s := range k.sentences {
		p := m.run.shared[s.hash]
		switch {
		case p == nil:
		case len(p.offices) >= m.run.limits.Many:
			m.common[at] += int(s.weight)
		default:
			for _, other := range p.offices {
				if other >= at {
					break
				}
				l := m.links[[2]int32{other, at}]
				if l == nil {
					l = &link{}
					m.links[[2]int32{other, at}] = l
				}
				l.weight, l.count = l.weight+int(s.weight), l.count+1
			}
		}
	}
}

func (m *matcher) total(at int32) int { return m.run.offices[at].texts[m.text].total }

// isMuch reports whether so many characters are too many of a text.
func (m *matcher) isMuch(weight, total int) bool {
	c := m.run.limits.Copied
	return weight >= c.Floor && weight*100 >= total*c.Share
}

// set returns the least office of the set in which one is.
func (m *matcher) set(at int32) int32 {
	for m.above[at] != at {
		m.above[at] = m.above[m.above[at]]
		at = m.above[at]
	}
	return at
}

// pairs returns what is told of offices that share sentences which few others have: those that hang together at once.
func (m *matcher) pairs() []Finding {
	keys := slices.SortedFunc(maps.Keys(m.links), func(a, b [2]int32) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	linked := keys[:0]
	for _, k := range keys {
		if !m.isMuch(m.links[k].weight, min(m.total(k[0]), m.total(k[1]))) || m.isOne(k) {
			continue
		}
		linked = append(linked, k)
		x, y := m.set(k[0]), m.set(k[1])
		m.above[max(x, y)] = min(x, y)
	}
	links := map[int32][][2]int32{}
	for _, k := range linked {
		links[m.set(k[0])] = append(links[m.set(k[0])], k)
	}
	var list []Finding
	for _, first := range slices.Sorted(maps.Keys(links)) {
		if of := links[first]; len(of) == 1 {
			list = append(list, m.pair(of[0]))
		} else {
			list = append(list, m.group(of))
		}
	}
	return list
}

// isOne reports whether two offices are one agency by two names.
func (m *matcher) isOne(of [2]int32) bool {
	a, b := m.run.offices[of[0]].agency, m.run.offices[of[1]].agency
	return a != "" && b != "" && (form.SameAgency(a, b) || form.SameAgency(b, a))
}

// pair tells of two offices.
func (m *matcher) pair(of [2]int32) Finding {
	l := m.links[of]
	quote := m.quote(of[0], of[1])
	a := m.member(of[0], l.weight, func(p *posting) bool { return m.isFew(p) && slices.Contains(p.offices, of[1]) })
	b := m.member(of[1], l.weight, func(p *posting) bool { return m.isFew(p) && slices.Contains(p.offices, of[0]) })
	return m.found(quote, []Member{a, b}, fmt.Sprintf("%s和%s的%s有 %d 句、%d 字一字不差，占前者的 %d%%、后者的 %d%%："+
		"%s%s。"+rewrite, a.words(), b.words(), form.Quote(m.title), l.count, l.weight, a.Share, b.Share,
		form.Quote(form.Clip(quote, longestQuote)), etc(l.count)))
}

// group tells of more offices that are linked by twos.
func (m *matcher) group(of [][2]int32) Finding {
	most, with := map[int32]int{}, map[int32][]int32{}
	best := of[0]
	for _, k := range of {
		w := m.links[k].weight
		most[k[0]], most[k[1]] = max(most[k[0]], w), max(most[k[1]], w)
		with[k[0]], with[k[1]] = append(with[k[0]], k[1]), append(with[k[1]], k[0])
		if w > m.links[best].weight {
			best = k
		}
	}
	var members []Member
	for _, at := range slices.Sorted(maps.Keys(most)) {
		members = append(members, m.member(at, most[at], func(p *posting) bool {
			return m.isFew(p) && slices.ContainsFunc(with[at], func(other int32) bool {
				return slices.Contains(p.offices, other)
			})
		}))
	}
	quote := m.quote(best[0], best[1])
	return m.found(quote, members, fmt.Sprintf("%s这 %d 个机关的%s互相雷同，与另一个机关一字不差的句子各占 %s：如%s。"+
		rewrite, names(members), len(members), form.Quote(m.title), shares(members),
		form.Quote(form.Clip(quote, longestQuote))))
}

// given tells of offices of whose text too much is sentences that many have, by the sentence that most of them have.
func (m *matcher) given() []Finding {
	type model struct {
		offices []int32
		of      *posting
	}
	models := map[uint64]*model{}
	for at, o := range m.run.offices {
		if m.text >= len(o.texts) || !m.isMuch(m.common[at], o.texts[m.text].total) {
			continue
		}
		var best uint64
		var of *posting
		for _, s := range o.texts[m.text].sentences {
			p := m.run.shared[s.hash]
			if p == nil || len(p.offices) < m.run.limits.Many {
				continue
			}
			if of == nil || len(p.offices) > len(of.offices) || len(p.offices) == len(of.offices) && s.hash < best {
				best, of = s.hash, p
			}
		}
		if models[best] == nil {
			models[best] = &model{of: of}
		}
		models[best].offices = append(models[best].offices, int32(at))
	}
	var list []Finding
	byFirst := func(a, b *model) int { return cmp.Compare(a.offices[0], b.offices[0]) }
	for _, g := range slices.SortedFunc(maps.Values(models), byFirst) {
		if len(g.offices) < 2 {
			continue
		}
		var members []Member
		for _, at := range g.offices {
			members = append(members, m.member(at, m.common[at], func(p *posting) bool { return !m.isFew(p) }))
		}
		list = append(list, m.found(g.of.quote, members, fmt.Sprintf("%s这 %d 个机关的%s大段用了同样的话，各占 %s："+
			"如%s，%d 个机关都写了。像是同一份模板；请各自按本机关的情况写，是上级统一要求写的话，不用改。",
			names(members), len(members), form.Quote(m.title), shares(members),
			form.Quote(form.Clip(g.of.quote, longestQuote)), len(g.of.offices))))
	}
	return list
}

func (m *matcher) found(quote string, members []Member, message string) Finding {
	f := Finding{Rule: y11(m.run.limits), Message: message, Text: m.title, Quote: quote, Members: members}
	f.settle()
	return f
}

// isFew reports whether no more than a few offices have a sentence.
func (m *matcher) isFew(p *posting) bool { return len(p.offices) < m.run.limits.Many }

// quote returns the longest sentence that two offices share and few others have, of equal ones the first.
func (m *matcher) quote(a, b int32) string {
	longest, quote := int32(0), ""
	for _, s := range m.run.offices[a].texts[m.text].sentences {
		p := m.run.shared[s.hash]
		if p != nil && len(p.offices) < m.run.limits.Many && s.weight > longest && slices.Contains(p.offices, b) {
			longest, quote = s.weight, p.quote
		}
	}
	return quote
}
