package texts

import (
	"fmt"
	"time"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/wanted"
)

var n31 = &rule.Rule{
	ID: "N31", Severity: rule.Note, Title: "成文日期晚于公布期限",
	What: "部门、人民政府各应当在次年的哪一天以前公布年报，写在格式的 form.yaml 里（deadlines）；成文日期在这以后。" +
		"上级另有期限的，检查时加 --deadline，如 --deadline 2月15日。",
	Basis:   "《政府信息公开条例》第四十九条：部门每年 1 月 31 日前，政府信息公开工作主管部门每年 3 月 31 日前公布上一年度的年度报告",
	Example: "某市人民政府 2024 年的报告，成文日期是 2025年6月20日。",
	Mend:    "成文日期填错的请改；确实晚了的，以后按期公布。",
	Run:     late,
}

func late(p *rule.Pass) {
	r := p.Report
	typed := r.Particulars[form.Date]
	date, err := time.Parse("2006年1月2日", typed)
	until, said := deadline(p)
	// Other years are told of by S12 and S25.
	if err != nil || r.Year == 0 || date.Year() != r.Year+1 || until == (wanted.Day{}) {
		return
	}
	if last := time.Date(r.Year+1, time.Month(until.Month), until.Day, 0, 0, 0, 0, time.UTC); date.After(last) {
		place := r.ParticularPlace(form.Date)
		p.Found(place, fmt.Sprintf("成文日期是 %s，公布期限是 %d年%d月%d日%s。日期填错的请改；"+
			"上级另有期限的，检查时加 --deadline。", typed, last.Year(), last.Month(), last.Day(), said), rule.Cell{Place: place, Value: typed})
	}
}

// deadline returns by when the report had to be out, the zero Day where nobody says, and who says so.
func deadline(p *rule.Pass) (until wanted.Day, said string) {
	r := p.Report
	if r.Deadline != (wanted.Day{}) {
		return r.Deadline, "（--deadline）"
	}
	if r.Agency == "" {
		return wanted.Day{}, ""
	}
	for _, d := range asked(p).Deadlines {
		if d.Agency == nil || d.Agency.Regexp().MatchString(r.Agency) {
			if d.Basis != "" {
				said = "（" + d.Basis + "）"
			}
			return d.Day, said
		}
	}
	return wanted.Day{}, ""
}
