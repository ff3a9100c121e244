package proof

import (
	"nianbao/action"
	"nianbao/form"
	"nianbao/grid"
)

// dated tells of a date of signature that is the template's. One that contradicts the report is a difference.
func (p *Proof) dated() {
	have, want := p.back.Particulars[form.Date], p.report.Particulars[form.Date]
	switch {
	case have == "" || want != "" && (!form.IsDate(want) || form.PlainDate(want) == form.PlainDate(have)):
	case want != "" && !p.page.Says(want):
	case want != "":
		p.tell("写出的文件落款的日期是" + form.Quote(have) + "，统计表里的成文日期是" + form.Quote(want) +
			"。这是模板里写好的，请核对；要跟着统计表变的，在模板里写 {{成文日期}}。")
	default:
		p.tell("模板里直接写了成文日期" + form.Quote(have) + "，照原样印出来了，统计表里没有成文日期。" +
			"请改成 {{成文日期}}，并在统计表里填写。")
	}
}

// A fixedLine is a line of a document that is none of the report's texts: the template's.
type fixedLine struct {
	text, where string // where ends in a space, empty where nothing is to be said
	inBody      bool   // in a paragraph of the document's own
	aside       bool   // in a header, a footer, a note: whose that is by itself, around tells
}

// fixedLines returns the lines of the document that are the template's and that somebody sees.
func (p *Proof) fixedLines() []fixedLine {
	texts := map[string]bool{}
	for _, s := range p.report.Form.AllTexts() {
		for _, line := range action.Lines(p.text(s)) {
			texts[form.Squeeze(line)] = true
		}
	}
	var lines []fixedLine
	for of, g := range p.book.Grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			if g.Unseen || c.Kind != grid.Text {
				continue
			}
			where := at(form.PlaceIn(g, of, c.Row, c.Col))
			if g.Aside {
				where = g.Name
			}
			for _, line := range action.Lines(c.Text) {
				if !texts[form.Squeeze(line)] {
					lines = append(lines, fixedLine{line, where, g.Source == grid.Prose && !g.Aside, g.Aside})
				}
			}
		}
	}
	return lines
}

// text returns a text as the document is to print it.
func (p *Proof) text(s *form.Section) string {
	if p.texts == nil {
		return p.report.Texts[s.Text].Text
	}
	return p.texts[s.Text]
}
