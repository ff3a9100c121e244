package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/title"
)

var s07 = &rule.Rule{
	ID: "S07", Severity: rule.Error, Title: "没有机关名称",
	What:    "找不到编制报告的行政机关的名称，或者名称里还有没填的“XX”、“××”。",
	Basis:   "报告要写明编制的机关",
	Example: "“机关名称”一格空着。",
	Mend:    "在“基本信息”的“机关名称”后面填单位全称。",
	Run:     noAgency,
}

func noAgency(p *rule.Pass) {
	agency := p.Report.Agency
	if agency != "" && !title.IsUnfilled(agency) {
		return
	}
	place := p.Report.ParticularPlace(form.Agency)
	message := "请在标题里写明单位全称，如“甲县某局2024年" + p.Report.Form.ReportTitle() + "”。"
	if p.InWorkbook() {
		message = "请在“机关名称”后面填单位全称，或者在标题里写明。"
	} else if place.Ref == "agency" { // JSON: places are keys
		message = `请写单位全称，如 "agency": "甲县某局"。`
	}
	if agency != "" {
		p.Found(place, "没有机关名称：写的是"+form.Quote(agency)+"，不是单位全称。"+message, rule.Cell{Place: place, Value: agency})
		return
	}
	f := p.Found(place, "没有机关名称。"+message)
	f.From = append(f.From, place) // a formula without a result may stand there
}

var s35 = &rule.Rule{
	ID: "S35", Severity: rule.Warning, Waivable: true, Title: "机关名称不像单位全称",
	What: "读到的机关名称里没有汉字，或者只是一个科室的名称，没有写明是哪个机关的，或者只有名称的后半截（“保障局”）：多半是把标题旁边的另一行当成了机关名称。" +
		"名称外面有括号、后面有标点或者填报人等别的字的，也是：标题里写不了，生成不了报告。",
	Basis:   "GB/T 9704-2012：发文机关用全称或者规范化简称",
	Example: "标题上面一行写的是“法规科”或者“SHILISHI”。",
	Mend:    "在“机关名称”后面或者标题里写明单位全称。",
	Run:     doubtfulName,
}

func doubtfulName(p *rule.Pass) {
	agency, place := p.Report.Agency, p.Report.ParticularPlace(form.Agency)
	if agency == "" || title.IsUnfilled(agency) || !title.IsDoubtful(agency) {
		return
	}
	p.Found(place, fmt.Sprintf("机关名称读出来是%s，不像单位全称。请核对，只写单位全称；标题旁边另有一行的，请在标题里写明单位全称。",
		form.Quote(agency)), rule.Cell{Place: place, Value: agency})
}
