package texts

import (
	"fmt"
	"strconv"
	"time"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/wanted"
)

var n33 = &rule.Rule{
	ID: "N33", Severity: rule.Warning, Title: "统计期限不是整年",
	What:    "报告写明的统计期限，不是报告年度的 1 月 1 日至 12 月 31 日。写成别的年度的，见 S11。",
	Basis:   "年度报告的数据自 1 月 1 日起，至 12 月 31 日止",
	Example: "“统计期限自2024年1月1日起，至2024年11月30日止”。",
	Mend:    "统计期限写错的请改；数据真的只统计到那一天的，请补统计到 12 月 31 日。",
	Run:     period,
}

func period(p *rule.Pass) {
	w, year := asked(p).Period, p.Report.Year
	if w == nil || year == 0 {
		return
	}
	texts := p.Report.Form.Texts()
	for _, t := range printed.Of(p) {
		if p.Report.Form.Note(t.section.Text) == nil && t.section != texts[len(texts)-1] && t.section != texts[0] {
			continue
		}
		for _, l := range t.lines {
			line := form.Squeeze(form.PlainYear(l.Text))
			for _, m := range w.Says.Regexp().FindAllStringSubmatch(line, -1) {
				from, to := day(m[3], m[4], w.From), day(m[6], m[7], w.To)
				end := year
				if m[5] != "" {
					end, _ = strconv.Atoi(m[5])
				}
				answered := from == w.From && end == year+1 && to.Month == int(time.January) // until when applications were answered
				// Where it begins in another year, S11 tells of it, and of one that ends before.
				if answered || m[2] != strconv.Itoa(year) || end < year || from == w.From && to == w.To && end == year {
					continue
				}
				p.Found(l.Place, fmt.Sprintf("%s里写的统计期限是%s，应当是 %d年%d月%d日至 %d年%d月%d日。请核对。", form.Quote(t.section.Title),
					form.Quote(m[1]), year, w.From.Month, w.From.Day, year, w.To.Month, w.To.Day), rule.Cell{Place: l.Place, Value: m[1]})
			}
		}
	}
}

// day reads a day of a month. One that is not stated is the whole month's: as it should be.
func day(month, day string, should wanted.Day) wanted.Day {
	m, _ := strconv.Atoi(month)
	d, err := strconv.Atoi(day)
	if err != nil && m == should.Month {
		d = should.Day
	}
	return wanted.Day{Month: m, Day: d}
}
