package fill

import (
	"strings"

	"nianbao/form"
	"nianbao/regex"
)

// dayLine is a line beside the title that dates the paper, or has the place for its date: （2024年1月）, 20××年×月×日.
var dayLine = regex.New(`^[（(【\[—–-]*(` + dateDigits + `*年(?:` + dateDigits + `*|元)月(?:` + dateDigits + `*日)?)[）)】\]—–-]*$`)

// days writes the report's date, or its month, into the lines above the text that date last year's.
func (f *labelFiller) days(lines []*titleLine) {
	date := form.PlainDate(f.report.Particulars[form.Date])
	for _, h := range lines {
		if name, day, ok := f.signed(h); ok && f.isOwn(h.part(name)) {
			f.sign(h, name, day)
			continue
		}
		m := dayLine.FindStringSubmatchIndex(h.text)
		if m == nil {
			continue
		}
		day := textRange{m[2], m[3]}
		if !form.IsDate(date) {
			f.setHandled(h.grid, h.cell.Row, h.cell.Col)
			f.remark(h.place, "统计表里没有成文日期，标题旁边的日期"+form.Quote(h.part(day))+"没有改")
			continue
		}
		as := date
		if strings.HasSuffix(h.part(day), "月") {
			as = date[:strings.Index(date, "月")+len("月")]
		} else {
			f.dayWritten = true
		}
		h.edit(day, as)
		f.apply(h, "标题旁边的日期")
	}
}
