package chart

import "strings"

// maxDescribed bounds how many figures a description tells.
const maxDescribed = 100

// describe returns the figures in words, for people who cannot see the chart.
func (d *Data) describe(kind string) string {
	var b strings.Builder
	b.WriteString(kind)
	if d.Title != "" {
		b.WriteString("“" + d.Title + "”")
	}
	b.WriteString("：")
	told := 0
	for i, s := range d.Series {
		if i > 0 {
			b.WriteString("；")
		}
		if s.Name != "" && len(d.Series) > 1 {
			b.WriteString(s.Name + "：")
		}
		for j, v := range s.Values {
			if told++; told > maxDescribed {
				b.WriteString("等。")
				return b.String()
			}
			if j > 0 {
				b.WriteString("，")
			}
			b.WriteString(d.Categories[j])
			if v.Valid {
				b.WriteString(" " + v.Decimal.String())
			} else {
				b.WriteString("无数据")
			}
		}
	}
	b.WriteString("。")
	return b.String()
}
