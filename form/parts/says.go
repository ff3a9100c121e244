package parts

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/few"
	"nianbao/form"
)

// Wrong returns the parts with which something is wrong, those that could not be added first.
func (s *Set) Wrong() []*Part {
	list := append([]*Part{}, s.Out...)
	for _, p := range s.Parts {
		if p.Wrong != "" {
			list = append(list, p)
		}
	}
	return list
}

// Says returns, in sentences, what was added up and what of it a person should know.
func (s *Set) Says() []string {
	scope := fmt.Sprintf("汇总了 %d 个机关的报告", s.agencies())
	if s.Own() != nil {
		scope += "，另加本级（" + s.Own().Agency + "）"
	}
	list := []string{fmt.Sprintf("%d年，%s版格式；%s。", s.Year, s.Form.Edition, scope)}
	if s.List != "" {
		list = append(list, s.listed())
	}
	if words := s.related(); words != "" {
		list = append(list, words)
	}
	if n := len(s.Out); n > 0 {
		list = append(list, fmt.Sprintf("有 %d 个文件没有汇总进去，表里的数不含它们，见下表。", n))
	}
	if n := len(s.Wrong()) - len(s.Out); n > 0 {
		list = append(list, fmt.Sprintf("有 %d 个机关的报告有错误，它们的数照填的算了进去，见下表；改正后请重新汇总。", n))
	}
	list = append(list, s.blanks()...)
	return append(list, s.unsummed()...)
}

// listed says how many of the agencies on a list are missing.
func (s *Set) listed() string {
	words := "对照名单 " + s.List + "：应报的机关都汇总了"
	if n := len(s.Missing); n > 0 {
		words = fmt.Sprintf("对照名单 %s：有 %d 个机关没有报，表里的数不含它们，见下表", s.List, n)
	} else if len(s.Doubtful) > 0 {
		words = "对照名单 " + s.List
	}
	if n := len(s.Unlisted); n > 0 {
		words += fmt.Sprintf("；有 %d 个机关不在名单上，它们的数也算了进去，见下表", n)
	}
	if n := len(s.Doubtful); n > 0 {
		words += fmt.Sprintf("；另有 %d 项待核，见下表", n)
	}
	return words + "。"
}

// maxNamed is how many agencies or cells are named before they are only counted.
const maxNamed = 8

// blanks says of which parts cells are blank, and which of the superior's cells are therefore.
func (s *Set) blanks() []string {
	count := map[*Part]int{}
	var nobody []string
	unknown := map[*Part]int{}
	for _, c := range s.Form.Cells {
		if !IsSummed(s.Form, c) {
			continue
		}
		sum := s.Sum(c)
		for _, p := range sum.Blank {
			count[p]++
		}
		for _, p := range sum.Unknown {
			unknown[p]++
		}
		if sum.Figures == 0 && c.Row.Open == nil && s.Form.Computed(c) == nil {
			nobody = append(nobody, c.Label())
		}
	}
	var list []string
	if names := s.counted(count); names != "" {
		list = append(list, "空白的格按 0 计："+names+"。")
	}
	if names := s.counted(unknown); names != "" {
		list = append(list, "不是数的格没有加进去："+names+"。")
	}
	if len(nobody) > 0 {
		list = append(list, fmt.Sprintf("没有一个机关填数的 %d 格，表里也空着：%s。", len(nobody), named(nobody, "格")))
	}
	return list
}

func (s *Set) counted(count map[*Part]int) string {
	var names []string
	for _, p := range s.Parts {
		if n := count[p]; n > 0 {
			names = append(names, fmt.Sprintf("%s %d 格", p.Called(), n))
		}
	}
	return named(names, "个机关")
}

func named(names []string, unit string) string { return few.Of(names, maxNamed, unit) }

// Called returns how a part is called: by its agency, or by its file.
func (p *Part) Called() string { return cmp.Or(p.Agency, p.File) }

// unsummed says which figures are no sums.
func (s *Set) unsummed() []string {
	var words, shares []string
	add := func(list *[]string, c *form.Cell) {
		name := c.Label()
		if c.Row.Open != nil {
			name = form.Quote(c.Table.Title()) + "的" + form.Quote(c.Column.Label)
		}
		if !slices.Contains(*list, name) {
			*list = append(*list, name)
		}
	}
	for _, c := range s.Form.Cells {
		switch {
		case c.Row.Spare:
		case c.IsWords():
			add(&words, c)
		case s.Form.Ratios()[c] != nil || !IsSummed(s.Form, c):
			add(&shares, c)
		}
	}
	var list []string
	if len(words) > 0 {
		list = append(list, "填文字的格不能相加，请自己填："+named(words, "格")+"。")
	}
	if len(shares) > 0 {
		list = append(list, "比率一类的数不能相加：由公式算的按汇总后的数重新算，别的请自己填："+named(shares, "格")+"。")
	}
	return list
}
