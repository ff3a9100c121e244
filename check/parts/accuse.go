package parts

import (
	"cmp"
	"fmt"
	"strings"

	"nianbao/check/rule"
)

// maxCauses is how many causes a message names; shareCause is how likely one must be beside the likeliest.
const (
	maxCauses  = 3
	shareCause = 0.02
)

// likely returns the causes that are worth naming.
func (m *mistake) likely() []cause {
	n := 0
	for n < len(m.causes) && n < maxCauses && m.causes[n].chance >= shareCause*m.causes[0].chance {
		n++
	}
	return m.causes[:n]
}

// tied returns how many causes are about as likely as the likeliest.
func (m *mistake) tied() int {
	n := 0
	for n < len(m.causes) && m.causes[n].chance >= m.causes[0].chance/2 {
		n++
	}
	return n
}

// accuse says what most likely is wrong: 最可能是 甲局（03.xlsx 依申请公开!D10）：现报 52，像是按 25 加的（数字颠倒）。
func (a *account) accuse(m *mistake) string {
	list := m.likely()
	switch n := m.tied(); {
	case len(list) == 0 && m.pair:
		return "相邻的两格一多一少，差的数相同，像是一个数加错了格，看不出是哪一个机关的。"
	case len(list) == 0:
		return ""
	case n > maxCauses && list[0].changes[0].why == unadded:
		return fmt.Sprintf("有 %d 个机关自己的总计不是各格之和，如 %s。", n, a.says(m, &list[0]))
	case n > maxCauses:
		return fmt.Sprintf("有 %d 个机关的这一格都可能是这样：%s，分不出是哪一个。", n, list[0].changes[0].why)
	}
	var b strings.Builder
	leads := []string{"最可能是 ", "；也可能是 ", "，或者 "}
	if list[0].changes[0].why == unadded { // of each that is certain
		leads = []string{"", "；", "；"}
	}
	for i, c := range list {
		b.WriteString(leads[i] + a.says(m, &c))
	}
	return b.String() + "。"
}

// says spells a cause.
func (a *account) says(m *mistake, c *cause) string {
	who := "汇总表自己"
	if c.part != nil {
		who = c.part.Called()
	}
	if x := c.changes; m.pair {
		from := x[0].line.cell.Printed(x[0].from) + "、" + x[1].line.cell.Printed(x[1].from)
		to := x[0].line.cell.Printed(x[0].to) + "、" + x[1].line.cell.Printed(x[1].to)
		if c.part == nil {
			return who + "的这两格现为 " + from + "，应为 " + to + "（" + x[0].why + "）"
		}
		return who + c.where(x[0]) + "的这两格现报 " + from + "，像是按 " + to + " 加的（" + x[0].why + "）"
	}
	var list []string
	for _, ch := range c.changes {
		if len(list) == maxCauses {
			list = append(list, fmt.Sprintf("等 %d 格", len(c.changes)))
			break
		}
		list = append(list, a.change(c, ch))
	}
	return who + strings.Join(list, "，")
}

// where names the place of a change, or at least its file.
func (c *cause) where(ch change) string {
	at := ch.at.String()
	if at == "" && c.part != nil {
		at = c.part.File
	}
	if at == "" {
		return ""
	}
	return "（" + at + "）"
}

func (a *account) change(c *cause, ch change) string {
	at, of, why := c.where(ch), ch.line.cell, ""
	if ch.why != "" {
		why = "（" + ch.why + "）"
	}
	switch {
	case c.part == nil && ch.why == unfilled:
		return at + "没有填，应为 " + of.Printed(ch.to)
	case c.part == nil:
		return at + "现为 " + of.Printed(ch.from) + "，应为 " + of.Printed(ch.to) + why
	case ch.why == unadded:
		return at + "自己的总计报 " + of.Printed(ch.from) + "，各格之和是 " + of.Printed(ch.to)
	case ch.why == changed:
		return at + "现报 " + of.Printed(ch.from) + "，汇总时是 " + of.Printed(ch.to) + why
	case ch.why == leftOut || ch.why == again:
		return at + "的 " + of.Printed(ch.from) + " " + ch.why
	}
	return at + "现报 " + of.Printed(ch.from) + "，像是按 " + of.Printed(ch.to) + " 加的" + why
}

// suspects takes down the figures that most likely are wrong.
func (a *account) suspects(f *rule.Finding, m *mistake) {
	if m.tied() > maxCauses {
		return
	}
	for _, c := range m.likely() {
		for _, ch := range c.changes {
			if len(f.Suspects) == maxCauses {
				return
			}
			of := ch.line.cell
			value := a.report.Value(of).Text
			if c.part != nil {
				value = ch.from.String()
			}
			at := ch.at
			if c.part != nil && !a.set.InSheet {
				at.File = c.part.File
			}
			f.Suspects = append(f.Suspects, rule.Suspect{
				Cell: rule.Cell{ID: of.ID, Place: at, Value: value}, Of: of, Holds: ch.from, ShouldBe: ch.to, Why: cmp.Or(ch.why, "与各机关之和不符"),
			})
		}
	}
}
