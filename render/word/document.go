package word

import "nianbao/form"

const documentStart = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
	`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`

// document returns the main part: title, introduction, the form's sections in its order, sign-off.
func document(f *form.Form) []byte {
	m := &markup{}
	m.WriteString(documentStart)
	p := particulars(f)
	m.title(p)
	m.introduction(f, p)
	for i, s := range f.Sections {
		if s.Text != "" {
			m.textSection(s, i > 0 && f.Sections[i-1].Text == "", i == len(f.Sections)-1)
		} else {
			m.tableSection(s, i > 0 && f.Sections[i-1].Text == "")
		}
	}
	if n := len(f.Sections); n > 0 && f.Sections[n-1].Text == "" {
		m.paragraph("BodyText", "") // Word wants a paragraph after the last table
	}
	m.signOff(p)
	m.WriteString(page())
	m.WriteString(`</w:body></w:document>`)
	return []byte(m.String())
}

// Air in twips: between a table and the heading below it, and between a heading and its table.
const (
	airBelowTable = 240
	airAboveTable = 120
)

// textSection writes a heading and its text, a paragraph for each line, second-level headings in 楷体.
func (m *markup) textSection(s *form.Section, belowTable, last bool) {
	air := ""
	if belowTable {
		air = spacing(airBelowTable, 0)
	}
	style := "BodyText"
	if last {
		style = "ClosingText"
	}
	m.paragraph("Heading1", air, text(s.Title))
	m.block("range 段落 " + s.Name)
	m.paragraph(style, "", styled("SecondHeading", action(".Heading")), text(action(".Body")))
	m.block("end")
}

// tableSection writes a heading and its tables, on a page of their own where they need most of one.
func (m *markup) tableSection(s *form.Section, belowTable bool) {
	t := layOut(s.Draw())
	air := ""
	switch {
	case t.ownPage():
		air = `<w:pageBreakBefore/>` + spacing(0, airAboveTable)
	case belowTable:
		air = spacing(airBelowTable, airAboveTable)
	default:
		air = spacing(0, airAboveTable)
	}
	m.paragraph("Heading1", air, text(s.Title))
	m.table(t)
}
