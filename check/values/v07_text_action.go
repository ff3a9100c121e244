package values

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/regex"
)

var v07 = &rule.Rule{
	ID: "V07", Severity: rule.Error, Title: "文字里的引用不对",
	What:    "文字里用 {{…}} 引用了报告里没有的名称，或者写法有误。文字里只能引用名称、函数和条件。",
	Basis:   "“填报说明”所列的名称",
	Example: "全年新收申请{{申请.新受.总计}}件：没有“新受”这个名称。",
	Mend:    "按“填报说明”里的名称改正，或者直接写数字。",
	Run:     textActions,
}

func textActions(p *rule.Pass) {
	told := wrongBraces(p)
	_, errs := fields.Expand(p.Report)
	for _, e := range errs {
		if told[e.Place] && e.Err.Near == "" && len(e.Cells) == 0 { // what is missing of a pair is told already
			continue
		}
		mend := "请按“填报说明”里的名称改正，或者直接写数字。"
		switch {
		case len(e.Cells) > 0:
			at := p.Report.Value(e.Cells[0])
			what := "里是“" + rule.OneLine(at.Text) + "”，印不出来"
			if at.Text == "" {
				what = "没有数，印不出来"
			}
			mend = fmt.Sprintf("%s %s。请先改正那一格。", at.Place, what)
		case e.Err.Near != "":
			mend = "您是不是要用 " + e.Err.Near + "？也可以直接写数字。"
		}
		f := p.Found(e.Place, fmt.Sprintf("“%s”的文字里，%s。%s", e.Section.Title, e.Err.Error(), mend))
		for _, c := range e.Cells {
			f.From = append(f.From, p.Report.Value(c).Place)
		}
	}
}

// halfBraces finds what was meant for an action and is none: one brace, or full-width ones.
var halfBraces = regex.New(`[{｛]{1,3}\s*[\p{Han}]+\.[\p{Han}.]+\s*[}｝]{1,3}`)

// wrongBraces returns the lines in which a pair of braces is not whole.
func wrongBraces(p *rule.Pass) (unpaired map[form.Place]bool) {
	unpaired = map[form.Place]bool{}
	for _, s := range p.Report.Form.AllTexts() {
		for _, l := range p.Report.Texts[s.Text].Lines {
			for _, m := range halfBraces.FindAllString(l.Text, -1) {
				opened := strings.HasPrefix(m, "{{") && m[2] != '{'
				closed := strings.HasSuffix(m, "}}") && m[len(m)-3] != '}'
				what := "不对，会照原样印出来"
				switch {
				case opened && closed:
					continue
				case opened || closed:
					what, unpaired[l.Place] = "不配对", true
				}
				p.Found(l.Place, fmt.Sprintf("“%s”的文字里，“%s”的括号%s。引用要用两层半角大括号：{{%s}}。",
					s.Title, m, what, strings.Trim(m, "{}｛｝ ")))
			}
		}
	}
	return unpaired
}
