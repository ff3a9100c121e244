package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var v13 = &rule.Rule{
	ID: "V13", Severity: rule.Error, Title: "有一部分没有填",
	What: "第二、三或四部分要填的格子里没有一个不是 0 的数，一大半空着；或者只填了总计。" +
		"空着的格子印出来也是空的，看不出是没有发生，还是没有填。各部分都没有填的，见 V09。",
	Basis:   "格式要求各表逐格填报，没有发生的填 0",
	Example: "“三、收到和处理政府信息公开申请情况”只填了各处总计。",
	Mend:    "填好再试；没有发生的填 0，或者用 nianbao fix --zero-blanks 填上。",
	Run:     sectionsNotFilled,
}

func sectionsNotFilled(p *rule.Pass) {
	empty := unfilledSections.Of(p)
	if len(empty) == 0 || len(empty) == len(sectionsWithFigures(p)) {
		return
	}
	var titles []string
	blanks, totals := 0, 0
	for _, s := range empty {
		count := countInputs(p, s)
		titles, blanks, totals = append(titles, "“"+s.Title+"”"), blanks+count.blank, totals+count.totals
	}
	message := fmt.Sprintf("%s没有填：%d 格空白，没有一个不是 0 的数。", strings.Join(titles, "、"), blanks)
	if totals > 0 {
		message = fmt.Sprintf("%s只填了总计：%d 格空白，而 %d 格总计有数。请填各格的数，总计由它们相加；",
			strings.Join(titles, "、"), blanks, totals)
	}
	foundUnfilled(p, empty, message)
}

// unfilledSections are the sections in which, totals aside, more than half is blank and nothing but 0 was filled.
var unfilledSections = rule.NewFact(func(p *rule.Pass) []*form.Section {
	var empty []*form.Section
	for _, s := range sectionsWithFigures(p) {
		if n := countInputs(p, s); n.figures == 0 && n.blank*2 > n.all {
			empty = append(empty, s)
		}
	}
	return empty
})

// sectionsWithFigures returns the sections that have cells for staff to fill which were found.
func sectionsWithFigures(p *rule.Pass) []*form.Section {
	var sections []*form.Section
	for _, s := range p.Report.Form.Sections {
		if countInputs(p, s).all > 0 {
			sections = append(sections, s)
		}
	}
	return sections
}

// inputs counts what stands in a section's cells that staff fill.
type inputs struct {
	all, blank int
	figures    int // that are not 0
	totals     int // totals that are not 0
}

func countInputs(p *rule.Pass, s *form.Section) inputs {
	var n inputs
	computed := p.Report.Form.Computed
	for _, t := range s.Tables {
		for _, cell := range t.Cells {
			v := p.Report.Value(cell)
			figure := v.State == form.Number && !v.Number.IsZero()
			switch {
			case p.Lost(cell), cell.IsWords(), cell.Row.Spare:
			case computed(cell) != nil:
				n.totals += count(figure)
			default:
				n.all++
				n.blank += count(v.State == form.Blank)
				n.figures += count(figure)
			}
		}
	}
	return n
}

func count(one bool) int {
	if one {
		return 1
	}
	return 0
}
