package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s09 = &rule.Rule{
	ID: "S09", Severity: rule.Warning, Title: "文字部分空白",
	What:    "总体情况、主要问题、其他事项三部分文字中有一部分没有内容，生成的报告里只有标题。",
	Basis:   "格式规定的文字部分",
	Example: "“五、存在的主要问题及改进情况”下面没有文字。",
	Mend:    "在“文字”工作表的标题下面填写，一段一行；确实没有内容的写“无”。",
	Run:     emptyTexts,
}

func emptyTexts(p *rule.Pass) {
	noHeading := map[string]form.Fault{}
	for _, f := range p.Faults(form.NoHeading) {
		noHeading[f.Label] = f
	}
	for _, s := range p.Report.Form.Texts() {
		t, found := p.Report.Texts[s.Text]
		switch {
		case t.Text != "" && !form.IsUnwritten(t.Text):
		case !found && len(noHeading[s.Title].Texts) > 0:
			p.Found(t.Place, fmt.Sprintf("没有找到标题“%s”，它的文字可能在“%s”里，报告里印在那个位置。"+
				"请照格式在那些文字上面补上标题；确实没有内容的写“无”。", s.Title, noHeading[s.Title].Texts[0]))
		case !found && noHeading[s.Title].Label != "":
			p.Found(t.Place, fmt.Sprintf("没有找到标题“%s”，报告里将没有这部分文字。请照格式补上标题和文字；"+
				"确实没有内容的写“无”。", s.Title))
		default:
			p.Found(t.Place, fmt.Sprintf("“%s”没有文字，报告里将只有标题。请填写；确实没有内容的写“无”。", s.Title))
		}
	}
}
