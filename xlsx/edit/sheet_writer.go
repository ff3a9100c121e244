package edit

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/grid"
	"nianbao/xlsx"
)

// narrow is how wide a column of numbers or single words is, which stand in its middle.
const narrow = 12

// maxLinks is how many links Excel bears on a sheet.
const maxLinks = 65530

// A sheetWriter writes the first sheet. Everything in it is in the default namespace.
type sheetWriter struct {
	*SheetData
	styles      *styleSheet
	rows, links strings.Builder
	merges      []string
	row         int // how many rows are written
	head        int // the row of the heads, counted from 1
	linked      int
}

// write writes the rows.
func (w *sheetWriter) write() {
	w.band(w.Title, 30, xlsx.TitleStyle)
	for _, line := range w.Summary {
		w.band(line, xlsx.TextHeight(line, w.width()), xlsx.ParagraphStyle)
	}
	w.heads()
	w.head = w.row
	for _, cells := range w.Rows[:min(len(w.Rows), xlsx.MaxRows-w.head)] {
		w.cells(cells)
	}
}

// source returns the worksheet around the rows.
func (w *sheetWriter) source(space string) string {
	all := "A1:" + xlsx.CellRef(w.row-1, w.last())
	var b strings.Builder
	fmt.Fprintf(&b, `<worksheet xmlns="%s"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="%s"/>`, space, all)
	fmt.Fprintf(&b, `<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="%[1]d" `+
		`topLeftCell="A%[2]d" activePane="bottomLeft" state="frozen"/>`+
		`<selection pane="bottomLeft" activeCell="A%[2]d" sqref="A%[2]d"/></sheetView></sheetViews>`,
		w.head, w.head+1)
	fmt.Fprintf(&b, `<sheetFormatPr defaultRowHeight="%d"/>`, xlsx.LineHeight)
	if len(w.Columns) > 0 {
		b.WriteString("<cols>")
		for i, c := range w.Columns {
			fmt.Fprintf(&b, `<col min="%[1]d" max="%[1]d" width="%[2]g" customWidth="1"/>`, i+1, c.width())
		}
		b.WriteString("</cols>")
	}
	b.WriteString("<sheetData>" + w.rows.String() + "</sheetData>")
	if w.row > w.head {
		fmt.Fprintf(&b, `<autoFilter ref="A%d:%s"/>`, w.head, xlsx.CellRef(w.row-1, w.last()))
	}
	if len(w.merges) > 0 {
		fmt.Fprintf(&b, `<mergeCells count="%d">%s</mergeCells>`, len(w.merges), strings.Join(w.merges, ""))
	}
	if w.linked > 0 {
		b.WriteString("<hyperlinks>" + w.links.String() + "</hyperlinks>")
	}
	b.WriteString(printSetup)
	fmt.Fprintf(&b, `<ignoredErrors><ignoredError sqref="%s" numberStoredAsText="1"/></ignoredErrors></worksheet>`, all)
	return b.String()
}

const printSetup = `<printOptions horizontalCentered="1"/>` +
	`<pageMargins left="0.6" right="0.6" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>` +
	`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>` +
	`<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>`

func (w *sheetWriter) last() int { return max(0, len(w.Columns)-1) }

func (w *sheetWriter) width() float64 {
	width := 0.0
	for _, c := range w.Columns {
		width += c.width()
	}
	return width
}

// width returns a width that Excel takes.
func (c Column) width() float64 { return min(max(c.Width, 4), xlsx.MaxColumnWidth) }

// band writes a text over the whole width.
func (w *sheetWriter) band(text string, height float64, f xlsx.CellStyle) {
	w.open(height, true)
	style := w.styles.format(cellFormat{CellStyle: f})
	w.cell(0, text, style)
	for col := 1; col <= w.last(); col++ {
		w.cell(col, "", style)
	}
	if w.last() > 0 {
		w.merges = append(w.merges, fmt.Sprintf(`<mergeCell ref="A%d:%s"/>`, w.row, xlsx.CellRef(w.row-1, w.last())))
	}
	w.rows.WriteString("</row>")
}

var headStyle = xlsx.CellStyle{Bold: true, Align: "center", Wrap: true, Border: true, Fill: xlsx.Blue}

func (w *sheetWriter) heads() {
	height := xlsx.MinRowHeight * 1.0
	for _, c := range w.Columns {
		height = max(height, xlsx.TextHeight(c.Head, c.width()))
	}
	w.open(height, true)
	for col, c := range w.Columns {
		w.cell(col, c.Head, w.styles.format(cellFormat{CellStyle: headStyle}))
	}
	w.rows.WriteString("</row>")
}

// cells writes a row of the list. Its height holds until Excel fits it again.
func (w *sheetWriter) cells(cells []Cell) {
	height := xlsx.MinRowHeight * 1.0
	for col, c := range cells[:min(len(cells), len(w.Columns))] {
		height = max(height, xlsx.TextHeight(c.Text, w.Columns[col].width()))
	}
	w.open(height, false)
	for col := range w.Columns {
		var c Cell
		if col < len(cells) {
			c = cells[col]
		}
		format := cellFormat{CellStyle: xlsx.TextStyle}
		if w.Columns[col].width() <= narrow {
			format.CellStyle = xlsx.CenteredStyle
		}
		if colorShape.MatchString(c.Fill) {
			format.Fill = strings.ToUpper(c.Fill)
		}
		linked := c.Link != nil && w.linked < maxLinks
		if linked {
			format.Color, format.underline = linkColor, true
			w.linked++
			fmt.Fprintf(&w.links, `<hyperlink ref="%s" location="%s" display="%s"/>`,
				xlsx.CellRef(w.row-1, col), cellAttr(c.Link.String()), cellAttr(xlsx.Clip(c.Text, 255)))
		}
		w.cell(col, c.Text, w.styles.format(format))
	}
	w.rows.WriteString("</row>")
}

// linkColor is the one in which people know links.
const linkColor = "0563C1"

func (w *sheetWriter) open(height float64, fixed bool) {
	w.row++
	custom := ""
	if fixed {
		custom = ` customHeight="1"`
	}
	fmt.Fprintf(&w.rows, `<row r="%d" ht="%g"%s>`, w.row, min(height, xlsx.MaxRowHeight), custom)
}

func (w *sheetWriter) cell(col int, text string, style int) {
	ref := grid.Column(col) + strconv.Itoa(w.row)
	text = cellText(xlsx.Clip(text, xlsx.MaxText))
	if text == "" {
		fmt.Fprintf(&w.rows, `<c r="%s" s="%d"/>`, ref, style)
		return
	}
	fmt.Fprintf(&w.rows, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, ref, style, text)
}
