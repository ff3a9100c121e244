package structure

import (
	"fmt"
	"time"

	"nianbao/check/rule"
	"nianbao/form"
)

var s12 = &rule.Rule{
	ID: "S12", Severity: rule.Error, Title: "成文日期不对",
	What:    "成文日期印在报告末尾，应写成“2025年1月20日”的样子，是真实的日期，并且在报告年度之后。",
	Basis:   "GB/T 9704-2012：成文日期用阿拉伯数字将年、月、日标全",
	Example: "成文日期填了“2025年1月”或“2025年2月30日”。",
	Mend:    "照“2025年1月20日”的样子填写；不需要落款的可以空着。",
	Run:     wrongDate,
}

// maxLate is how many years after its own a report may be dated; that it is late at all S25 tells of.
const maxLate = 2

func wrongDate(p *rule.Pass) {
	typed, year := p.Report.Particulars[form.Date], p.Report.Year
	if typed == "" {
		return
	}
	place := p.Report.ParticularPlace(form.Date)
	date, err := time.Parse("2006年1月2日", typed)
	switch {
	case err != nil:
		p.Found(place, fmt.Sprintf("成文日期填的是“%s”，不是写全年、月、日的日期。"+
			"请照“2025年1月20日”的样子填写。", typed),
			rule.Cell{Place: place, Value: typed})
	case year != 0 && (date.Year() <= year || date.Year() > year+maxLate):
		f := p.Found(place, fmt.Sprintf("成文日期是 %s，而这是 %d 年度的报告，应当在 %d 年公布。"+
			"请核对成文日期和年度。", typed, year, year+1),
			rule.Cell{Place: place, Value: typed})
		f.Year = func(y int) bool { return date.Year() > y && date.Year() <= y+maxLate }
	}
}
