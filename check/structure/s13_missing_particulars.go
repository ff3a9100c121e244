package structure

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var s13 = &rule.Rule{
	ID: "S13", Severity: rule.Note, Waivable: true, Title: "有基本信息没有填",
	What:    "地址、电话、网站、成文日期等有的没有填，报告里不写这些内容；成文日期没有填的，报告末尾没有落款。",
	Basis:   "公众据此联系、下载；是否写入由各机关决定",
	Example: "“网站”和“成文日期”空着。",
	Mend:    "需要写进报告的请补填。",
	Run:     missingParticulars,
}

// missingParticulars keeps silent about a file that has no place for them, such as a Word report.
func missingParticulars(p *rule.Pass) {
	var names []string
	place := form.Place{}
	for _, particular := range p.Report.Form.Particulars {
		id := particular.ID
		if id == form.Agency || id == form.Year || p.Report.Particulars[id] != "" {
			continue
		}
		names = append(names, particular.Label)
		if place == (form.Place{}) {
			place = p.Report.ParticularPlace(id)
		}
	}
	if place != (form.Place{}) {
		p.Found(place, fmt.Sprintf("没有填%s，报告里不写。需要写进报告的请补填。", strings.Join(names, "、")))
	}
}
