package define

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nianbao/form"
	"nianbao/form/wanted"
	"nianbao/regex"
)

// What the demands on texts may come to: every line of a report is held against them.
const (
	maxPatterns = 100 // of a list
	maxPattern  = 500 // bytes
	maxDemands  = 50  // items of a list
)

// wanted takes what is asked of the texts themselves. Texts and cells are known.
func (b *builder) wanted(s *specTexts) {
	if s == nil {
		return
	}
	const at = "$.texts"
	w := &wanted.Texts{Slots: b.patterns(at+".slots", s.Slots), None: b.spaced(at+".none", s.None), NeverNone: s.NeverNone}
	for i, id := range s.NeverNone {
		b.textID(fmt.Sprintf("%s.never_none[%d]", at, i), id)
	}
	if o := s.Overview; o != nil {
		w.Overview = b.overview(at+".overview", o)
	}
	if o := s.Personal; o != nil {
		w.Personal = b.personal(at+".personal", o)
	}
	if o := s.Fee; o != nil {
		w.Fee = b.fee(at+".fee", o)
	}
	w.Contradictions = demands(b, at+".contradictions", s.Contradictions, b.contradiction)
	w.Beyond = demands(b, at+".beyond", s.Beyond, b.beyond)
	w.Deadlines = demands(b, at+".deadlines", s.Deadlines, func(at string, d *specDeadline) *wanted.Deadline {
		return &wanted.Deadline{Agency: b.pattern(at+".agency", d.Agency), Day: b.day(at+".until", d.Until), Basis: d.Basis}
	})
	if o := s.Period; o != nil {
		w.Period = &wanted.Period{From: b.day(at+".period.from", o.From), To: b.day(at+".period.to", o.To),
			Says: b.grouped(at+".period.says", o.Says, 7)}
	}
	if o := s.Notices; o != nil {
		w.Notices = &wanted.Notices{Cited: b.grouped(at+".notices.cited", o.Cited, 3), Basis: b.pattern(at+".notices.basis", o.Basis),
			Subject: b.spaced(at+".notices.subject", o.Subject), Misnamed: b.spaced(at+".notices.misnamed", o.Misnamed)}
	}
	if o := s.Years; o != nil {
		w.Years = &wanted.Years{Of: b.grouped(at+".years.of", o.Of, 1), Unless: b.spaced(at+".years.unless", o.Unless)}
		w.Years.Openings = demands(b, at+".years.openings", o.Openings, b.opening)
		if o.Account != nil {
			w.Years.Account = b.account(at+".years.account", o.Account)
		} else if len(o.Openings) > 0 {
			b.refuse(at+".years", "写了 openings，还要写 account")
		}
	}
	b.form.Wanted = w
}

func (b *builder) overview(at string, o *specOverview) *wanted.Overview {
	b.textID(at+".text", o.Text)
	if o.Most < 0 {
		b.refuse(at+".most", "字数不能小于 0")
	}
	w := &wanted.Overview{Text: o.Text, Most: o.Most}
	w.Aspects = demands(b, at+".aspects", o.Aspects, func(at string, a *specAspect) *wanted.Aspect {
		words := b.spaced(at+".says", a.Says)
		if a.Name == "" || len(words) == 0 {
			b.refuse(at, "要写明名称 name 和词 says")
		}
		return &wanted.Aspect{Name: a.Name, Words: words, Of: b.pattern(at+".of", a.Of)}
	})
	w.Counts = demands(b, at+".counts", o.Counts, func(at string, c *specCount) *wanted.Count {
		if c.Name == "" || c.Says == "" {
			b.refuse(at, "要写明名称 name 和写法 says")
		}
		b.cellID(at+".cell", c.Cell)
		return &wanted.Count{Name: c.Name, Says: b.pattern(at+".says", c.Says), Cell: c.Cell}
	})
	w.Drafts = demands(b, at+".drafts", o.Drafts, b.paragraph)
	return w
}

// maxParagraph is how long a paragraph of an overview's draft may be, in bytes.
const maxParagraph = 4000

func (b *builder) paragraph(at string, d *specDraft) *wanted.Draft {
	if strings.TrimSpace(d.Text) == "" || strings.ContainsAny(d.Text, "\r\n") || len(d.Text) > maxParagraph {
		b.refuse(at+".text", "要写一段，写在一行里，最多 %d 字节", maxParagraph)
	}
	for _, m := range wanted.Changes.FindAllStringSubmatch(d.Text, -1) {
		b.cellID(at+".text", m[1])
	}
	if plain := wanted.Changes.ReplaceAllString(d.Text, ""); strings.Contains(plain, "[[") {
		b.refuse(at+".text", "与上年比较写成 [[同比 格的 id]]")
	}
	return &wanted.Draft{Text: d.Text, Of: b.pattern(at+".of", d.Of), Join: d.Join}
}

func (b *builder) fee(at string, o *specFee) *wanted.Fee {
	b.textID(at+".text", o.Text)
	b.cellID(at+".amount", o.Amount)
	b.cellID(at+".unpaid", o.Unpaid)
	words := b.spaced(at+".says", o.Says)
	if len(words) == 0 {
		b.refuse(at, "缺少 says")
	}
	return &wanted.Fee{Text: o.Text, Says: words, Names: b.spaced(at+".names", o.Names), Amount: o.Amount, Unpaid: o.Unpaid,
		Taken: b.grouped(at+".taken", o.Taken, 2), Notices: b.grouped(at+".notices", o.Notices, 1),
		Nobody: b.pattern(at+".nobody", o.Nobody)}
}

func (b *builder) contradiction(at string, c *specContradiction) *wanted.Contradiction {
	if c.Says == "" || len(c.Cells) == 0 {
		b.refuse(at, "要写明写法 says 和格 cells")
	}
	for i, id := range c.Cells {
		b.cellID(fmt.Sprintf("%s.cells[%d]", at, i), id)
	}
	return &wanted.Contradiction{Says: b.pattern(at+".says", c.Says), About: b.spaced(at+".about", c.About),
		Unless: b.spaced(at+".unless", c.Unless), Cells: c.Cells}
}

func (b *builder) beyond(at string, o *specBeyond) *wanted.Beyond {
	if o.Agency == "" || o.Why == "" {
		b.refuse(at, "要写明机关 agency 和理由 why")
	}
	if !slices.ContainsFunc(b.form.Cells, func(c *form.Cell) bool { return strings.HasPrefix(c.ID, o.Row+".") }) {
		b.refuse(at+".row", "“%s”不是表中的行", o.Row)
	}
	return &wanted.Beyond{Agency: b.pattern(at+".agency", o.Agency), Unless: b.pattern(at+".unless", o.Unless), Row: o.Row,
		Why: o.Why, Certain: o.Certain}
}

// demands builds the items of a list.
func demands[S, W any](b *builder, at string, list []*S, build func(at string, s *S) *W) []*W {
	if len(list) > maxDemands {
		b.refuse(at, "超过 %d 项", maxDemands)
		return nil
	}
	var built []*W
	for i, s := range list {
		at := fmt.Sprintf("%s[%d]", at, i)
		if s == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		built = append(built, build(at, s))
	}
	return built
}

// patterns takes a list of patterns as one that finds what any of them does.
func (b *builder) patterns(at string, list []string) wanted.Patterns {
	if len(list) > maxPatterns {
		b.refuse(at, "超过 %d 项", maxPatterns)
		return nil
	}
	var patterns wanted.Patterns
	for i, source := range list {
		at := fmt.Sprintf("%s[%d]", at, i)
		if source == "" {
			b.refuse(at, "这一项是空的")
		}
		if p := b.pattern(at, source); p != nil {
			patterns = append(patterns, p)
		}
	}
	if !b.source.known && patterns.AreTooLarge() {
		b.refuse(at, "这些正则表达式合在一起太长")
	}
	return patterns
}

func (b *builder) pattern(at, source string) *wanted.Pattern {
	if b.source.known && source != "" {
		return wanted.Known(source)
	}
	p, err := wanted.NewPattern(source)
	if err != nil || len(source) > maxPattern {
		b.refuse(at, "“%s”不是正则表达式（RE2 的写法），或者太长", source)
		return nil
	}
	return p
}

// grouped takes a pattern whose first groups are read.
func (b *builder) grouped(at, source string, groups int) *wanted.Pattern {
	p := b.pattern(at, source)
	if p != nil && !b.source.known && p.Regexp().Regexp().NumSubexp() < groups {
		b.refuse(at, "要有 %d 个括号里的组", groups)
		return nil
	}
	return p
}

// spaced checks words that are divided by spaces.
func (b *builder) spaced(at, words string) []string { return b.words(at, strings.Fields(words)) }

func (b *builder) textID(at, id string) {
	if !slices.ContainsFunc(b.form.AllTexts(), func(s *form.Section) bool { return s.Text == id }) {
		b.refuse(at, "没有 id 为“%s”的文字", id)
	}
}

// cellID checks the id of a cell that may be left out.
func (b *builder) cellID(at, id string) {
	if id != "" && b.form.Cell(id) == nil {
		b.refuse(at, "没有 id 为“%s”的格", id)
	}
}

var dayShape = regex.New(`^\d{1,2}月\d{1,2}日$`)

func (b *builder) day(at, text string) wanted.Day {
	if !dayShape.MatchString(text) {
		b.refuse(at, "“%s”不是“3月31日”样子的日期", text)
		return wanted.Day{}
	}
	const leap = "2024年" // every day is one of a leap year's
	day, err := time.Parse("2006年1月2日", leap+text)
	if err != nil {
		b.refuse(at, "没有“%s”这一天", text)
	}
	return wanted.Day{Month: int(day.Month()), Day: day.Day()}
}
