package values

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var v08 = &rule.Rule{
	ID: "V08", Severity: rule.Error, Title: "文字里有报告的标题或落款",
	What:    "文字里有一行与报告的标题相同，或者末尾有落款。印出来会与报告自己的标题、落款混在一起。",
	Basis:   "标题由格式规定，落款由机关名称和成文日期生成",
	Example: "从旧报告粘贴时，把“六、其他需要报告的事项”一行也粘进了第五部分。",
	Mend:    "删去这一行，或者改写。",
	Run:     strayHeadings,
}

// maxStray is how many lines of a text are told of one by one. A text with more is another document.
const maxStray = 20

// strayHeadings finds lines of the texts that would be taken for the report's own headings or its closing.
func strayHeadings(p *rule.Pass) {
	titles := map[string]bool{}
	for _, s := range p.Report.Form.Sections {
		titles[form.Key(s.Title)] = s.Title != ""
	}
	texts := p.Report.Form.Texts()
	for i, s := range texts {
		lines, found := p.Report.Texts[s.Text].Lines, 0
		for n, l := range lines {
			message := ""
			switch {
			case titles[form.Key(l.Text)]:
				message = fmt.Sprintf("“%s”的文字里有一行是“%s”，与报告的标题相同。"+
					"请删去这一行，或者改写。", s.Title, l.Text)
			case i == len(texts)-1 && n == len(lines)-1 && form.IsDate(l.Text):
				message = fmt.Sprintf("“%s”的文字末尾有日期“%s”，像是落款。"+
					"落款由机关名称和成文日期生成，请从文字里删去。", s.Title, l.Text)
			default:
				continue
			}
			if found++; found > maxStray {
				continue
			}
			p.Found(l.Place, message, rule.Cell{Place: l.Place, Value: l.Text})
		}
		if found > maxStray {
			p.Found(lines[0].Place, fmt.Sprintf("“%s”的文字里另有 %d 行与报告的标题相同，没有一一列出。"+
				"请看是不是把整份报告粘到了这里。", s.Title, found-maxStray))
		}
	}
}
