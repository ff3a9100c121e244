package define

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/past"
)

var two = decimal.NewFromInt(2)

// maxJumps is how many limits a definition may list.
const maxJumps = 200

// history builds how a report is held against last year's besides by relations.
func (b *builder) history(s *specHistory) {
	if s == nil {
		return
	}
	h := &past.History{Unchanged: s.Unchanged, Explain: strings.TrimRight(s.Explain, "。")}
	if s.Unchanged < 0 || s.Unchanged == 1 {
		b.refuse("$.history.unchanged", "unchanged 是几个不为 0 的数全部与上年相同才提醒，至少 2 个")
	}
	if len(s.Jumps) > maxJumps {
		b.refuse("$.history.jumps", "jumps 超过 %d 项", maxJumps)
		return
	}
	for i, j := range s.Jumps {
		b.jump(fmt.Sprintf("$.history.jumps[%d]", i), j, h)
	}
	h.Copied = b.copied("$.history.copied", s.Copied)
	b.form.History = h
	if b.form.Other(form.Last) == nil {
		b.form.Others = append(b.form.Others, lastReport())
	}
}

// lastReport returns what last year's report is to relations.
func lastReport() *form.Other { return &form.Other{ID: form.Last, Says: "上年报告"} }

func (b *builder) jump(at string, s *specJump, h *past.History) {
	if s == nil {
		b.refuse(at, "这一项是空的")
		return
	}
	for i, id := range s.Of {
		is := func(c *form.Cell) bool { return c.ID == id || strings.HasPrefix(c.ID, id+".") }
		if !slices.ContainsFunc(b.form.Cells, is) {
			b.refuse(fmt.Sprintf("%s.of[%d]", at, i), "“%s”不是表、行或格的 id", id)
		}
	}
	if s.Factor.Cmp(two) < 0 {
		b.refuse(at+".factor", "factor 是上年的几倍（或几分之一）才提醒，至少 2")
	}
	if !s.Floor.IsPositive() {
		b.refuse(at+".floor", "floor 是至少相差多少才提醒，要大于 0")
	}
	h.Jumps = append(h.Jumps, &past.Jump{Of: s.Of, Factor: s.Factor.Decimal, Floor: s.Floor.Decimal})
}

// copied builds how much of a text must be another's to be told of, nil where nothing is said.
func (b *builder) copied(at string, s *specCopied) *past.Copied {
	if s == nil {
		return nil
	}
	for i, id := range s.Texts {
		b.textID(fmt.Sprintf("%s.texts[%d]", at, i), id)
	}
	switch {
	case len(s.Texts) == 0:
		b.refuse(at, "缺少 texts（比较哪几部分文字）")
	case s.Share < 1 || s.Share > 100:
		b.refuse(at+".share", "share 是相同的占百分之几才提醒，1 到 100")
	case s.Floor < 1 || s.Shortest < 1 || s.Whole < 0:
		b.refuse(at, "floor（至少相同多少字）、shortest（几个字以上的句子才算）都要大于 0，whole 不能小于 0")
	}
	return &past.Copied{Texts: s.Texts, Share: s.Share, Floor: s.Floor, Whole: s.Whole, Shortest: s.Shortest,
		Besides: b.words(at+".besides", s.Besides)}
}
