package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var v14 = &rule.Rule{
	ID: "V14", Severity: rule.Error, Title: "总计没有填",
	What:    "总计空着或划了线，而它下面的各格有数。",
	Basis:   "格式各处总计的勾稽关系：总计是哪些格之和由格式规定",
	Example: "“（一）予以公开”一行填了 30 和 4，“总计”空着。",
	Mend:    "填上总计。",
	Run:     blankTotals,
}

func blankTotals(p *rule.Pass) {
	blank, stale := rule.BlankTotals.Of(p), staleCells(p)
	var cells []rule.Cell
	var totals []*form.Cell
	var fixes []rule.Fix
	var named []string
	for cell, v := range p.Values() {
		sum, ok := blank[cell]
		if !ok || stale[cell] {
			continue
		}
		cells, totals = append(cells, p.Cell(cell)), append(totals, cell)
		fixes = append(fixes, p.SetMandated(cell)...)
		named = append(named, fmt.Sprintf("%s 应为 %s", v.Place.Within(), sum))
	}
	if len(cells) == 0 {
		return
	}
	mend := "请填上"
	if len(fixes) > 0 {
		mend += "公式，或者用 nianbao fix 改正"
	}
	f := p.Found(cells[0].Place, fmt.Sprintf("%d 格总计没有填：%s。%s。",
		len(cells), listFigures(named), mend), cells...)
	f.Fixes, f.Sums = fixes, totals
}

// staleCells returns the cells whose stored results are told of as not what their formulas give: an empty result is no
// blank that staff have left.
func staleCells(p *rule.Pass) map[*form.Cell]bool {
	stale := map[*form.Cell]bool{}
	for _, f := range p.Findings() { // whoever asks for it
		for _, c := range f.Stale {
			stale[c] = true
		}
	}
	return stale
}

// listFigures joins what is said of cells, the first of them where there are many.
func listFigures(said []string) string {
	if len(said) > rule.MaxListed {
		return strings.Join(said[:rule.MaxListed], "、") + " 等"
	}
	return strings.Join(said, "、")
}
