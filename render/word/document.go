package word

import (
	"nianbao/form"
	"nianbao/ooxml/xmltree"
)

const documentStart = xmltree.Declaration + "\n" +
	`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`

// document returns the main part: title, introduction, the form's sections in its order, sign-off.
func document(f *form.Form) []byte {
	w := &bodyWriter{}
	w.WriteString(documentStart)
	p := particulars(f)
	w.title(f, p)
	w.introduction(f, p)
	for i, s := range f.Sections {
		if s.Text != "" {
			w.textSection(s, i > 0 && f.Sections[i-1].Text == "", i == len(f.Sections)-1)
		} else {
			w.tableSection(s, i > 0 && f.Sections[i-1].Text == "")
			w.note("BodyText", f.NoteBeside(s))
		}
	}
	if n := len(f.Sections); n > 0 && f.Sections[n-1].Text == "" {
		w.paragraph("BodyText", "") // Word wants a paragraph after the last table
	}
	w.signOff(p)
	// What stood below the date has the place of 附注 (GB/T 9704-2012, 7.3.6): the appendix follows. It says whom to ask.
	w.note("Contacts", f.Note(form.Closing))
	w.WriteString(page())
	w.WriteString(`</w:body></w:document>`)
	return []byte(w.String())
}

// Space in twips: between a table and the heading below it, and between a heading and its table.
const (
	spaceBelowTable = 240
	spaceAboveTable = 120
)

// textSection writes a heading and its text, a paragraph for each line, second-level headings in 楷体.
func (w *bodyWriter) textSection(s *form.Section, belowTable, last bool) {
	direct := ""
	if belowTable {
		direct = spacing(spaceBelowTable, 0)
	}
	style := "BodyText"
	if last {
		style = "ClosingText"
	}
	w.paragraph("Heading1", direct, text(s.Title))
	w.block("range 段落 " + s.Name)
	w.paragraph(style, "", styled("SecondHeading", action(".Heading")), text(action(".Body")))
	w.block("end")
}

// note writes a text that a report may have, a paragraph of a style for each line; nothing where it has none.
func (w *bodyWriter) note(style string, n *form.Section) {
	if n == nil {
		return
	}
	w.block("range 段落 " + n.Name)
	w.paragraph(style, "", styled("SecondHeading", action(".Heading")), text(action(".Body")))
	w.block("end")
}

// tableSection writes a heading and its tables, on a page of their own where they need most of one.
func (w *bodyWriter) tableSection(s *form.Section, belowTable bool) {
	t := layOut(s.Grid())
	direct := ""
	switch {
	case t.ownPage():
		direct = `<w:pageBreakBefore/>` + spacing(0, spaceAboveTable)
	case belowTable:
		direct = spacing(spaceBelowTable, spaceAboveTable)
	default:
		direct = spacing(0, spaceAboveTable)
	}
	w.paragraph("Heading1", direct, text(s.Title))
	w.table(t)
}
