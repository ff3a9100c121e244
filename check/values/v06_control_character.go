package values

import (
	"fmt"

	"nianbao/check/rule"
)

var v06 = &rule.Rule{
	ID: "V06", Severity: rule.Note, Title: "文字里有不能显示的字符",
	What:    "文字里有文档不能容纳的控制字符（多半是从别处粘贴带来的），已经去掉。",
	Basis:   "XML 1.0 第 2.2 节：文档里不能有这些字符",
	Example: "“一、总体情况”的文字里有 1 个控制字符。",
	Mend:    "请看一下生成的文字是否完整。",
	Run:     controlCharacters,
}

func controlCharacters(p *rule.Pass) {
	for _, s := range p.Report.Form.AllTexts() {
		if t := p.Report.Texts[s.Text]; t.Removed > 0 {
			p.Found(t.RemovedAt, fmt.Sprintf("“%s”的文字里有 %d 个不能显示的控制字符，已经去掉。"+
				"请看一下生成的文字是否完整。", s.Title, t.Removed))
		}
	}
}
