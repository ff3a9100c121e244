package form

import (
	"regexp"
	"strconv"
	"strings"
)

// Basis returns what a report names as prescribing its form.
func (f *Form) Basis() string {
	basis := f.Cites
	if basis == "" {
		basis = "国务院办公厅政府信息与政务公开办公室规定的年度报告格式"
	}
	if f.Notice != "" {
		basis += "（" + f.Notice + "）"
	}
	return basis
}

// About returns the paragraph that says what a report is based on and covers. year is what is printed for it: 2024年.
func (f *Form) About(agency, year string) string {
	about := "本报告由" + agency + "依据《中华人民共和国政府信息公开条例》和" + f.Basis() + "的要求编制，" +
		"反映本机关" + year + "政府信息公开工作的情况。"
	if year != "" {
		about += "所列数据的统计期限自" + year + "1月1日起，至" + year + "12月31日止。"
	}
	return about
}

// contacts are the particulars that the paragraph of Contacts lists, with what stands before them.
var contacts = []struct{ id, before string }{
	{"address", "地址："}, {"postcode", "邮编："}, {"phone", "电话："}, {"email", "电子邮箱："},
}

// Contacts returns the paragraph that says where a report can be had and who answers for it, as far as the particulars
// are given; empty where none is. of returns a particular by its id, on one line.
func Contacts(of func(id string) string) string {
	text := ""
	if website := of("website"); website != "" {
		text = "本报告的电子版可在" + website + "查阅和下载。"
	}
	var parts []string
	for _, c := range contacts {
		if value := of(c.id); value != "" {
			parts = append(parts, c.before+value)
		}
	}
	if len(parts) > 0 {
		text += "对本报告有疑问的，请与本机关联系（" + strings.Join(parts, "；") + "）。"
	}
	return text
}

var contactsShape = regexp.MustCompile(`^(?:本报告的电子版可在(.+)查阅和下载。)?` +
	`(?:对本报告有疑问的，请与本机关联系（(.+)）。)?$`)

// ReadContacts returns the particulars that Contacts made a paragraph of, nil for any other paragraph.
func ReadContacts(paragraph string) map[string]string {
	m := contactsShape.FindStringSubmatch(paragraph)
	if m == nil || paragraph == "" {
		return nil
	}
	found := map[string]string{}
	if m[1] != "" {
		found["website"] = m[1]
	}
	last := ""
	for part := range strings.SplitSeq(m[2], "；") {
		known := false
		for _, c := range contacts {
			if value, ok := strings.CutPrefix(part, c.before); ok && found[c.id] == "" {
				found[c.id], last, known = value, c.id, true
			}
		}
		if !known && last != "" {
			found[last] += "；" + part
		}
	}
	if Contacts(func(id string) string { return found[id] }) != paragraph {
		return nil
	}
	return found
}

// PrintedYear returns the year as a report prints it, empty where it is not known: 2024年.
func (r *Report) PrintedYear() string {
	if r.Year == 0 {
		return ""
	}
	return strconv.Itoa(r.Year) + "年"
}

var (
	chineseDate = regexp.MustCompile(`^([0-9〇○零一二三四五六七八九]{4})年` +
		`([0-9十一二三四五六七八九]{1,3})月([0-9十一二三四五六七八九]{1,3})日$`)
	digitDate = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
)

// PlainDate returns a date as reports are dated, 2025年1月20日, whatever digits it was written in; anything else it
// returns as it is.
func PlainDate(text string) string {
	plain := strings.Join(strings.Fields(HalfWidth(text)), "")
	m := chineseDate.FindStringSubmatch(plain)
	if m == nil {
		m = digitDate.FindStringSubmatch(plain)
	}
	if m == nil {
		return text
	}
	return digits.Replace(m[1]) + "年" + strconv.Itoa(numeral(m[2])) + "月" + strconv.Itoa(numeral(m[3])) + "日"
}
