package texts

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var n22 = &rule.Rule{
	ID: "N22", Severity: rule.Note, Title: "总体情况缺了应当写的方面",
	What: "总体情况要写主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面；人民政府的还要写工作考核、" +
		"社会评议、责任追究的结果。这里有的方面一个字也没有提到。",
	Basis:   "复核年报的通行要求；《政府信息公开条例》第五十条第（四）项：各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况",
	Example: "总体情况写了主动公开、依申请公开，没有写平台建设。",
	Mend:    "补写这些方面；nianbao overview 按报告里的数起草五个方面的文字。",
	Run:     aspects,
}

func aspects(p *rule.Pass) {
	o := asked(p).Overview
	if o == nil {
		return
	}
	t := whole(p, o.Text)
	if t == nil {
		return
	}
	words := form.Squeeze(t.text)
	var missing []string
	for _, a := range o.Aspects {
		if (a.Of == nil || a.Of.Regexp().MatchString(p.Report.Agency)) && !hasAny(words, a.Words) {
			missing = append(missing, a.Name)
		}
	}
	if len(missing) > 0 {
		p.Found(t.place, fmt.Sprintf("%s没有写到：%s。请补写；nianbao overview 按报告里的数起草各方面的文字。",
			form.Quote(t.section.Title), strings.Join(missing, "；")))
	}
}
