package parts

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var m03 = &rule.Rule{
	ID: "M03", Severity: rule.Warning, Title: "与各机关之和的差可能是缺的机关的数，待核",
	What: "汇总表的数比手头各机关之和多，而有机关的报告没有、读不了，或者它的这一格不是数：差的可能就是它的数，不能说是错的。" +
		"比各机关之和少的，缺机关解释不了，按错误报告。",
	Basis: basis, Example: "缺示例市民政局的报告，“自然人”比各机关之和多 5。",
	Mend: "补齐缺的报告后再核对。", Run: pendingLines,
}

func pendingLines(p *rule.Pass) {
	a := of(p)
	if a == nil {
		return
	}
	var unknown, missing []*line
	for _, l := range a.pending {
		if l.open {
			unknown = append(unknown, l)
		} else {
			missing = append(missing, l)
		}
	}
	if len(missing) > 0 {
		var said []string
		for _, l := range missing {
			way := "多"
			if l.off.IsNegative() {
				way = "少"
			}
			said = append(said, fmt.Sprintf("%s %s %s", a.place(l), way, l.off.Abs()))
		}
		a.pendingFound(p, missing, fmt.Sprintf("待核：有 %d 格与手头各机关之和不同（%s），缺的 %d 个机关可能就是差的数。请补齐后再核对。",
			len(missing), rule.List(said, "格"), len(a.missing())))
	}
	if len(unknown) > 0 {
		var said []string
		for _, l := range unknown {
			said = append(said, a.place(l)+"，"+a.noFigure(l))
		}
		a.pendingFound(p, unknown, fmt.Sprintf("待核：有 %d 格的各机关之和算不出来，有的机关填的不是数（%s）。请改正它们的报告后再核对。",
			len(unknown), rule.List(said, "格")))
	}
}

func (a *account) pendingFound(p *rule.Pass, lines []*line, words string) {
	var cells []rule.Cell
	for _, l := range lines {
		cells = append(cells, cellOf(p, l))
	}
	f := p.Found(cells[0].Place, words, cells...)
	f.PlaceOnly, f.Said = len(cells) > maxMarked, a.all(lines)
}

// noFigure says which part has no figure in a cell, and what.
func (a *account) noFigure(l *line) string {
	for _, of := range a.parts {
		if lacksFigure(of, l.cell) {
			return of.Called() + "填的是" + form.Quote(rule.OneLine(of.At(l.cell).Text))
		}
	}
	return ""
}
