package edit

import (
	"fmt"
	"strings"

	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

// narrow is how wide a column of numbers or single words is, which stand in its middle.
const narrow = 12

// maxLinks is how many links Excel bears on a sheet.
const maxLinks = 65530

// A sheetWriter writes the first sheet, or the last.
type sheetWriter struct {
	*SheetData
	styles *styleSheet
	sheet  worksheet.Sheet
	links  strings.Builder
	row    int // how many rows are written
	head   int // the row of the heads, counted from 1
	linked int
	behind bool // other sheets: it is not in front, and has no filter, which wants a name
}

// write writes the rows.
func (w *sheetWriter) write() {
	for i, c := range w.Columns {
		w.sheet.SetWidth(i, c.width())
	}
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

// part returns the worksheet with the rows.
func (w *sheetWriter) part(name, space string) (*document, error) {
	d := newDocument(name, w.around(space))
	return d, w.sheet.Put(d.root)
}

// around returns the worksheet around the rows. Everything in it is in the default namespace.
func (w *sheetWriter) around(space string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<worksheet xmlns="%s"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`, space)
	selected := ` tabSelected="1"`
	if w.behind {
		selected = ""
	}
	fmt.Fprintf(&b, `<sheetViews><sheetView%[3]s workbookViewId="0"><pane ySplit="%[1]d" `+
		`topLeftCell="A%[2]d" activePane="bottomLeft" state="frozen"/>`+
		`<selection pane="bottomLeft" activeCell="A%[2]d" sqref="A%[2]d"/></sheetView></sheetViews>`,
		w.head, w.head+1, selected)
	fmt.Fprintf(&b, `<sheetFormatPr defaultRowHeight="%d"/>`, xlsx.LineHeight)
	if w.row > w.head && !w.behind {
		fmt.Fprintf(&b, `<autoFilter ref="A%d:%s"/>`, w.head, xlsx.CellRef(w.row-1, w.last()))
	}
	if w.linked > 0 {
		b.WriteString("<hyperlinks>" + w.links.String() + "</hyperlinks>")
	}
	b.WriteString(printSetup)
	fmt.Fprintf(&b, `<ignoredErrors><ignoredError sqref="%s" numberStoredAsText="1"/></ignoredErrors></worksheet>`,
		w.sheet.Used())
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
	all := xlsx.Area{Top: w.row, Bottom: w.row + 1, Right: w.last() + 1}
	w.sheet.FixHeight(w.row, height)
	style := w.styles.format(cellFormat{CellStyle: f})
	w.sheet.SetStyle(all, style)
	w.sheet.Set(w.row, 0, style, worksheet.Text(text))
	w.sheet.Merge(all)
	w.row++
}

var headStyle = xlsx.CellStyle{Bold: true, Align: "center", Wrap: true, Border: true, Fill: xlsx.Blue}

func (w *sheetWriter) heads() {
	height := xlsx.MinRowHeight * 1.0
	for col, c := range w.Columns {
		height = max(height, xlsx.TextHeight(c.Head, c.width()))
		w.cell(col, c.Head, cellFormat{CellStyle: headStyle})
	}
	w.sheet.FixHeight(w.row, height)
	w.row++
}

// cells writes a row of the list. Its height holds until Excel fits it again.
func (w *sheetWriter) cells(cells []Cell) {
	height := xlsx.MinRowHeight * 1.0
	for col, column := range w.Columns {
		var c Cell
		if col < len(cells) {
			c = cells[col]
			height = max(height, xlsx.TextHeight(c.Text, column.width()))
		}
		format := cellFormat{CellStyle: xlsx.TextStyle}
		if column.width() <= narrow {
			format.CellStyle = xlsx.CenteredStyle
		}
		if colorShape.MatchString(c.Fill) {
			format.Fill = strings.ToUpper(c.Fill)
		}
		if c.Link != nil && w.linked < maxLinks {
			format.Color, format.underline = linkColor, true
			w.link(xlsx.CellRef(w.row, col), &c)
		}
		w.cell(col, c.Text, format)
	}
	w.sheet.FitHeight(w.row, height)
	w.row++
}

// linkColor is the one in which people know links.
const linkColor = "0563C1"

func (w *sheetWriter) link(ref string, c *Cell) {
	w.linked++
	fmt.Fprintf(&w.links, `<hyperlink ref="%s" location="%s" display="%s"/>`,
		ref, cellAttr(c.Link.String()), cellAttr(xlsx.Clip(c.Text, 255)))
}

func (w *sheetWriter) cell(col int, text string, f cellFormat) {
	w.sheet.Set(w.row, col, w.styles.format(f), worksheet.Text(text))
}
