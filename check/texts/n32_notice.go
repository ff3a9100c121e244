package texts

import (
	"fmt"
	"regexp"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
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

// cited is a notice's number as it is cited, of the State Council's offices.
var cited = regexp.MustCompile(`(国办[\p{Han}]{0,6}|国[\p{Han}]{0,4})[〔\[［【（(]((?:20)\d\d)[〕\]］】）)]第?(\d+)号`)

func notices(p *rule.Pass) {
	own := cited.FindStringSubmatch(form.Squeeze(p.Report.Form.Notice))
	if own == nil {
		return
	}
	for _, t := range printed.Of(p) {
		for _, l := range t.lines {
			line := form.Squeeze(form.PlainYear(l.Text))
			if !strings.Contains(line, "号") && !strings.Contains(line, "通知") {
				continue
			}
			if wrong := misnamed(p, line, own); wrong != "" {
				p.Found(l.Place, fmt.Sprintf("%s里写的依据是%s，%s版的格式由%s（%s）规定。请核对名称和文号。",
					form.Quote(t.section.Title), form.Quote(wrong), p.Report.Form.Edition, p.Report.Form.Cites, p.Report.Form.Notice),
					rule.Cell{Place: l.Place, Value: wrong})
			}
		}
	}
}

// basis stands before what a report is compiled by.
var basis = regexp.MustCompile(`(?:根据|依据|按照|依照|遵照)[^。；]*$`)

// misnamed returns what of the notice that a line cites is another's, empty for nothing. own are the parts of the
// number of the form's own notice.
func misnamed(p *rule.Pass, line string, own []string) string {
	for _, m := range cited.FindAllStringSubmatchIndex(line, -1) {
		sign, year, number := line[m[2]:m[3]], line[m[4]:m[5]], line[m[6]:m[7]]
		behind := line[:m[0]]
		about := strings.HasSuffix(strings.TrimRight(behind, "（(《》〉"), "年度报告格式") ||
			strings.HasSuffix(strings.TrimRight(behind, "（(》〉的通知"), "年度报告格式")
		if sign != own[1] && year == own[2] && number == own[3] {
			return line[m[0]:m[1]]
		}
		if about && sign == own[1] && year == own[2] && number != own[3] && !strings.Contains(line, p.Report.Form.Notice) && !known(p, number) {
			return line[m[0]:m[1]]
		}
	}
	for _, name := range asked(p).Misnamed {
		at := strings.Index(line, name)
		if at < 0 {
			continue
		}
		rest := strings.TrimLeft(line[at+len(name):], "》〉（(")
		m := cited.FindStringSubmatchIndex(rest)
		switch {
		case m != nil && m[0] == 0 && rest[m[4]:m[5]] == own[2] && rest[m[6]:m[7]] == own[3]:
			return "《……" + name + "》（" + rest[m[0]:m[1]] + "）"
		case (m == nil || m[0] > 0) && basis.MatchString(line[:at]) && !strings.Contains(line, "年度报告格式"):
			return "《……" + name + "》"
		}
	}
	return ""
}

// known reports whether a number is one of the forms': S05 tells of those.
func known(p *rule.Pass, number string) bool {
	for _, f := range p.Forms {
		if strings.HasSuffix(f.Notice, "〕"+number+"号") {
			return true
		}
	}
	return false
}
