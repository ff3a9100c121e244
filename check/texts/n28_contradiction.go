package texts

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/wanted"
)

var n28 = &rule.Rule{
	ID: "N28", Severity: rule.Warning, Title: "文字说的与表矛盾",
	What:    "文字里说申请“全部办结”，表里却有结转下年度的；说复议、诉讼“均获维持”，表里却有尚未审结或者被纠正的。",
	Basis:   "同一份报告的文字和表应当一致",
	Example: "写“收到的政府信息公开申请已全部办结”，表里结转下年度 3 件。",
	Mend:    "核对后改文字，如“除结转下年度的 3 件外，均已办结”；表填错的改表。",
	Run:     contradictions,
}

func contradictions(p *rule.Pass) {
	told := map[saidOf]bool{}
	for _, c := range asked(p).Contradictions {
		var stated []string
		var cells []rule.Cell
		for _, id := range c.Cells {
			if v, ok := figure(p, id); ok && v.Number.IsPositive() {
				cell := p.Report.Form.Cell(id)
				cells = append(cells, p.Cell(cell))
				stated = append(stated, fmt.Sprintf("%s是 %s%s", cell.Label(), v.Number, at(v.Place)))
			}
		}
		if len(cells) == 0 {
			continue
		}
		for _, t := range printed.Of(p) {
			contradicted(p, c, t, strings.Join(stated, "、"), cells, told)
		}
	}
}

// A saidOf is a sentence and the figures that it contradicts, which it may do in several words: 全部办结，无结转.
type saidOf struct {
	line         *form.Line
	part, stated string
}

// contradicted tells of the sentences of a text that cannot be true where cells are as they are stated, once of each.
func contradicted(p *rule.Pass, c *wanted.Contradiction, t *text, stated string, cells []rule.Cell,
	told map[saidOf]bool,
) {
	heading := ""
	for n, l := range t.lines {
		for i, part := range sentences(l.Text) {
			if i == 0 && isHeading(part) {
				heading = part
			}
			isAbout := len(c.About) == 0 || hasAny(part, c.About) || hasAny(heading, c.About)
			if !isAbout || hasAny(part, c.Unless) {
				continue
			}
			of := saidOf{&t.lines[n], part, stated}
			if said := c.Says.Regexp().FindString(part); said != "" && !told[of] {
				told[of] = true
				f := p.Found(l.Place, fmt.Sprintf("%s里说%s，表里%s。请核对，改成一致。", form.Quote(t.section.Title),
					form.Quote(form.Clip(strings.TrimSpace(part), 60)), stated),
					append([]rule.Cell{{Place: l.Place, Value: said}}, cells...)...)
				f.Said = part
			}
		}
	}
}

// isHeading reports whether a part of a line says what the sentences below it are about: （二）依申请公开情况.
func isHeading(part string) bool {
	const longest = 20
	if utf8.RuneCountInString(part) > longest {
		return false
	}
	numbering, _, _, words := form.Numbered(part)
	return numbering != form.Unnumbered && !strings.ContainsAny(words, "，,；0123456789")
}
