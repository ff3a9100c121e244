package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var v01 = &rule.Rule{
	ID: "V01", Severity: rule.Note, Waivable: true, Title: "空白或“/”按 0 计",
	What:    "格子空着，或填了“/”“—”“无”。勾稽关系里按 0 计算，生成的报告里照原样空着或印“/”。",
	Basis:   "格式要求逐格填报，没有发生的填 0",
	Example: "“（一）予以公开”一行有 5 格空着。",
	Mend:    "没有发生的请填 0。",
	Run:     blanks,
}

// hasNoRatio reports whether a cell is a ratio of which the divisor is 0: it is left blank.
func hasNoRatio(p *rule.Pass, cell *form.Cell) bool {
	e := p.Report.Form.Ratios()[cell]
	if e == nil {
		return false
	}
	_, ok := e.Value(p.Number)
	return !ok
}

// blanks keeps silent about cells that were not found at all: those are told of by what is missing.
func blanks(p *rule.Pass) {
	totals, stale := rule.BlankTotals.Of(p), staleCells(p) // told of as such
	for _, g := range p.Groups(func(cell *form.Cell, v form.Value) bool {
		if _, told := totals[cell]; told || cell.IsWords() || cell.Row.Spare || stale[cell] || hasNoRatio(p, cell) {
			return false
		}
		return v.State == form.Stroke || v.State == form.Blank && v.Place != (form.Place{})
	}) {
		strokes := 0
		var fixes []rule.Fix
		for _, cell := range g.Cells {
			if p.Report.Value(cell).State == form.Stroke {
				strokes++
			}
			fixes = append(fixes, p.SetMandated(cell)...)
			fixes = append(fixes, p.SetBlank(cell)...)
		}
		var counts []string
		if blank := len(g.Cells) - strokes; blank > 0 {
			counts = append(counts, fmt.Sprintf("%d 格空白", blank))
		}
		if strokes > 0 {
			counts = append(counts, fmt.Sprintf("%d 格划线或填“无”", strokes))
		}
		refs := g.Describe(rule.MaxListed, func(_ *form.Cell, v form.Value) string { return v.Place.Within() })
		g.Found(fmt.Sprintf("“%s”有 %s（%s），按 0 计算，报告里照原样印。没有发生的请填 0。",
			g.Table.Title(), strings.Join(counts, "、"), refs)).Fixes = fixes
	}
}
