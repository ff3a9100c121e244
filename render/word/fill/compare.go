package fill

import (
	"strings"

	"nianbao/action"
	"nianbao/docx/edit"
	"nianbao/form"
	"nianbao/grid"
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
	if row := form.DifferingRow(f.report.Form, back.Form); row != "" {
		f.refuse(form.Place{}, "填好后"+row+"：按标签只能填行数固定的表，请在模板里用 {{range}}")
		return
	}
	for _, c := range f.report.Form.Cells {
		if c.Row.Spare {
			continue
		}
		if want, have := f.report.Value(c).Normalized(), back.Value(c).Normalized(); want != have &&
			(have != "" || !f.omits(c)) {
			f.refuse(back.Value(c).Place, c.Label()+"应当是"+form.Quote(want)+"，填好后读出来是"+form.Quote(have))
		}
	}
	for _, s := range f.report.Form.Texts() {
		if f.omitsText(s) {
			continue
		}
		want, have := action.Lines(f.wanted[s.Text]), action.Lines(back.Texts[s.Text].Text)
		have = have[:max(0, len(have)-f.stays[s])]
		if strings.Join(want, "\n") != strings.Join(have, "\n") {
			f.refuse(back.Texts[s.Text].Place, form.Quote(s.Title)+"的文字填好后读出来与统计表不一致，"+
				"请看文字里有没有单独成行的标题、落款")
		}
	}
	f.reviewNotes(book)
	if back.Year != 0 && f.report.Year != 0 && back.Year != f.report.Year {
		f.refuse(back.ParticularPlace(form.Year), "填好后读出来的年度不对")
	}
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
