package structure

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var s30 = &rule.Rule{
	ID: "S30", Severity: rule.Note, Waivable: true, Title: "格式以外的表，没有读",
	What: "文件里有一张不是年报格式规定的表（如专项数据、台账、上年的摘录），其中的数不进报告。" +
		"报告的公式引用的工作表不算。",
	Basis:   "报告只含格式规定的表",
	Example: "第一部分的文字后面插了一张“政务新媒体情况”表：这里有一张不是格式规定的表，没有读。",
	Mend:    "一般不用处理；其中如有应当上报的数，请填到格式规定的表里；要印进报告的，请在生成的报告里另行加上。",
	Run:     foreignTables,
}

// maxForeignTables is how many foreign tables are told of one by one; the others are told of together.
const maxForeignTables = 8

func foreignTables(p *rule.Pass) {
	n := 0
	var rest []form.Place
	for place, f := range p.Faults(form.ForeignTable) {
		if n++; n > maxForeignTables {
			rest = append(rest, place)
			continue
		}
		name := ""
		if f.Label != "" {
			name = "（" + unbroken(clip(f.Label)) + "）"
		}
		p.Found(place, fmt.Sprintf("%s%s不是格式规定的，没有读，报告里没有它。"+
			"其中如有应当上报的数，请填到格式规定的格里。", tableAt(p, place), name), tableCells(p, place)...)
	}
	if len(rest) > 0 {
		p.Found(rest[0], fmt.Sprintf("另有 %d 张表不是格式规定的，没有读，报告里没有它们：%s。",
			len(rest), rule.List(refs(rest), "处")), rule.CellsAt(rest)...)
	}
}

// maxTableCells is how many cells of a foreign table a finding lists.
const maxTableCells = 100

// tableCells returns what stands in a document's foreign table, its first cells; of a worksheet where it begins.
func tableCells(p *rule.Pass, place form.Place) []rule.Cell {
	at, _, _ := place.At()
	g := p.Report.Book.Grids[at]
	if g.Source == grid.Sheet {
		return rule.CellsAt([]form.Place{place})
	}
	var cells []rule.Cell
	for i := range g.Cells {
		if c := &g.Cells[i]; strings.TrimSpace(c.Text) != "" && len(cells) < maxTableCells {
			cells = append(cells, rule.Cell{Place: form.PlaceIn(g, at, c.Row, c.Col), Value: c.Text})
		}
	}
	return cells
}

// tableAt says where a table begins: of a worksheet its first cell, of a document what stands above it.
func tableAt(p *rule.Pass, place form.Place) string {
	at, _, _ := place.At()
	switch {
	case p.Report.Book.Grids[at].Source == grid.Sheet:
		return place.String() + " 起的表"
	case place.Sheet == "":
		return "这里的一张表"
	}
	return unbroken(clip(place.Sheet)) + "下面的一张表"
}

// maxQuoted is how many characters of what stands in or above a table are quoted.
const maxQuoted = 24

func clip(text string) string {
	r := []rune(strings.TrimSpace(text))
	if len(r) > maxQuoted {
		return string(r[:maxQuoted]) + "…"
	}
	return string(r)
}

func refs(places []form.Place) []string {
	var list []string
	for _, p := range places {
		list = append(list, p.String())
	}
	return list
}
