package prose

import (
	"strings"

	"nianbao/form"
	"nianbao/form/signing"
	"nianbao/regex"
)

// A paperDay is the day, or the month, that stands alone before the first heading: the paper's. It dates the report where
// no signature does.
type paperDay struct {
	form.Line
	day string // as reports are dated, 2025年1月20日, or 2025年1月; empty for none
}

// monthOnly is a date without its day, which dates no report.
var monthOnly = regex.New(`^(\d{4})[年./-](\d{1,2}|[一二三四五六七八九十]{1,2}|元)月?$`)

// takeDay takes a line before the first heading that is nothing but a date, finished or not.
func (r *regionReader) takeDay(text string, place form.Place) bool {
	bare := form.PlainYear(strings.Trim(text, "（）()【】[]—–- \u3000"))
	day := form.PlainDate(bare)
	m := monthOnly.FindStringSubmatch(form.Squeeze(bare))
	if m != nil {
		first := form.PlainDate(m[1] + "年" + strings.Replace(m[2], "元", "1", 1) + "月1日")
		day = strings.TrimSuffix(first, "1日")
	} else if signer, unfinished, ok := signing.Closing(bare); !form.IsDate(day) {
		if day = unfinished; !ok || signer != "" {
			return false
		}
	}
	if r.paper.day != "" && r.paper.day != day || m == nil && !r.setDate(day, place) {
		return false
	}
	if r.paper.day == "" {
		r.paper = paperDay{form.Line{Text: text, Place: place}, day}
	}
	return true
}

// signDate dates the report by its signature, whatever day stands above its text.
func (r *regionReader) signDate(date string, place form.Place) bool {
	if date = form.PlainDate(date); r.paper.day != "" && r.ParticularPlace(form.Date) == r.paper.Place && date != r.paper.day {
		r.SetParticular(form.Date, date, place)
		return true
	}
	return r.setDate(date, place)
}

// tellDay tells of a day above the text that is not the report's.
func (r *regionReader) tellDay() {
	if !strings.HasPrefix(r.Particulars[form.Date], r.paper.day) {
		r.leftOut(r.paper.Text, r.paper.Place)
	}
}
