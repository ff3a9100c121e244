package texts

import (
	"fmt"
	"regexp"
	"strconv"

	"nianbao/check/rule"
	"nianbao/form"
)

var n34 = &rule.Rule{
	ID: "N34", Severity: rule.Warning, Title: "引言里留着另一年",
	What:    "引言或结尾说本报告是另一年的：多半是从上年的报告里抄来，没有改年份。统计期限里的，见 S11；正文里大多是另一年的，见 S25。",
	Basis:   "一份年报只有一个年度",
	Example: "2024年的报告，引言里写“现将2023年政府信息公开工作情况报告如下”。",
	Mend:    "改成报告的年度。",
	Run:     yearLeft,
}

var (
	// ofYear is what a report says that it is of.
	ofYear = regexp.MustCompile(`(?:现将|现就|现公布|特公布|本报告是|本报告为|编制了?|反映[^，。；]{0,16})[^，。；、《》0-9]{0,20}` +
		`(20\d\d)年度?[^，。；《》0-9]{0,16}(?:报告|年报|情况)`)
	// sums is how a report that is compared with, or was published before, is named.
	sums = regexp.MustCompile(`(?:上一?年|去年|比|较|已|整改|反馈)`)
)

func yearLeft(p *rule.Pass) {
	if p.Report.Year == 0 {
		return
	}
	for _, t := range printed.Of(p) {
		if t.section.Text != form.Intro && t.section.Text != form.Closing {
			continue
		}
		for _, l := range t.lines {
			for _, m := range ofYear.FindAllStringSubmatch(form.Squeeze(form.PlainYear(l.Text)), -1) {
				year, _ := strconv.Atoi(m[1])
				if year == p.Report.Year || sums.MatchString(m[0]) {
					continue
				}
				f := p.Found(l.Place, fmt.Sprintf("%s里写的是%s，报告的年度却是 %d。请核对，改成一致。",
					form.Quote(t.section.Title), form.Quote(m[0]), p.Report.Year), rule.Cell{Place: l.Place, Value: m[1]})
				f.Said = m[0]
				f.Year = func(y int) bool { return y == year }
			}
		}
	}
}
