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
	d := DueOf(r)
	// Other years are told of by S12 and S25.
	if !d.Late || d.Dated.Year() != r.Year+1 {
		return
	}
	place, says := r.ParticularPlace(form.Date), ""
	if d.Says != "" {
		says = "（" + d.Says + "）"
	}
	p.Found(place, fmt.Sprintf("成文日期是 %s，公布期限是 %s%s。日期填错的请改；"+
		"上级另有期限的，检查时加 --deadline。", r.Particulars[form.Date], d.Day(), says),
		rule.Cell{Place: place, Value: r.Particulars[form.Date]})
}

// A Due is by when a report had to be published, and whether it is dated later.
type Due struct {
	Until time.Time // the zero time where nobody says
	Says  string    // who does: 《条例》第四十九条
	Dated time.Time // the report's date; the zero time where it has none that can be read
	Late  bool      // it is dated later
}

// Day returns the day as it is written: 2025年1月31日; empty where nobody says.
func (d *Due) Day() string {
	if d.Until.IsZero() {
		return ""
	}
	return d.Until.Format("2006年1月2日")
}

// DueOf returns by when a report had to be published.
func DueOf(r *form.Report) Due {
	until, said := deadline(r)
	d := Due{Says: said}
	year := until.Year
	if year == 0 && r.Year != 0 {
		year = r.Year + 1
	}
	if until != (wanted.Day{}) && year != 0 {
		d.Until = time.Date(year, time.Month(until.Month), until.Day, 0, 0, 0, 0, time.UTC)
	}
	if date, err := time.Parse("2006年1月2日", r.Particulars[form.Date]); err == nil {
		d.Dated = date
	}
	d.Late = !d.Until.IsZero() && d.Dated.After(d.Until)
	return d
}

// deadline returns by when the report had to be out, the zero Day where nobody says, and who says so.
func deadline(r *form.Report) (until wanted.Day, said string) {
	if r.Deadline != (wanted.Day{}) {
		return r.Deadline, "--deadline"
	}
	if r.Agency == "" || r.Form.Wanted == nil {
		return wanted.Day{}, ""
	}
	for _, d := range r.Form.Wanted.Deadlines {
		if d.Agency == nil || d.Agency.Regexp().MatchString(r.Agency) {
			return d.Day, d.Basis
		}
	}
	return wanted.Day{}, ""
}
