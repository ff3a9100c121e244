package proof

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/form"
	"nianbao/form/locate"
	"nianbao/render/readback"
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

// at returns a place as it stands before what is said of it.
func at(place form.Place) string {
	if name := place.String(); name != "" {
		return name + " "
	}
	return ""
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
// the report does not: in a paragraph that stays as it was. What its charts show otherwise is returned in Chinese. The
// error says in Chinese that it cannot be read.
func Whose(data []byte, m *readback.Meant, index *locate.Index) (told []Notice, otherwise []string, err error) {
	pkg, book, charts, err := readPackage(data, len(m.Charts) > 0)
	if err != nil {
		return nil, nil, err
	}
	back, err := index.Of(m.Report.Form).Read(book)
	if err != nil {
		return nil, nil, fmt.Errorf("写出的文件读不回来：%w", err)
	}
	for _, f := range newlySaid(back, m.Report, index.Forms()) {
		told = append(told, Notice{check.Warning, "写出的文件 " + at(f.Place) + f.Message})
	}
	p := &Proof{report: m.Report, texts: m.Texts, book: book, back: back, Notices: told}
	lines := p.fixedLines()
	p.named(lines)
	p.stale(lines)
	p.headings(lines)
	p.Notices = append(p.Notices, around(book, m.Report)...)
	p.properties(pkg)
	return p.Notices, Said(ofCharts(m.Differences(back, charts))), nil
}
