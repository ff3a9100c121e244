package filing

import (
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/contact"
	"nianbao/form/fields"
	"nianbao/grid"
	"nianbao/render/html"
	"nianbao/render/readback"
	"nianbao/webpage"
)

// pageKind is the published page.
func pageKind() *kind {
	return &kind{
		Kind:    Page,
		endings: []string{".html", ".htm"},
		becomes: Workbook,
		begins:  webpage.Is,
		read:    readPage,
		write:   (*Library).page,
	}
}

func readPage(_ *Library, _ *Filing, data []byte, _ string) (*grid.Book, error) {
	return webpage.Read(data)
}

func (l *Library) page(done *Converted, c Conversion) (*rendered, error) {
	f := done.Filing
	data, err := html.Write(f.Report, html.Options{Draft: c.Draft})
	if err != nil {
		return nil, file.Explain(f.Path, err, "生成不了网页")
	}
	texts, _ := fields.Expand(f.Report)
	found, err := l.comparePage(data, &readback.Meant{Report: f.Report, Texts: texts})
	if err != nil {
		return nil, file.Explain(f.Path, err, "写出的网页读不回来")
	}
	return &rendered{data: data}, unlike(found, nil, "网页")
}

// comparePage reads a page back and returns in what it differs from what was meant.
func (l *Library) comparePage(data []byte, m *readback.Meant) ([]readback.Difference, error) {
	book, err := webpage.Read(data)
	if err != nil {
		return nil, err
	}
	back, err := l.index.Of(m.Report.Form).Read(book)
	if err != nil {
		return nil, err
	}
	return ofPrinted(m.Differences(back, nil), onPage), nil
}

// onPage reports whether a page prints a particular: who answers for the report, and its date.
func onPage(p *form.Particular) (whole, changed bool) {
	return p.ID == form.Date || contact.Paragraph(func(id string) string {
		if id == p.ID {
			return "x"
		}
		return ""
	}) != "", false
}
