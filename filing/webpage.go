package filing

import (
	"nianbao/filing/file"
	"nianbao/form/fields"
	"nianbao/grid"
	"nianbao/render/html"
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
	book, err := webpage.Read(data)
	if err != nil {
		return nil, file.Explain(f.Path, err, "写出的网页读不回来")
	}
	back, err := l.index.Of(f.Report.Form).Read(book)
	if err != nil {
		return nil, &file.Error{Path: f.Path, Reason: "写出的网页里" + err.Error(), Err: err}
	}
	return &rendered{data: data}, unlike(different(back, f.Report, fields.Of(f.Report)), "网页")
}
