package proof

import (
	"fmt"
	"slices"

	"nianbao/action"
	"nianbao/form"
)

// maxSought is for how many lines of a text the whole document is searched.
const maxSought = 50

// prints tells of the lines of the report's texts that the document does not print.
func (p *Proof) prints() {
	for _, s := range p.report.Form.AllTexts() {
		lines, sought := action.Lines(p.texts[s.Text]), 0
		lost := slices.DeleteFunc(slices.Clone(lines), func(line string) bool {
			if p.page.HasLine(line) {
				return true
			}
			sought++
			return sought <= maxSought && p.page.Says(line)
		})
		switch {
		case len(lost) == 0 || p.meant.texts[s]:
		case len(lost) == len(lines):
			p.tell("写出的文件里没有" + form.Quote(s.Title) + "的文字。请在模板里写上 {{" + s.Name + "}}；" +
				"确实不印的，写 {{/* 不印 " + s.Name + " */}}。")
		default:
			p.tell(fmt.Sprintf("%s的文字有 %d 段在写出的文件里没有找到，第一段是%s。请检查模板。",
				form.Quote(s.Title), len(lost), form.Quote(form.Clip(lost[0], maxBrief))))
		}
	}
}

// maxBrief is how many characters of a text a line shows.
const maxBrief = 20
