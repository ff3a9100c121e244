package parts

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/parts"
)

var m01 = &rule.Rule{
	ID: "M01", Severity: rule.Error, Title: "汇总的数不等于各机关之和",
	What: "汇总表的一格与各机关报告同一格之和不同。说出最可能是哪一个机关的数、或者汇总表自己的数有误：数字颠倒、漏位、多位、" +
		"填到相邻的一格、没有加进去、加了两次。总计随它的各格相差的，只说各格。给出各机关的报告（--parts），或者工作簿里有" +
		"“各机关数据”表时核对。",
	Basis:   basis,
	Example: "“行政处罚”的“本年处理决定数量”填的是 125，3 个机关之和 152。",
	Mend:    "对照各机关的报告核对，改正后重新汇总（nianbao merge）；属实的请说明原因。",
	Run:     notTheSum,
}

func notTheSum(p *rule.Pass) {
	a := of(p)
	if a == nil {
		return
	}
	for i := range a.mistakes {
		a.tell(p, &a.mistakes[i])
	}
	a.tellMany(p, a.oneSided, a.oneSidedWords())
	a.tellMany(p, a.more, "另有 %d 格不等于各机关之和：%s。这样多的格不等，请先看各机关的文件是不是汇总时用的那些，"+
		"有没有给错文件夹；不是的，请重新汇总。")
}

// tell tells of one mistake.
func (a *account) tell(p *rule.Pass, m *mistake) {
	var said []string
	var cells []rule.Cell
	for _, l := range m.lines {
		said = append(said, a.differs(l))
		cells = append(cells, cellOf(p, l))
	}
	words := strings.Join(said[:min(len(said), rule.MaxListed)], "；")
	if len(said) > rule.MaxListed {
		words += fmt.Sprintf(" 等 %d 格", len(said))
	}
	above := a.above(m.lines)
	if len(above) > 0 {
		var at []string
		for _, l := range above {
			at = append(at, a.place(l))
			cells = append(cells, cellOf(p, l))
		}
		words += "；总计跟着相差的有 " + rule.List(at, "格")
	}
	f := p.Found(cells[0].Place, words+"。"+a.accuse(m)+"请对照各机关的报告核对，改正后重新汇总。", cells...)
	f.PlaceOnly = len(cells) > maxMarked
	f.Said = a.all(append(above, m.lines...))
	if len(m.lines) == 1 {
		f.Actual, f.Expected = m.lines[0].have.String(), m.lines[0].added().String()
	}
	f.Meant = map[*form.Cell]decimal.Decimal{}
	for _, l := range append(above, m.lines...) {
		if !l.lost {
			f.Meant[l.cell] = l.sum
		}
	}
	a.suspects(f, m)
}

// all says of lines what makes a finding the same: an explanation holds for these figures alone.
func (a *account) all(lines []*line) string {
	var list []string
	for _, l := range lines {
		list = append(list, parts.Name(l.cell)+" "+l.have.String()+" "+l.sum.String())
	}
	return strings.Join(list, "\n")
}

// maxMarked is how many cells a finding marks in a copy of the workbook.
const maxMarked = 8

func cellOf(p *rule.Pass, l *line) rule.Cell {
	if l.lost {
		return rule.Cell{}
	}
	return p.Cell(l.cell)
}

// differs says how a line differs: “行政处罚”的“本年处理决定数量”填的是 125，3 个机关之和 152，少 27.
func (a *account) differs(l *line) string {
	have := "填的是 " + l.cell.Printed(l.have)
	switch {
	case l.lost:
		have = "汇总表里没有这一行"
	case l.blank:
		have = "空着"
	case a.isFormula(l):
		have = "算出来是 " + l.cell.Printed(l.have)
	}
	way := "多"
	if l.off.IsNegative() {
		way = "少"
	}
	return fmt.Sprintf("%s%s，%d 个机关之和 %s%s，%s %s", l.cell.Label(), have, len(a.parts), l.cell.Printed(l.added()), a.as(l),
		way, l.off.Abs())
}

// as says of which parts a line's sum is, where that is not each once: as of the superior's other cells.
func (a *account) as(l *line) string {
	var without, again []string
	for _, w := range a.whole {
		switch {
		case w.shift(l).IsZero():
		case w.again:
			again = append(again, w.part.Called())
		default:
			without = append(without, w.part.Called())
		}
	}
	if a.sets != nil {
		for _, of := range a.sets.only {
			if !of.At(l.cell).Number.IsZero() {
				without = append(without, of.Called())
			}
		}
	}
	var list []string
	if len(without) > 0 {
		list = append(list, "没有加 "+rule.List(without, "个机关"))
	}
	if len(again) > 0 {
		list = append(list, rule.List(again, "个机关")+" 算两次")
	}
	if len(list) == 0 {
		return ""
	}
	return "（照汇总表的算法，" + strings.Join(list, "，") + "）"
}

func (a *account) place(l *line) string {
	if l.lost {
		return l.cell.Label()
	}
	if at := a.report.Value(l.cell).Place.String(); at != "" {
		return at
	}
	return l.cell.Label()
}

// oneSidedWords says of many lines that differ in one direction what most likely is the reason.
func (a *account) oneSidedWords() string {
	if len(a.oneSided) > 0 && a.oneSided[0].off.IsNegative() {
		return "有 %d 格都比各机关之和少，没有一格多：%s。多半是有几个机关的报告没有加进汇总，或者给出了不归它汇总的报告。" +
			strings.ReplaceAll(a.ways(), "%", "%%") + "请核对汇总时用的是哪些文件，改正后重新汇总。"
	}
	which := ""
	if a.set.List == "" {
		which = "缺了哪些机关，要有应报机关的名单才知道（加 --roster 名单）。"
	}
	return "有 %d 格都比各机关之和多，没有一格少：%s。多半是还有机关的报告没有给出，或者有几个机关加了两次。" + which +
		"请把全部机关的报告都给出（下级文件夹加 -r）再核对。"
}

// tellMany tells of many lines at once, as words have it: how many there are, and which.
func (a *account) tellMany(p *rule.Pass, lines []*line, words string) {
	if len(lines) == 0 {
		return
	}
	var said []string
	var cells []rule.Cell
	for _, l := range lines {
		way := "多"
		if l.off.IsNegative() {
			way = "少"
		}
		said = append(said, a.place(l)+" "+way+" "+l.off.Abs().String())
		cells = append(cells, cellOf(p, l))
	}
	f := p.Found(cells[0].Place, fmt.Sprintf(words, len(lines), rule.List(said, "格")), cells...)
	f.PlaceOnly, f.Said = true, a.all(lines)
}
