package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var v06 = &rule.Rule{
	ID: "V06", Severity: rule.Note, Title: "文字里有不能显示的字符",
	What: "文字里有文档不能容纳的控制字符（多半是从别处粘贴带来的），已经去掉；或者文字、机关名称等里有改变书写方向的字符，" +
		"看起来的次序与写的不同。",
	Basis:   "XML 1.0 第 2.2 节：文档里不能有这些字符；Unicode 第 9 号附件：双向文字",
	Example: "“一、总体情况”的文字里有 1 个控制字符。",
	Mend:    "请看一下生成的文字是否完整；有改变方向的字符的，删去后重新输入。",
	Run:     controlCharacters,
}

func controlCharacters(p *rule.Pass) {
	for _, s := range p.Report.Form.AllTexts() {
		if t := p.Report.Texts[s.Text]; t.Removed > 0 {
			p.Found(t.RemovedAt, fmt.Sprintf("“%s”的文字里有 %d 个不能显示的控制字符，已经去掉。"+
				"请看一下生成的文字是否完整。", s.Title, t.Removed))
		}
	}
	turned(p)
}

// turned tells of words that are drawn in another order than they are written in: whoever reads them reads something
// else, in print as well.
func turned(p *rule.Pass) {
	const told = "里有改变书写方向的字符（%s），看起来的次序与写的不同，印出来也一样。请删去后重新输入。"
	for _, c := range p.Report.Form.Particulars {
		value, place := p.Report.Particular(c.ID), p.Report.ParticularPlace(c.ID)
		if names := turning(value); names != "" {
			p.Found(place, fmt.Sprintf("“%s”"+told, c.Label, names), rule.Cell{Place: place, Value: value})
		}
	}
	for _, s := range p.Report.Form.AllTexts() {
		text := p.Report.Texts[s.Text]
		for _, line := range text.Placed() {
			if names := turning(line.Text); names != "" {
				p.Found(line.Place, fmt.Sprintf("“%s”的文字"+told, s.Title, names), rule.Cell{Place: line.Place, Value: line.Text})
			}
		}
	}
}

// turning names the characters of a text that change the direction in which others are written: Unicode's embeddings,
// overrides and isolates (UAX #9, 2).
func turning(text string) string {
	return form.Unseen(strings.Map(func(r rune) rune {
		if r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' {
			return r
		}
		return -1
	}, text))
}
