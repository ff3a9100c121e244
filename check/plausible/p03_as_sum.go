package plausible

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/likely"
)

var p03 = &rule.Rule{
	ID: "P03", Severity: rule.Warning, Title: "处理决定数量多半填成了项目数量之和",
	What: "处理决定数量正好等于上一年项目数量加本年增/减：前者是作出了多少件决定，后者是有多少个项目，不会正好相等。" +
		"界限在格式定义里。",
	Basis:   "国办公开办函〔2019〕60号所附格式：项目数量和处理决定数量是两回事",
	Example: "行政许可上一年项目 120 项，本年减 3 项，处理决定填 117 件。",
	Mend:    "处理决定数量请填本年作出的决定的件数；确实如此的，用 nianbao waive 说明。",
	Run: func(p *rule.Pass) {
		for _, s := range asked(p).AsSum {
			for _, cells := range rowsOf(p, s.Table, append(slices.Clone(s.Parts), s.Not)...) {
				asSum(p, s, cells)
			}
		}
	},
}

func asSum(p *rule.Pass, s likely.AsSum, cells []*form.Cell) {
	list, ok := figures(p.Report, cells)
	if !ok {
		return
	}
	at := len(cells) - 1
	sum := list[0]
	words := list[0].String()
	for _, n := range list[1:at] {
		sum = sum.Add(n)
		words += " + " + n.String()
	}
	words = strings.ReplaceAll(words, "+ -", "- ")
	if sum.LessThan(s.Least) || !sum.Equal(list[at]) {
		return
	}
	var parts []string
	for _, c := range cells[:at] {
		parts = append(parts, form.Quote(c.Column.Label))
	}
	f := foundAmong(p, fmt.Sprintf("%s填的是 %s，正好等于%s之和（%s）：多半填成了项目的数量。请填本年作出的决定的件数。",
		cells[at].Label(), list[at], strings.Join(parts, "、"), words), slices.Concat(cells[at:], cells[:at])...)
	f.Pattern = pattern(p, "多半填成了项目的数量", cells[at])
}
