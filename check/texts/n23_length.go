package texts

import (
	"fmt"
	"unicode/utf8"

	"nianbao/check/rule"
	"nianbao/form"
)

var n23 = &rule.Rule{
	ID: "N23", Severity: rule.Note, Title: "总体情况太长",
	What:    "总体情况的字数超过了规定。有的省没有规定字数，或者规定别的字数：写在格式的 form.yaml 里。",
	Basis:   "武政办发〔2025〕54号：总体情况不超过 1000 字；各地规定不同",
	Example: "总体情况写了 1500 字。",
	Mend:    "压缩到规定的字数；本地没有规定的不用改。",
	Run:     length,
}

func length(p *rule.Pass) {
	o := asked(p).Overview
	if o == nil || o.Most == 0 {
		return
	}
	t := printedText(p, o.Text)
	if t == nil {
		return
	}
	if n := utf8.RuneCountInString(form.Squeeze(t.text)); n > o.Most {
		p.Found(t.place, fmt.Sprintf("%s有 %d 字，超过 %d 字。请压缩；本地没有规定字数的不用改。", form.Quote(t.section.Title), n, o.Most))
	}
}
