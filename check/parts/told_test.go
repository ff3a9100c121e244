package parts

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/parts"
)

// part returns an agency's figures: few or many, with a slip now and then that its own check suspects.
func part(rnd *rand.Rand, f *form.Form, agency string) *parts.Part {
	r := form.NewReport(f)
	r.Agency, r.Year = "示例市"+agency, 2024
	few := rnd.IntN(3) + 1
	for _, c := range f.Cells {
		n := int64(0)
		if rnd.IntN(few*2) == 0 {
			n = rnd.Int64N(400)
		}
		r.SetNumber(c, decimal.NewFromInt(n))
	}
	for range 4 {
		for c, e := range f.Totals() {
			r.SetNumber(c, form.Sum(e.Right, r.Number))
		}
	}
	if rnd.IntN(25) == 0 {
		r.SetValue(f.Cells[rnd.IntN(len(f.Cells))], form.Value{State: form.Unreadable, Text: "见附件"})
	}
	p := parts.Of(r, agency+".xlsx")
	if c := f.Cells[rnd.IntN(len(f.Cells))]; rnd.IntN(4) == 0 {
		p.Doubts = map[string]decimal.Decimal{parts.Name(c): decimal.NewFromInt(rnd.Int64N(50))}
	}
	return p
}

// TestTold holds what is told of superiors' reports that are not the sum of their parts: a part left out or added twice,
// digits exchanged, a cell of one left out, figures of another kind.
func TestTold(t *testing.T) {
	f := define.Builtin()[1]
	var list []checktest.Telling
	for seed := range uint64(240) {
		rnd := rand.New(rand.NewPCG(seed, 5))
		var of []*parts.Part
		for _, agency := range []string{"司法局", "民政局", "住建局", "教育局", "公安局", "财政局"}[:2+rnd.IntN(5)] {
			of = append(of, part(rnd, f, agency))
		}
		if rnd.IntN(6) == 0 { // the same agency again
			of = append(of, part(rnd, f, "司法局"))
		}
		s := parts.NewSet(f, 2024, of)
		r := s.Report()
		r.Agency = "示例市人民政府"
		name := spoil(rnd, s, r)
		if rnd.IntN(3) == 0 {
			name += ", " + spoil(rnd, s, r)
		}
		for range 4 {
			for _, c := range s.Form.Cells {
				if e := s.Form.Totals()[c]; e != nil && rnd.IntN(200) > 0 {
					r.SetNumber(c, form.Sum(e.Right, r.Number))
				}
			}
		}
		set(rnd, s)
		if rnd.IntN(30) == 0 {
			s = &parts.Set{Damage: &parts.Damage{Place: form.Place{Sheet: "各机关数据", Ref: "F7"}, Words: "缺少一列"}}
		}
		p := rule.NewPass(r, define.Builtin())
		p.Parts = s
		for _, rule := range Rules {
			p.Run(rule)
		}
		list = append(list,
			checktest.Telling{Name: fmt.Sprintf("%03d %s", seed, name), Text: checktest.Words(p.Findings())})
	}
	checktest.Hold(t, list)
}

// TestNone shows that a report that adds up no others breaks none of the rules.
func TestNone(t *testing.T) {
	for _, s := range []*parts.Set{nil, {Form: define.Builtin()[1]}} {
		p := rule.NewPass(form.NewReport(define.Builtin()[1]), define.Builtin())
		p.Parts = s
		for _, rule := range Rules {
			p.Run(rule)
		}
		if list := p.Findings(); len(list) > 0 {
			t.Errorf("%v: %s", s, checktest.Words(list))
		}
	}
}

// spoil makes a mistake in the sums and says which.
func spoil(rnd *rand.Rand, s *parts.Set, r *form.Report) string {
	p := s.Parts[rnd.IntN(len(s.Parts))]
	add := func(c *form.Cell, n decimal.Decimal) { r.SetNumber(c, r.Number(c).Add(n)) }
	c := s.Form.Cells[rnd.IntN(len(s.Form.Cells))]
	for range 200 {
		if !p.At(c).Number.IsZero() && s.Form.Computed(c) == nil {
			break
		}
		c = s.Form.Cells[rnd.IntN(len(s.Form.Cells))]
	}
	switch rnd.IntN(10) {
	case 0:
		for _, c := range s.Form.Cells {
			add(c, p.At(c).Number.Neg())
		}
		return "left out " + p.Agency
	case 1:
		for _, c := range s.Form.Cells {
			add(c, p.At(c).Number)
		}
		return "twice " + p.Agency
	case 2:
		add(c, p.At(c).Number.Neg())
		return "one figure left out"
	case 3:
		add(c, p.At(c).Number.Mul(decimal.NewFromInt(9)))
		return "one figure ten times"
	case 4:
		add(c, decimal.NewFromInt(rnd.Int64N(40)-20))
		return "one figure off"
	case 5:
		r.SetValue(c, form.Value{State: form.Unreadable, Text: "约5"})
		return "no figure"
	case 6:
		r.SetValue(c, form.Value{})
		return "blank"
	case 8:
		q := s.Parts[rnd.IntN(len(s.Parts))]
		for _, c := range s.Form.Cells {
			add(c, p.At(c).Number.Add(q.At(c).Number).Neg())
		}
		return "two left out"
	case 7:
		for _, of := range s.Form.Cells {
			if of.Table == c.Table {
				add(of, p.At(of).Number.Neg())
			}
		}
		return "a table of one left out"
	}
	return "as it is"
}

// set says who is missing, doubtful, out, and where the parts stand.
func set(rnd *rand.Rand, s *parts.Set) {
	if rnd.IntN(3) == 0 {
		s.List, s.Missing = "名单.txt", []string{"示例市卫健委", "示例市档案馆"}[:1+rnd.IntN(2)]
	}
	if rnd.IntN(4) == 0 {
		s.Unlisted = s.Parts[:1]
	}
	if rnd.IntN(4) == 0 {
		out := parts.NewPart("示例市气象局", "气象局.xlsx")
		out.Out, out.Other, out.Wrong = true, rnd.IntN(2) == 0, "是2023年的报告"
		s.Out = append(s.Out, out)
	}
	if rnd.IntN(5) == 0 {
		s.Doubtful = []*parts.Part{parts.NewPart("示例市水利局", "水利局.xlsx")}
	}
	s.InSheet = rnd.IntN(4) == 0
	if rnd.IntN(4) == 0 {
		s.Parts[0].Own = true
	}
	if rnd.IntN(4) == 0 {
		s.Parts[len(s.Parts)-1].Wrong = "有 2 处错误"
	}
}
