package word

import (
	"fmt"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/ooxml/xmltree"
)

// table writes a drawing as a Word table: every row as wide as the text, header rows repeated, no row cut by a page's
// end.
func (w *bodyWriter) table(t *layout) {
	w.add(`<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`+
		`<w:tblLayout w:type="fixed"/><w:tblCaption w:val="%s"/><w:tblDescription w:val="%s"/></w:tblPr><w:tblGrid>`,
		sum(t.widths), xmltree.EscapeAttr(t.grid.Name), xmltree.EscapeAttr(t.description()))
	for _, width := range t.widths {
		w.add(`<w:gridCol w:w="%d"/>`, width)
	}
	w.WriteString(`</w:tblGrid>`)
	for row := range t.grid.Height {
		w.row(t, row)
	}
	w.WriteString(`</w:tbl>`)
}

// description says how a table is to be read, to who has it read out.
func (t *layout) description() string {
	said := fmt.Sprintf("共 %d 行、%d 列。", t.grid.Height, t.grid.Width)
	if t.grouped {
		return said + "由上到下分几部分，每部分第一行是它的名称，第二行是各列的名称，左边一列是各行的名称，其余是数。"
	}
	if t.grid.Header > 0 {
		said += fmt.Sprintf("上面 %d 行是各列的名称，", t.grid.Header)
	}
	if t.grid.Stub > 0 {
		said += fmt.Sprintf("左边 %d 列是各行的名称，", t.grid.Stub)
	}
	return said + "其余是数。"
}

func (w *bodyWriter) row(t *layout, row int) {
	right := t.right(row)
	w.WriteString(`<w:tr><w:trPr>`)
	if after := t.grid.Width - right; after > 0 {
		w.add(`<w:gridAfter w:val="%d"/><w:wAfter w:w="%d" w:type="dxa"/>`, after, sum(t.widths[right:]))
	}
	w.add(`<w:cantSplit/><w:trHeight w:val="%d"/>`, t.heights[row])
	if row < t.grid.Header {
		w.WriteString(`<w:tblHeader/>`)
	}
	w.WriteString(`</w:trPr>`)
	for col := 0; col < right; {
		c, s := t.at(row, col)
		w.cell(t, row, c, s)
		col = c.Right()
	}
	w.WriteString(`</w:tr>`)
}

// cell writes the part of a cell that lies in a row. A cell of several rows is written once for each, with its text in
// the first.
func (w *bodyWriter) cell(t *layout, row int, c *grid.Cell, s *form.Slot) {
	w.add(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, t.width(c))
	if c.Cols() > 1 {
		w.add(`<w:gridSpan w:val="%d"/>`, c.Cols())
	}
	if row > c.Row {
		w.WriteString(`<w:vMerge/>`)
	} else {
		w.first(c, s)
	}
	w.WriteString(`</w:tcPr>`)
	w.paragraph(t.paragraphStyle(c, s), t.direct(row, c, s), content(row, c, s))
	w.WriteString(`</w:tc>`)
}

// first writes the properties that only a cell's first row needs.
func (w *bodyWriter) first(c *grid.Cell, s *form.Slot) {
	if c.Rows() > 1 {
		w.WriteString(`<w:vMerge w:val="restart"/>`)
	}
	if s.Role == form.Heading {
		w.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="DCE6F2"/>`)
	}
	if s.Vertical {
		w.WriteString(`<w:textDirection w:val="tbRlV"/>`)
	}
	w.WriteString(`<w:vAlign w:val="center"/>`)
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
	case s.Role == form.Stub && s.Node.Open != nil: // a key is the report's own words
		return text(action(s.Table.Name + "." + s.Node.Name + "." + s.Table.Open.Name))
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
