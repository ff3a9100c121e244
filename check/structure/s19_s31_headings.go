package structure

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var s19 = &rule.Rule{
	ID: "S19", Severity: rule.Warning, Title: "报告的标题缺少、重复，编号或顺序不对",
	What: "报告各部分的标题没有照格式写：缺了一个，写了两次，没有编号，编号错了，前后颠倒，或者有错字。各部分的文字仍按标题的" +
		"意思和表的位置读了；生成的报告照格式的编号和顺序印。只是换了说法的标题由 S31 提示。",
	Basis:   "格式规定的各部分的标题和顺序",
	Example: "标题写成“三、主动公开政府信息情况”，格式是“二、主动公开政府信息情况”；第五部分排在第四部分的前面。",
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
		add(place, f.Texts[0], at(place, f.Texts[0])+"的编号不对，应为"+form.Quote(f.Label))
	}
	for place, f := range p.Faults(form.Misworded) {
		add(place, f.Texts[0], at(place, f.Texts[0])+"与格式不同，当作"+form.Quote(f.Label)+"读了")
	}
	if places, titles := headingsOf(p, form.NoNumber); len(places) > 0 {
		for i, place := range places {
			cells = append(cells, rule.Cell{Place: place, Value: titles[i]})
		}
		said = append(said, strings.Join(quoted(places, titles), "、")+"没有编号")
	}
	for place, f := range p.Faults(form.Misplaced) {
		add(place, f.Texts[0], at(place, f.Texts[0])+"排在"+at(f.Places[1], f.Texts[1])+"的前面")
	}
	for place, f := range p.Faults(form.TwoHeadings) {
		add(place, f.Texts[0], form.Quote(f.Label)+"有两处（"+f.Places[0].Within()+"、"+f.Places[1].Within()+"）")
	}
	for place, f := range p.Faults(form.NoHeading) {
		if len(f.Places) > 0 { // of a text that has no heading S09 tells
			add(place, "", "没有标题"+form.Quote(f.Label))
		}
	}
	if len(said) > 0 {
		p.Found(cells[0].Place, fmt.Sprintf("报告的标题有 %d 处与格式不同：%s。请照格式改正，并核对各部分的文字。",
			len(cells), strings.Join(said[:min(len(said), rule.MaxListed)], "；")), cells...)
	}
}

// headingsOf returns where the headings with a fault stand and how they are written.
func headingsOf(p *rule.Pass, kind form.FaultKind) (places []form.Place, titles []string) {
	for place, f := range p.Faults(kind) {
		places, titles = append(places, place), append(titles, f.Texts[0])
	}
	return places, titles
}

// quoted names headings with their places.
func quoted(places []form.Place, titles []string) []string {
	var names []string
	for i, place := range places {
		names = append(names, at(place, titles[i]))
	}
	return names
}

var s31 = &rule.Rule{
	ID: "S31", Severity: rule.Note, Waivable: true, Title: "标题换了说法",
	What: "报告各部分的标题意思与格式相同，文字或者编号的样子不同。各部分照标题的意思读了，" +
		"生成的报告一律印格式规定的标题。",
	Basis:   "格式规定的各部分的标题",
	Example: "标题写成“一、工作开展情况”，格式是“一、总体情况”。",
	Mend:    "照格式改写标题；确认没有当错部分的，也可以不改。",
	Run:     rewordedHeadings,
}

func rewordedHeadings(p *rule.Pass) {
	var names []string
	var cells []rule.Cell
	for place, f := range p.Faults(form.Reworded) {
		names = append(names, form.Quote(f.Texts[0])+"（"+place.Within()+"，格式是"+form.Quote(f.Label)+"）")
		cells = append(cells, rule.Cell{Place: place, Value: f.Texts[0]})
	}
	if len(cells) > 0 {
		p.Found(cells[0].Place, fmt.Sprintf("有 %d 个标题与格式的文字不同：%s。生成的报告印格式规定的标题；请核对有没有当错部分，最好照格式改写。",
			len(cells), strings.Join(names, "、")), cells...)
	}
}
