package structure

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var s19 = &rule.Rule{
	ID: "S19", Severity: rule.Warning, Title: "报告的标题缺少、重复、编号或文字不对",
	What: "报告各部分的标题没有照格式写：缺了一个，写了两次，编号错了，或者文字不大一样。各部分的文字仍按标题的意思和" +
		"表的位置读了。",
	Basis:   "国办公开办函〔2019〕60号、〔2021〕30号所附格式：六个部分的标题和顺序",
	Example: "标题写成“三、主动公开政府信息情况”，格式是“二、主动公开政府信息情况”。",
	Mend:    "照格式改正标题；核对各部分的文字是否读对。",
	Run:     wrongHeadings,
}

func wrongHeadings(p *rule.Pass) {
	var cells []rule.Cell
	var said []string
	add := func(place form.Place, value, message string) {
		cells, said = append(cells, rule.Cell{Place: place, Value: value}), append(said, message)
	}
	for place, f := range p.Faults(form.Misnumbered) {
		add(place, f.Texts[0], form.Quote(f.Texts[0])+"（"+place.Ref+"）的编号不对，应为"+form.Quote(f.Label))
	}
	for place, f := range p.Faults(form.Misworded) {
		add(place, f.Texts[0], form.Quote(f.Texts[0])+"（"+place.Ref+"）与格式不同，当作"+form.Quote(f.Label)+"读了")
	}
	for place, f := range p.Faults(form.TwoHeadings) {
		add(place, f.Texts[0], form.Quote(f.Label)+"有两处（"+f.Places[0].Ref+"、"+f.Places[1].Ref+"）")
	}
	for place, f := range p.Faults(form.NoHeading) {
		if len(f.Places) > 0 { // of a text that has no heading S09 tells
			add(place, "", "没有标题"+form.Quote(f.Label))
		}
	}
	if len(said) > 0 {
		p.Found(cells[0].Place, fmt.Sprintf("报告的标题有 %d 处与格式不同：%s。请照格式改正，并核对各部分的文字。",
			len(said), strings.Join(said[:min(len(said), rule.MaxListed)], "；")), cells...)
	}
}
