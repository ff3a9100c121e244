package plausible

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/likely"
)

var p08 = &rule.Rule{
	ID: "P08", Severity: rule.Warning, Title: "全部是 0，上年却有申请",
	What: "三张表的数全部是 0，而上年报告里有不少申请：多半只填了 0 就报了。" +
		"界限在格式定义里；要给出上年报告（--last）。",
	Basis:   "年报报告本年度的实际情况",
	Example: "上年新收申请 120 件，本年三张表全部是 0。",
	Mend:    "请对照台账填写；确实没有的，用 nianbao waive 说明。",
	Run: func(p *rule.Pass) {
		if limits := asked(p).Zero; limits != nil {
			allZero(p, limits)
		}
	},
}

func allZero(p *rule.Pass, limits *likely.Zero) {
	before := last(p)
	c := p.Report.Form.Cell(limits.Requests)
	had, known := before.figure(limits.Requests)
	if _, filled := figure(p.Report, c); !known || !filled || had.LessThan(limits.Least) {
		return
	}
	stands, ok := nothing(p)
	if !ok {
		return
	}
	f := foundAmong(p, fmt.Sprintf("%s，而上年%s是 %s（%s）。请对照台账核对是不是漏填了。",
		stands, c.Label(), had, before.cell(limits.Requests).Place), c)
	f.Cells = append(f.Cells, before.cell(limits.Requests))
	f.Doubtful = p.Report.Form.Cells
	f.Pattern = &rule.Pattern{Cells: p.Report.Form.Cells, Says: "表里" + stands + "，多半漏填了"}
}

// nothing says what stands in a report in which no figure is more than 0: 120 格填了 0，78 格空白; false for any other.
func nothing(p *rule.Pass) (string, bool) {
	var zeros, strokes, blanks int
	for c, v := range p.Values() {
		switch {
		case c.IsWords():
		case v.State == form.Unreadable || !v.Number.IsZero():
			return "", false
		case v.State == form.Blank:
			blanks++
		case v.State == form.Stroke:
			strokes++
		default:
			zeros++
		}
	}
	if blanks+strokes == 0 {
		return "全部的数都是 0", true
	}
	says := fmt.Sprintf("填了的 %d 格全部是 0", zeros)
	if strokes > 0 {
		says += fmt.Sprintf("，%d 格填的是横线", strokes)
	}
	if blanks > 0 {
		says += fmt.Sprintf("，%d 格空白", blanks)
	}
	return says, true
}
