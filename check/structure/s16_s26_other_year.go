package structure

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var s16 = &rule.Rule{
	ID: "S16", Severity: rule.Note, Waivable: true, Title: "另有其他年度的表，没有读",
	What:    "文件里有几份同样的表，按年度选了本年度的一份，其余的没有读。年度看表上方的标题和工作表名。",
	Basis:   "一份年报只有一个年度",
	Example: "工作表“2023年”和“2024年”各有一份表，年度是 2024：只读了“2024年”。",
	Mend:    "请核对年度；不需要的表请移到别的文件。",
	Run:     otherYears,
}

// otherYears tells of the tables of other years together.
func otherYears(p *rule.Pass) {
	var places []form.Place
	years := map[string]bool{}
	for place, f := range p.Faults(form.OtherYear) {
		places = append(places, place)
		year := "上年"
		if f.Year != 0 {
			year = fmt.Sprintf("%d年", f.Year)
		}
		years[year] = true
	}
	if len(places) == 0 {
		return
	}
	named := strings.Join(slices.Sorted(maps.Keys(years)), "、")
	p.Found(places[0], fmt.Sprintf("文件里还有%s的表（%s），没有读；读的是 %d年的表。请核对年度是否填对。",
		named, list(p, places), p.Report.Year), rule.CellsAt(places)...)
}

var s26 = &rule.Rule{
	ID: "S26", Severity: rule.Note, Waivable: true, Title: "文件名里是另一年",
	What:    "文件名里写的年份不是报告的年度：可能选错了文件，或者年度没有改。",
	Basis:   "一份年报只有一个年度",
	Example: "文件名是“甲县某局2023年统计表”，年度是 2024。",
	Mend:    "请核对年度；文件名可以改，也可以不改。",
	Run:     fileOfOtherYear,
}

func fileOfOtherYear(p *rule.Pass) {
	r := p.Report
	if r.Book == nil || r.Year == 0 {
		return
	}
	if year := form.YearIn(r.Book.File); year > 0 && year != r.Year {
		f := p.Found(form.Place{},
			fmt.Sprintf("文件名里是 %d年，报告的年度是 %d。请核对年度，看看有没有选错文件。", year, r.Year))
		f.Year = func(y int) bool { return y == year }
	}
}
