package texts

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var n24 = &rule.Rule{
	ID: "N24", Severity: rule.Note, Title: "总体情况没有写规范性文件的件数",
	What:    "表里有行政规范性文件的制发、废止、现行有效件数，总体情况里没有写这些数。",
	Basis:   "《政府信息公开条例》第二十条第（一）项；复核年报时常查总体情况里有没有这些数",
	Example: "表里本年制发 8 件，总体情况没有说制发了几件。",
	Mend:    "补写件数；写成 {{文件.规范性文件.制发}} 这样的引用，数改了文字跟着改。",
	Run:     counts,
}

func counts(p *rule.Pass) {
	o := asked(p).Overview
	if o == nil {
		return
	}
	t := whole(p, o.Text)
	if t == nil || isNone(p, t.text) { // nothing is said at all
		return
	}
	words := form.Squeeze(t.text)
	var missing []string
	for _, c := range o.Counts {
		v, ok := figure(p, c.Cell)
		if ok && !v.Number.IsZero() && !c.Says.Regexp().MatchString(words) {
			missing = append(missing, fmt.Sprintf("%s（表里是 %s 件）", c.Name, v.Number))
		}
	}
	if len(missing) > 0 {
		p.Found(t.place, fmt.Sprintf("%s没有写规范性文件的件数：%s。请补写。", form.Quote(t.section.Title), strings.Join(missing, "、")))
	}
}
