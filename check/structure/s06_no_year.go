package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s06 = &rule.Rule{
	ID: "S06", Severity: rule.Error, Title: "没有年度",
	What:    "找不到报告所属的年度，或者填的不是四位年份。",
	Basis:   "报告要写明所属的年度",
	Example: "“年度”一格空着，或填“本年”。",
	Mend:    "在“基本信息”的“年度”后面填四位年份，如 2024。",
	Run:     noYear,
}

func noYear(p *rule.Pass) {
	if p.Report.Year != 0 {
		return
	}
	place, typed := p.Report.ParticularPlace(form.Year), p.Report.Particulars[form.Year]
	message := "没有找到年度。请在标题里写明，如“甲县某局2024年" + p.Report.Form.ReportTitle() + "”。"
	if p.InWorkbook() {
		message = "没有找到年度。请在“年度”后面填四位年份，如 2024，或者在标题里写明。"
	} else if place.Ref == "year" { // JSON: places are keys
		message = `没有年度。请写四位年份，如 "year": 2024。`
	}
	if typed != "" {
		message = fmt.Sprintf("年度填的是“%s”，不是四位年份。请改填如 2024。", typed)
	}
	f := p.Found(place, message, rule.Cell{Place: place, Value: typed})
	f.From = append(f.From, place) // a formula without a result may stand there
}
