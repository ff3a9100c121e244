package structure

import (
	"nianbao/check/rule"
	"nianbao/form"
)

var s07 = &rule.Rule{
	ID: "S07", Severity: rule.Error, Title: "没有机关名称",
	What:    "找不到编制报告的行政机关的名称。",
	Basis:   "报告要写明编制的机关",
	Example: "“机关名称”一格空着。",
	Mend:    "在“基本信息”的“机关名称”后面填单位全称。",
	Run:     noAgency,
}

func noAgency(p *rule.Pass) {
	if p.Report.Agency != "" {
		return
	}
	place := p.Report.ParticularPlace(form.Agency)
	message := "没有机关名称。请在标题里写明单位全称，如“甲县某局2024年" + p.Report.Form.ReportTitle() + "”。"
	if p.InWorkbook() {
		message = "没有机关名称。请在“机关名称”后面填单位全称，或者在标题里写明。"
	} else if place.Ref == "agency" { // JSON: places are keys
		message = `没有机关名称。请写单位全称，如 "agency": "甲县某局"。`
	}
	f := p.Found(place, message)
	f.From = append(f.From, place) // a formula without a result may stand there
}
