package proof

import (
	"fmt"
	"slices"

	"nianbao/check"
	"nianbao/check/rule"
	"nianbao/form"
)

// headings tells of the template's headings that are not as the form's notice prescribes them: in other words, otherwise
// numbered or ordered, missing. A section that the template leaves out on purpose, or whose text is blank, needs none.
func (p *Proof) headings(lines []fixedLine) {
	var said []string
	for _, f := range p.back.Faults {
		if what := p.misheaded(f, lines); what != "" {
			said = append(said, what)
		}
	}
	if len(said) > 0 {
		p.Notices = append(p.Notices, Notice{check.Note, fmt.Sprintf("写出的文件的标题与%s规定的有 %d 处不同：%s。"+
			"这是模板里写好的，请核对，在模板里照格式改正。", p.report.Form.Notice, len(said), rule.List(said, "处"))})
	}
}

// misheaded says what is wrong with a heading of the template's, empty for nothing.
func (p *Proof) misheaded(f form.Fault, lines []fixedLine) string {
	if f.Kind == form.NoHeading {
		for _, s := range p.report.Form.Sections {
			if s.Title == f.Label && s.Text != "" && (p.meant.texts[s] || form.Squeeze(p.text(s)) == "") {
				return ""
			}
		}
		return "没有标题" + form.Quote(f.Label)
	}
	if len(f.Texts) == 0 || !slices.ContainsFunc(lines, func(l fixedLine) bool { return l.where == at(f.Places[0]) }) {
		return ""
	}
	heading := at(f.Places[0]) + form.Quote(f.Texts[0])
	switch f.Kind {
	case form.Misnumbered:
		return heading + "的编号不对，应为" + form.Quote(f.Label)
	case form.Misworded, form.Reworded:
		return heading + "，应为" + form.Quote(f.Label)
	case form.NoNumber:
		return heading + "没有编号，应为" + form.Quote(f.Label)
	case form.Misplaced:
		return heading + "排在" + form.Quote(f.Texts[1]) + "的前面"
	case form.TwoHeadings:
		return form.Quote(f.Label) + "有两处（" + f.Places[0].Within() + "、" + f.Places[1].Within() + "）"
	}
	return ""
}
