package word

import (
	"fmt"

	"nianbao/form"
	"nianbao/grid"
)

// table writes a drawing as a Word table: every row as wide as the text, header rows repeated, no row cut by a page's end.
func (m *markup) table(t *layout) {
	m.add(`<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`+
		`<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, sum(t.widths))
	for _, w := range t.widths {
		m.add(`<w:gridCol w:w="%d"/>`, w)
	}
	m.WriteString(`</w:tblGrid>`)
	for row := range t.drawing.Height {
		m.row(t, row)
	}
	m.WriteString(`</w:tbl>`)
}

func (m *markup) row(t *layout, row int) {
	right := t.right(row)
	m.WriteString(`<w:tr><w:trPr>`)
	if after := t.drawing.Width - right; after > 0 {
		m.add(`<w:gridAfter w:val="%d"/><w:wAfter w:w="%d" w:type="dxa"/>`, after, sum(t.widths[right:]))
	}
	m.add(`<w:cantSplit/><w:trHeight w:val="%d"/>`, t.heights[row])
	if row < t.drawing.Header {
		m.WriteString(`<w:tblHeader/>`)
	}
	m.WriteString(`</w:trPr>`)
	for col := 0; col < right; {
		c, s := t.at(row, col)
		m.cell(t, row, c, s)
		col = c.Right()
	}
	m.WriteString(`</w:tr>`)
}

// cell writes the part of a cell that lies in a row. A cell of several rows is written once for each, with its text in the first.
func (m *markup) cell(t *layout, row int, c *grid.Cell, s *form.Slot) {
	m.add(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, t.width(c))
	if c.Cols() > 1 {
		m.add(`<w:gridSpan w:val="%d"/>`, c.Cols())
	}
	if row > c.Row {
		m.WriteString(`<w:vMerge/>`)
	} else {
		m.first(c, s)
	}
	m.WriteString(`</w:tcPr>`)
	m.paragraph(t.style(c, s), t.direct(row, c, s), content(row, c, s))
	m.WriteString(`</w:tc>`)
}

// first writes the properties that only a cell's first row needs.
func (m *markup) first(c *grid.Cell, s *form.Slot) {
	if c.Rows() > 1 {
		m.WriteString(`<w:vMerge w:val="restart"/>`)
	}
	if s.Role == form.Heading {
		m.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="DCE6F2"/>`)
	}
	if s.Vertical {
		m.WriteString(`<w:textDirection w:val="tbRlV"/>`)
	}
	m.WriteString(`<w:vAlign w:val="center"/>`)
}

// content returns what stands in a cell: its label, or the action that prints its figure.
func content(row int, c *grid.Cell, s *form.Slot) string {
	switch {
	case row > c.Row:
		return ""
	case s.Role == form.Data && s.Cell.PrintUnit():
		return text(action(`后缀 "` + s.Cell.Unit() + `" ` + s.Cell.Name()))
	case s.Role == form.Data:
		return text(action(s.Cell.Name()))
	case c.Text == "":
		return ""
	}
	return text(c.Text)
}

// direct returns what differs in a cell's paragraph from its style.
func (t *layout) direct(row int, c *grid.Cell, s *form.Slot) string {
	props := ""
	if t.mayBreak(row) {
		props = `<w:keepNext w:val="0"/>`
	}
	if indent := t.indent(c, s); indent > 0 && row == c.Row {
		props += fmt.Sprintf(`<w:ind w:left="%d" w:right="%d"/>`, indent, indent)
	}
	return props
}
