package values

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/regex"
)

var v08 = &rule.Rule{
	ID: "V08", Severity: rule.Error, Title: "文字里有报告的标题或落款",
	What:    "文字里有一行与报告的标题相同，或者末尾有落款。印出来会与报告自己的标题、落款混在一起。",
	Basis:   "标题由格式规定，落款由机关名称和成文日期生成",
	Example: "从旧报告粘贴时，把“六、其他需要报告的事项”一行也粘进了第五部分。",
	Mend:    "删去这一行，或者改写；落款的机关名称和日期两行都删去。",
	Run:     strayHeadings,
}

// maxStray is how many lines of a text are told of one by one. A text with more is another document.
const maxStray = 20

// strayHeadings finds lines of the texts that would be taken for the report's own title, headings or closing.
func strayHeadings(p *rule.Pass) {
	texts, title := p.Report.Form.Texts(), reportTitle(p.Report.Form)
	for _, s := range p.Report.Form.AllTexts() {
		lines, found := p.Report.Texts[s.Text].Lines, 0
		isLast := len(texts) > 0 && s == texts[len(texts)-1]
		closing := strayClosing{}
		if slices.Contains(texts, s) || s.Text == form.Closing {
			closing = closingOf(p.Report, lines, isLast)
		}
		for n, l := range lines {
			message := ""
			switch {
			case isHeading(p.Report.Form, l.Text) || title.MatchString(strings.Join(strings.Fields(l.Text), "")):
				message = fmt.Sprintf("“%s”的文字里有一行是“%s”，与报告的标题相同。"+
					"请删去这一行，或者改写。", s.Title, l.Text)
			case beginsWithHeading(p.Report, l.Text):
				message = fmt.Sprintf("“%s”的文字里有一行以报告的标题开头：“%s”。"+
					"请删去这一行里的标题，或者把这一行移到那个标题下面。", s.Title, form.Clip(l.Text, maxQuoted))
			case len(closing.lines) > 0 && n == closing.lines[0].at:
				p.Found(l.Place, closing.message(p.Report, s.Title), closing.cells()...)
				continue
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

// maxQuoted is how many characters of a line a message quotes.
const maxQuoted = 40

// beginsWithHeading reports whether a line begins with a heading as the form prints it, and goes on with a text.
func beginsWithHeading(r *form.Report, line string) bool {
	h, _, ok := r.Form.ReadHeadingAndText(r.Agency, line)
	of, number, _, _ := form.Numbered(line)
	return ok && h.Exact && of == form.Chapters && number == h.Section.Number()
}

// reportTitle returns the pattern of the report's title on a line of its own.
func reportTitle(f *form.Form) *regex.Lazy {
	return f.AroundTitle(`^(?:\d{4}年度?)?[^，。；：《》{}]{0,40}`, `$`)
}

// isHeading reports whether a line is a heading as the form prints it. One that is numbered otherwise,
// （二）主动公开政府信息情况, heads a part of a text.
func isHeading(f *form.Form, line string) bool {
	h, ok := f.ReadHeading(line)
	if !ok || h.Section == nil || !h.Exact {
		return false
	}
	n, _, _, _ := form.Numbered(h.Section.Title)
	return h.Numbering == form.Unnumbered || h.Numbering == n
}
