package fill

import (
	"strings"

	"nianbao/action"
	"nianbao/docx/edit"
	"nianbao/form"
)

// compare reads the document back: what it says must be what the report says.
func (p *labelFiller) compare() {
	book, err := edit.Read(p.result.Package)
	if err != nil {
		p.refuse(form.Place{}, "填好后读不回来，没有保存")
		return
	}
	back, err := p.index.Of(p.report.Form).Read(book)
	if err != nil {
		p.refuse(form.Place{}, "填好后"+err.Error()+"，没有保存")
		return
	}
	for _, c := range p.report.Form.Cells {
		if want, have := p.report.Value(c).Plain(), back.Value(c).Plain(); want != have {
			p.refuse(back.Value(c).Place, c.Label()+"应当是"+form.Quote(want)+"，填好后读出来是"+form.Quote(have))
		}
	}
	for _, s := range p.report.Form.Texts() {
		want, have := action.Lines(p.wanted[s.Text]), action.Lines(back.Texts[s.Text].Text)
		if strings.Join(want, "\n") != strings.Join(have, "\n") {
			p.refuse(back.Texts[s.Text].Place, form.Quote(s.Title)+"的文字填好后读出来与统计表不一致，请看文字里有没有单独成行的标题、落款")
		}
	}
	if back.Year != 0 && p.report.Year != 0 && back.Year != p.report.Year {
		p.refuse(back.ParticularPlace(form.Year), "填好后读出来的年度不对")
	}
}
