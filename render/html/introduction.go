package html

import (
	"strings"

	"nianbao/form"
	"nianbao/form/contact"
)

// introduction returns the paragraphs before the first section, in the words of the form's Word template: what the
// report is based on and covers, unless the report has words of its own for that, then where it can be had and who
// answers for it, each only as far as the particulars are given.
func introduction(r *form.Report, own []paragraph) []paragraph {
	list := own
	if len(list) == 0 {
		list = paragraphs(r.Form.About(func(id string) string {
			switch id {
			case form.Agency:
				return agency(r)
			case form.Year:
				return strings.TrimSuffix(year(r), "年")
			}
			return particular(r, id)
		}))
	}
	return append(list, paragraphs(contacts(r))...)
}

// contacts returns the paragraph that helps readers on, empty when the report states no such particular.
func contacts(r *form.Report) string {
	return contact.Paragraph(func(id string) string { return particular(r, id) })
}

// particular returns a particular on one line, as it is printed.
func particular(r *form.Report, id string) string {
	return strings.Join(strings.Fields(clean(r.Particulars[id])), " ")
}
