package proof

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/action"
	"nianbao/check"
	"nianbao/form"
	"nianbao/grid"
)

// dated tells of a date of signature that is the template's. One that contradicts the report is a difference.
func (p *Proof) dated() {
	have, want := p.back.Particulars[form.Date], p.report.Particulars[form.Date]
	switch {
	case have == "" || want != "" && (!form.IsDate(want) || form.PlainDate(want) == form.PlainDate(have)):
	case want != "" && !p.page.Says(want):
	case want != "":
		p.tell("写出的文件落款的日期是" + form.Quote(have) + "，统计表里的成文日期是" + form.Quote(want) +
			"。这是模板里写好的，请核对；要跟着统计表变的，在模板里写 {{成文日期}}。")
	default:
		p.tell("模板里直接写了成文日期" + form.Quote(have) + "，照原样印出来了，统计表里没有成文日期。" +
			"请改成 {{成文日期}}，并在统计表里填写。")
	}
}

// ownLines returns the lines outside tables that are none of the report's texts: those of the template.
func (p *Proof) ownLines() []string {
	texts := map[string]bool{}
	for _, s := range p.report.Form.AllTexts() {
		for _, line := range action.Lines(p.texts[s.Text]) {
			texts[form.Squeeze(line)] = true
		}
	}
	var lines []string
	for _, g := range p.book.Grids {
		if g.Source != grid.Prose || g.Aside {
			continue
		}
		for i := range g.Cells {
			for _, line := range action.Lines(g.Cells[i].Text) {
				if !texts[form.Squeeze(line)] {
					lines = append(lines, line)
				}
			}
		}
	}
	return lines
}

var statedYear = regexp.MustCompile(`20\d\d年`)

// maxStale is how many years before the report's a template may be for that its years are taken for last year's. What
// lies further back is when a law came into force.
const maxStale = 3

// stale tells of years shortly before the report's that were typed into the template.
func (p *Proof) stale(lines []string) {
	var years []string
	for _, line := range lines {
		if form.IsDate(line) {
			continue
		}
		for _, stated := range statedYear.FindAllString(form.Squeeze(form.PlainYear(line)), -1) {
			year, _ := strconv.Atoi(strings.TrimSuffix(stated, "年"))
			if year < p.report.Year && year >= p.report.Year-maxStale && !slices.Contains(years, stated) {
				years = append(years, stated)
				p.Notices = append(p.Notices, Notice{check.Warning, "模板里直接写了" + stated + "（" +
					form.Quote(form.Clip(line, maxBrief)) + "），照原样印出来了。是报告年度的，请改成 {{年度}}年。"})
			}
		}
	}
}
