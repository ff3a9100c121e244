package texts

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/check/rule"
	"nianbao/form"
)

var n20 = &rule.Rule{
	ID: "N20", Severity: rule.Warning, Title: "文字里有没填的空",
	What: "文字是照范文、上年的报告或者提示写的，里面还有没填的地方：“信息  条”、“XX”、“××”、“＿＿”、“（文字描述）”、" +
		"“【】”、“【请补充：……】”、“〔2024〕号”、“0000件”。",
	Basis:   "公开的文字里不能有没填的空",
	Example: "“全年公开信息  条”：信息后面的数没有填。",
	Mend:    "填上；没有的，整句删去。",
	Run:     emptySlots,
}

// maxSlots is how many slots of one place a message quotes.
const maxSlots = 3

func emptySlots(p *rule.Pass) {
	slots := asked(p).Slots
	for _, t := range printed.Of(p) {
		found := map[form.Place][]string{}
		var places []form.Place
		for _, l := range t.lines {
			line := withoutAddresses(l.Text)
			for _, m := range slots.FindAll(line) {
				if len(found[l.Place]) == 0 {
					places = append(places, l.Place)
				}
				found[l.Place] = append(found[l.Place], around(line, m[0], m[1]))
			}
		}
		for _, at := range places {
			list := found[at]
			more := ""
			if len(list) > maxSlots {
				more = fmt.Sprintf(" 等 %d 处", len(list))
			}
			f := p.Found(at, fmt.Sprintf("%s的文字里有没填的空：%s%s。请填上；没有的，整句删去。", form.Quote(t.section.Title),
				strings.Join(list[:min(len(list), maxSlots)], "、"), more), rule.Cell{Place: at, Value: list[0]})
			f.Said = strings.Join(list, "、")
		}
	}
}

// around quotes a part of a line with a few characters at both sides.
func around(line string, from, to int) string {
	const beside, ends = 8, "。；，、,;"
	part := strings.Trim(line[from:to], ends)
	from += strings.Index(line[from:to], part)
	to = from + len(part)
	for n := 0; n < beside && from > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(line[:from])
		if strings.ContainsRune(ends, r) {
			break
		}
		from -= size
	}
	for n := 0; n < beside && to < len(line); n++ {
		r, size := utf8.DecodeRuneInString(line[to:])
		if strings.ContainsRune(ends, r) {
			break
		}
		to += size
	}
	return form.Quote(form.Clip(strings.Trim(line[from:to], ends+" "), 40))
}
