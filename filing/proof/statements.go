package proof

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/form"
	"nianbao/form/locate"
)

// statements finds what the document says of whose it is, and of which year and edition, and the report does not: in a
// sentence that was typed into the template.
func (p *Proof) statements(forms []*form.Form) {
	for _, f := range newlySaid(p.back, p.report, forms) {
		if words := at(f.Place) + f.Message; f.Rule.Severity == check.Error {
			p.differ(words)
		} else {
			p.Notices = append(p.Notices, Notice{f.Rule.Severity, "写出的文件 " + words})
		}
	}
}

// newlySaid returns what is wrong with whose a document says it is, and is not with the report.
func newlySaid(back, r *form.Report, forms []*form.Form) []check.Finding {
	known := map[string]bool{}
	for _, f := range check.Whose(r, forms) {
		known[said(f)] = true
	}
	return slices.DeleteFunc(check.Whose(back, forms), func(f check.Finding) bool { return known[said(f)] })
}

// said tells findings apart by their rule and by what they quote: that stands elsewhere in the document. A year is one,
// whatever stands behind it.
func said(f check.Finding) string {
	key := f.Rule.ID
	for _, c := range f.Cells {
		key += "\n" + strings.TrimRight(form.PlainDate(form.Squeeze(c.Value)), "年度")
	}
	return key
}

// Whose tells of what a document that was filled by its labels says of whose it is, and of which year and edition, and
// the report does not: in a paragraph that stays as it was. The error says in Chinese that it cannot be read.
func Whose(data []byte, r *form.Report, index *locate.Index) (told []Notice, err error) {
	book, err := ReadBack(data)
	if err != nil {
		return nil, err
	}
	back, err := index.Of(r.Form).Read(book)
	if err != nil {
		return nil, fmt.Errorf("写出的文件读不回来：%w", err)
	}
	for _, f := range newlySaid(back, r, index.Forms()) {
		told = append(told, Notice{check.Warning, "写出的文件 " + at(f.Place) + f.Message})
	}
	return append(told, around(book, r)...), nil
}
