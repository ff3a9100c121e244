package html

import (
	"strings"

	"nianbao/form"
)

// introduction returns the paragraphs before the first section, in the words of the form's Word template: what the
// report is based on and covers, then where it can be had and who answers for it, each only as far as the particulars
// are given.
func introduction(r *form.Report) []string {
	basis := r.Form.Cites
	if basis == "" {
		basis = "国务院办公厅政府信息与政务公开办公室规定的年度报告格式"
	}
	if r.Form.Notice != "" {
		basis += "（" + r.Form.Notice + "）"
	}
	about := "本报告由" + agency(r) + "依据《中华人民共和国政府信息公开条例》和" + basis + "的要求编制，" +
		"反映本机关" + year(r) + "政府信息公开工作的情况。"
	if y := year(r); y != "" {
		about += "所列数据的统计期限自" + y + "1月1日起，至" + y + "12月31日止。"
	}
	if c := contacts(r); c != "" {
		return []string{about, c}
	}
	return []string{about}
}

// contacts returns the paragraph that helps readers on, empty when the report states no such particular.
func contacts(r *form.Report) string {
	text := ""
	if website := particular(r, "website"); website != "" {
		text = "本报告的电子版可在" + website + "查阅和下载。"
	}
	var parts []string
	for _, p := range []struct{ id, before string }{
		{"address", "地址："}, {"postcode", "邮编："}, {"phone", "电话："}, {"email", "电子邮箱："},
	} {
		if value := particular(r, p.id); value != "" {
			parts = append(parts, p.before+value)
		}
	}
	if len(parts) > 0 {
		text += "对本报告有疑问的，请与本机关联系（" + strings.Join(parts, "；") + "）。"
	}
	return text
}

// particular returns a particular on one line, as it is printed.
func particular(r *form.Report, id string) string {
	return strings.Join(strings.Fields(clean(r.Particulars[id])), " ")
}
