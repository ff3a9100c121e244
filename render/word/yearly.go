package word

import (
	"strings"

	"nianbao/form/yearly"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// noHeader takes the place of the report's headers, which say that a draft is one.
const noHeader = xmltree.Declaration + "\n" +
	`<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Header"/>` +
	`</w:pPr></w:p></w:hdr>`

// Widths of the year-on-year table's columns in twips, that of the labels first.
var yearlyWidths = []int{textWidth - 640 - 3*1200 - 1280, 640, 1200, 1200, 1200, 1280}

// Yearly returns the year-on-year table as a Word document that looks as the report does, to be pasted into it. Equal
// tables give equal bytes. The error means a mistake in the parts.
func Yearly(t *yearly.Table) (*opc.Package, error) {
	w := &bodyWriter{}
	w.WriteString(documentStart)
	if t.Agency != "" {
		w.paragraph("Title", "", text(t.Agency))
	}
	w.paragraph("Title", "", text(strings.TrimSuffix(t.Heading()[len(t.Agency):], yearly.Suffix)))
	w.paragraph("Title", "", text(yearly.Suffix))
	w.yearlyTable(t)
	for i, n := range t.Notes {
		direct := `<w:keepNext w:val="0"/><w:keepLines w:val="0"/>`
		if i == 0 {
			direct += spacing(spaceAboveTable, 0)
		}
		w.paragraph("Stub", direct, text("注："+n))
	}
	w.paragraph("BodyText", "") // Word wants a paragraph after the last table
	w.WriteString(page())
	w.WriteString(`</w:body></w:document>`)
	p := assembled([]byte(w.String()))
	for _, name := range []string{"word/header1.xml", "word/header2.xml"} {
		p.Set(name, []byte(noHeader))
	}
	return p, describe(p, []property{{dublinCore, "title", t.Heading()}, {dublinCore, "creator", t.Agency},
		{dublinCore, "language", language}}, true, "")
}

func (w *bodyWriter) yearlyTable(t *yearly.Table) {
	w.add(`<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`+
		`<w:tblLayout w:type="fixed"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`, sum(yearlyWidths),
		xmltree.EscapeAttr(t.Heading()))
	for _, width := range yearlyWidths {
		w.add(`<w:gridCol w:w="%d"/>`, width)
	}
	w.WriteString(`</w:tblGrid>`)
	w.yearlyRow(`<w:tblHeader/>`, "Head", "Head", 0, append([]string{"指标"}, t.Columns()...))
	for i := range t.Rows {
		switch r := &t.Rows[i]; {
		case r.Title != "":
			w.add(`<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`+
				`<w:gridSpan w:val="%d"/><w:shd w:val="clear" w:color="auto" w:fill="DCE6F2"/><w:vAlign w:val="center"/>`+
				`</w:tcPr>`, textWidth, len(yearlyWidths))
			w.paragraph("Stub", "", text(r.Title))
			w.WriteString(`</w:tc></w:tr>`)
		default:
			w.yearlyRow("", "Stub", "Figure", r.Level, append([]string{r.Label}, r.Cells()...))
		}
	}
	w.WriteString(`</w:tbl>`)
}

// yearlyRow writes a row whose first cell has one style and whose others have another. No page may end above a title
// alone: the styles keep rows together, so each row may be the last of its page.
func (w *bodyWriter) yearlyRow(props, stub, figure string, level int, cells []string) {
	w.add(`<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>`, props)
	for i, c := range cells {
		style, direct := figure, `<w:keepNext w:val="0"/>`
		if i == 0 {
			style = stub
			if level > 0 {
				direct += `<w:ind w:left="420" w:right="100"/>`
			}
		}
		if props != "" {
			direct = ""
		}
		w.add(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`, yearlyWidths[i])
		w.paragraph(style, direct, text(c))
		w.WriteString(`</w:tc>`)
	}
	w.WriteString(`</w:tr>`)
}
