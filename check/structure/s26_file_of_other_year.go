package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
)

var s26 = &rule.Rule{
	ID: "S26", Severity: rule.Note, Title: "文件名里是另一年",
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
