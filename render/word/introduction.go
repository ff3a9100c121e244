package word

import (
	"strings"

	"nianbao/form"
)

// introduction writes what the report is based on and covers, unless the report has words of its own for that, then
// where it can be had and who answers for it, each only as far as the particulars are given.
func (w *bodyWriter) introduction(f *form.Form, names map[string]string) {
	about := f.AboutTemplate()
	intro := f.Note(form.Intro)
	if intro == nil {
		w.paragraph("BodyText", "", text(about))
	} else {
		w.block("if " + intro.Name)
		w.note("BodyText", intro)
		w.block("else")
		w.paragraph("BodyText", "", text(about))
		w.block("end")
	}
	w.contacts(names)
}

// contacts writes the paragraph that helps readers on. It is none when the report states no such particular.
func (w *bodyWriter) contacts(names map[string]string) {
	var runs, all []string
	if website := names["website"]; website != "" {
		all = append(all, website)
		runs = append(runs, text(action("if "+website)),
			text("本报告的电子版可在"+action(website)+"查阅和下载。"), text(action("end")))
	}
	var given, parts []string
	for _, p := range []struct{ id, before string }{
		{"address", "地址："}, {"postcode", "邮编："}, {"phone", "电话："}, {"email", "电子邮箱："},
	} {
		if name := names[p.id]; name != "" {
			given = append(given, name)
			parts = append(parts, `(前缀 "`+p.before+`" `+name+`)`)
		}
	}
	if len(given) > 0 {
		all = append(all, given...)
		runs = append(runs, text(action("if "+anyOf(given))),
			text("对本报告有疑问的，请与本机关联系（"+action(`连接 "；" `+strings.Join(parts, " "))+"）。"),
			text(action("end")))
	}
	if len(all) == 0 {
		return
	}
	w.block("if " + anyOf(all))
	w.paragraph("Contacts", "", runs...)
	w.block("end")
}

// anyOf returns a condition that holds when any of the names has a value.
func anyOf(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return "or " + strings.Join(names, " ")
}
