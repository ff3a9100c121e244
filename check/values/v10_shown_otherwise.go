package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/regex"
)

var v10 = &rule.Rule{
	ID: "V10", Severity: rule.Warning, Waivable: true, Title: "显示的数与格里的数不同",
	What: "单元格的格式把数显示成了别的样子，例如隐去小数、显示成百分数、科学记数、分数。检查和报告用的是格里的数，" +
		"不是显示的数。",
	Basis:   "报告照格里的数印",
	Example: "“收费金额”格里是 25.13，格式只留一位小数，显示成 25.1。",
	Mend:    "按实际的数改正格里的数，或者把单元格格式改成“常规”。",
	Run:     shownOtherwise,
}

// dress is what stands around a figure and its unit and changes neither: 1,234 （万）.
var dress = strings.NewReplacer(" ", "", "\u3000", "", ",", "", "（", "", "）", "", "(", "", ")", "")

// enclosed finds a figure in parentheses, in which accountants write what is taken away.
var enclosed = regex.New(`^\s*[(（]\s*\d`)

// shownOtherwise leaves zeros alone: drawn as a stroke they are seen well enough.
func shownOtherwise(p *rule.Pass) {
	for cell, v := range p.Values() {
		if v.State == form.Number && v.Shown != "" && !v.Hidden &&
			(dress.Replace(v.Shown) != v.Text+strings.TrimSuffix(cell.Unit(), "元") || enclosed.MatchString(v.Shown)) {
			shown := "显示成“" + rule.OneLine(v.Shown) + "”"
			if names := form.Unseen(v.Shown); names != "" {
				shown += "，里面有看不见的字符（" + names + "），各位数字显示的次序可能不同"
			}
			p.FoundIn(cell, fmt.Sprintf("%s格里的数是 %s，%s；报告印 %s。"+
				"请按实际改正，或者把单元格格式改成“常规”。",
				cell.Label(), v.Text, shown, v.Number))
		}
	}
	for place, f := range p.Faults(form.Undrawn) {
		p.Found(place, fmt.Sprintf("文字里的这一格是数或日期，单元格格式显示的与格里的可能不同，报告印“%s”。"+
			"请改成直接写文字。", f.Texts[0]), rule.Cell{Place: place, Value: f.Texts[0]})
	}
}
