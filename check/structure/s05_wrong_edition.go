package structure

import (
	"fmt"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
)

var s05 = &rule.Rule{
	ID: "S05", Severity: rule.Error, Title: "表格版本与年度不符",
	What: "年报的格式在 2021 年换过一次：2019、2020 年的年报用 2019版，2021 年及以后的年报用 2021版。" +
		"两版第二部分的表不同，第三部分（六）其他处理的行数也不同。",
	Basis: "国办公开办函〔2019〕60号的格式用于 2019、2020 年的年报，" +
		"国办公开办函〔2021〕30号的格式用于 2021 年及以后的年报",
	Example: "年度是 2024 而表格是 2019版：2024年的年报应使用 2021版……",
	Mend:    "年度填错就改年度；用错表格就用 nianbao new --edition 新建正确版本的工作簿，把数移过去。",
	Run:     wrongEdition,
}

func wrongEdition(p *rule.Pass) {
	r := p.Report
	if r.Year == 0 || r.Form.Years.Fit(r.Year) {
		return
	}
	message := fmt.Sprintf("年度是 %d，而表格是 %s版（%s，用于%s的年报）。",
		r.Year, r.Form.Edition, r.Form.Notice, r.Form.Years)
	var right *form.Form
	for _, f := range p.Forms {
		if f.Years.Fit(r.Year) {
			right = f
		}
	}
	switch {
	case right == nil && isOlder(p.Forms, r.Year):
		message += fmt.Sprintf("%d年的年报用的是更早的格式，本程序没有，检查和生成不了。年度填错的请改年度。", r.Year)
	case right == nil:
		message += "请核对年度；没有适用于这一年的表格。"
	case p.InWorkbook():
		message += fmt.Sprintf("%d年的年报应使用 %s版（%s）。"+
			"年度填错的请改年度；表格用错的请用 nianbao new --edition %s 新建工作簿，把数移过去。",
			r.Year, right.Edition, right.Notice, right.Edition)
	default:
		message += fmt.Sprintf("%d年的年报应使用 %s版（%s）。年度填错的请改年度；表格用错的请换成 %s版的表。",
			r.Year, right.Edition, right.Notice, right.Edition)
	}
	place := r.ParticularPlace(form.Year)
	f := p.Found(place, message, rule.Cell{Place: place, Value: r.Particulars[form.Year]})
	f.Year = r.Form.Years.Fit
}

// isOlder reports whether a year lies before those of all forms.
func isOlder(forms []*form.Form, year int) bool {
	return !slices.ContainsFunc(forms, func(f *form.Form) bool { return year >= f.Years.From })
}
