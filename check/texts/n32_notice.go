package texts

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/wanted"
)

var n32 = &rule.Rule{
	ID: "N32", Severity: rule.Warning, Title: "依据的文件名称或文号不对",
	What: "报告写的依据，名称是规定另一版格式的文件，或者文号前面的发文代字不对、序号不对。" +
		"整个文号是另一版的，见 S05。",
	Basis:   "报告写明的依据应当是规定所用那一版格式的文件",
	Example: "2021版的报告写“依据《……关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）”：那是 2019版的文件名称。",
	Mend:    "改成所用那一版的名称和文号。",
	Run:     notices,
}

func notices(p *rule.Pass) {
	w := asked(p).Notices
	if w == nil {
		return
	}
	own := w.Cited.Regexp().FindStringSubmatch(form.Squeeze(p.Report.Form.Notice))
	if own == nil {
		return
	}
	for _, t := range printed.Of(p) {
		for _, l := range t.lines {
			wrong := misnamed(p, w, form.Squeeze(form.PlainYear(l.Text)), own)
			told := func(f *rule.Finding) bool { return len(f.Cells) == 1 && f.Cells[0].Value == wrong } // S05, of the whole number
			if wrong != "" && !isTold(p, l.Place, told) {
				p.Found(l.Place, fmt.Sprintf("%s里写的依据是%s，%s版的格式由%s（%s）规定。请核对名称和文号。",
					form.Quote(t.section.Title), form.Quote(wrong), p.Report.Form.Edition, p.Report.Form.Cites, p.Report.Form.Notice),
					rule.Cell{Place: l.Place, Value: wrong})
			}
		}
	}
}

// misnamed returns what of the notice that a line cites is another's, empty for nothing. own are the parts of the
// number of the form's own notice.
func misnamed(p *rule.Pass, w *wanted.Notices, line string, own []string) string {
	for _, m := range w.Cited.Regexp().FindAllStringSubmatchIndex(line, -1) {
		sign, year, number := group(line, m, 1), group(line, m, 2), group(line, m, 3)
		if sign != own[1] && year == own[2] && number == own[3] {
			return line[m[0]:m[1]]
		}
		if names(line[:m[0]], w.Subject) && sign == own[1] && year == own[2] && number != own[3] &&
			!strings.Contains(line, p.Report.Form.Notice) && !known(p, w, year, number) {
			return line[m[0]:m[1]]
		}
	}
	for _, name := range w.Misnamed {
		at := strings.Index(line, name)
		if at < 0 {
			continue
		}
		rest := strings.TrimLeft(line[at+len(name):], "》〉（(")
		m := w.Cited.Regexp().FindStringSubmatchIndex(rest)
		switch {
		case m != nil && m[0] == 0 && group(rest, m, 2) == own[2] && group(rest, m, 3) == own[3]:
			return "《……" + name + "》（" + rest[m[0]:m[1]] + "）"
		case (m == nil || m[0] > 0) && w.Basis != nil && w.Basis.Regexp().MatchString(line[:at]) && !hasAny(line, w.Subject):
			return "《……" + name + "》"
		}
	}
	return ""
}

// names reports whether what stands before a number ends in a name, be it of what was issued with a notice:
// 《关于印发〈……格式〉的通知》（.
func names(before string, subjects []string) bool {
	const behind = "》〉（(的通知"
	return slices.ContainsFunc(subjects, func(s string) bool {
		return strings.HasSuffix(strings.TrimRight(before, behind), strings.TrimRight(s, behind))
	})
}

// known reports whether a year and number are of one of the forms': S05 tells of those.
func known(p *rule.Pass, w *wanted.Notices, year, number string) bool {
	return slices.ContainsFunc(p.Forms, func(f *form.Form) bool {
		m := w.Cited.Regexp().FindStringSubmatch(form.Squeeze(f.Notice))
		return m != nil && m[2] == year && m[3] == number
	})
}
