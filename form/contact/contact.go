// Package contact is the paragraph that says where a report can be had and who answers for it: written, and read again.
package contact

import (
	"strings"

	"nianbao/regex"
)

// contacts are the particulars that the paragraph lists, with what stands before them.
var contacts = []struct{ id, before string }{
	{"address", "地址："}, {"postcode", "邮编："}, {"phone", "电话："}, {"email", "电子邮箱："},
}

// Paragraph returns the paragraph that says where a report can be had and who answers for it, as far as the particulars
// are given; empty where none is. of returns a particular by its id, on one line.
func Paragraph(of func(id string) string) string {
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

var contactsShape = regex.New(`^(?:本报告的电子版可在(.+)查阅和下载。)?` +
	`(?:对本报告有疑问的，请与本机关联系（(.+)）。)?$`)

// Read returns the particulars that [Paragraph] made a paragraph of, nil for any other paragraph.
func Read(paragraph string) map[string]string {
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
	if Paragraph(func(id string) string { return found[id] }) != paragraph {
		return nil
	}
	return found
}
