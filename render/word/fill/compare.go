package fill

import (
	"slices"

	"nianbao/action"
	"nianbao/docx/edit"
	"nianbao/form"
	"nianbao/grid"
	"nianbao/render/readback"
)

// compare reads the document back: what it says must be what the report says.
func (f *labelFiller) compare() {
	book, err := edit.Read(f.result.Package)
	if err != nil {
		f.refuse(form.Place{}, "填好后读不回来，没有保存")
		return
	}
	back, err := f.index.Of(f.report.Form).Read(book)
	if err != nil {
		f.refuse(form.Place{}, "填好后"+err.Error()+"，没有保存")
		return
	}
	meant := readback.Meant{Report: f.report, Texts: f.wanted}
	for _, d := range meant.Differences(back, nil) {
		switch {
		case d.Kind == readback.Row:
			f.refuse(form.Place{}, "填好后"+d.String()+"：按标签只能填行数固定的表，请在模板里用 {{range}}")
			return
		case d.Kind == readback.Cell && (d.Have != "" || !f.omits(d.Cell)):
			f.refuse(d.Place, d.What()+"应当是"+form.Quote(d.Want)+"，填好后读出来是"+form.Quote(d.Have))
		case d.Kind == readback.Text && !f.omitsText(d.Section) && !f.isFollowed(d):
			f.refuse(d.Place, form.Quote(d.What())+"的文字填好后读出来与统计表不一致，"+
				"请看文字里有没有单独成行的标题、落款")
		case d.Kind == readback.Agency && d.Want != "" && d.Have != "":
			f.refuse(d.Place, "填好后读出来的机关名称是"+form.Quote(d.Have)+"，不是"+form.Quote(d.Want)+"，请改正标题")
		case d.Kind == readback.Agency && d.Want != "":
			f.remark(form.Place{}, "填好后的标题里读不出机关名称"+form.Quote(d.Want)+"，请核对")
		case d.Kind == readback.Year && d.Want != "" && d.Have != "":
			f.refuse(d.Place, "填好后读出来的年度不对")
		case d.Kind == readback.Particular && d.Particular.ID != form.Date && d.Want != "" && d.Have != "":
			f.remark(d.Place, d.Particular.Label+"还是"+form.Quote(d.Have)+"，统计表里是"+form.Quote(d.Want)+"，没有改，请自己改正")
		}
	}
	f.reviewNotes(book)
}

// isFollowed reports whether a text differs in nothing but the lines of the document that stay behind it.
func (f *labelFiller) isFollowed(d readback.Difference) bool {
	have := action.Lines(d.Have)
	return slices.Equal(action.Lines(d.Want), have[:max(0, len(have)-f.stays[d.Section])])
}

// reviewNotes remarks on footnotes and endnotes, which stay as they are, where they may be out of date. Headers and
// footers have been looked through.
func (f *labelFiller) reviewNotes(book *grid.Book) {
	for at, g := range book.Grids {
		if !g.Aside || g.Name != "脚注" && g.Name != "尾注" {
			continue
		}
		for i := range g.Cells {
			f.review(form.PlaceIn(g, at, g.Cells[i].Row, g.Cells[i].Col), g.Cells[i].Text)
		}
	}
}
