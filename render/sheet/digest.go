package sheet

import (
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/ooxml/opc"
	"nianbao/render/digest"
	"nianbao/xlsx"
)

const (
	filesSheet  = "检查结果"
	countsSheet = "统计"
	filesTop    = 3      // the title, a line and a blank row stand above the table's head
	maxLinks    = 65_530 // of a sheet; beyond them Excel calls a file damaged
	chartRows   = 8      // of the least chart
	chartPitch  = 28     // pixels of a bar
	rowPixels   = 20     // of a row of the sheet
	chartWidth  = 720    // pixels
	chartBlue   = "4472C4"
)

var (
	wordsLeft  = cellStyle{CellStyle: xlsx.CellStyle{Align: "left", Wrap: true, Border: true}, top: true}
	countStyle = cellStyle{CellStyle: xlsx.CellStyle{Align: "center", Border: true}, top: true}
	linkStyle  = cellStyle{CellStyle: xlsx.CellStyle{Align: "left", Wrap: true, Border: true, Color: "0563C1"}, top: true}
	stateStyle = map[digest.State]cellStyle{
		digest.Sound:      {CellStyle: xlsx.CellStyle{Align: "center", Border: true, Fill: "C6EFCE", Color: "006100"}, top: true},
		digest.Warned:     {CellStyle: xlsx.CellStyle{Align: "center", Border: true, Fill: "FFEB9C", Color: "7F6000"}, top: true},
		digest.Wrong:      {CellStyle: xlsx.CellStyle{Align: "center", Border: true, Fill: "FFC7CE", Color: "9C0006"}, top: true},
		digest.Unchecked:  {CellStyle: xlsx.CellStyle{Align: "center", Border: true, Fill: grey}, top: true},
		digest.Unreadable: {CellStyle: xlsx.CellStyle{Align: "center", Border: true, Fill: grey}, top: true},
	}
)

// Digest returns what came of a run over many files as a workbook: a sheet with a row a file, which can be filtered, and
// one with counts and charts. Words stay words, whatever they look like. Equal digests give equal bytes.
func Digest(d *digest.Digest) (*opc.Package, error) {
	w := &workbookWriter{file: excelize.NewFile(), styles: map[cellStyle]int{}}
	defer w.file.Close()
	w.keep(w.file.SetDefaultFont(xlsx.FontName))
	w.digestFiles(d)
	w.digestCounts(d)
	w.core = coreProperties(d.Title, "nianbao", "2000-01-01T00:00:00Z")
	w.keep(w.file.SetAppProps(&excelize.AppProperties{Application: "nianbao"}))
	w.file.SetActiveSheet(0)
	if w.err != nil {
		return nil, w.err
	}
	return w.pack()
}

// digestFiles writes the sheet with a row a file.
func (w *workbookWriter) digestFiles(d *digest.Digest) {
	s := w.addSheet(filesSheet)
	columns := d.Columns()
	total := 0.0
	for i, c := range columns {
		s.SetWidth(i, c.Width)
		total += c.Width
	}
	s.across(0, len(columns), d.Heading(), titleStyle)
	s.FixHeight(0, xlsx.RowHeight(2))
	s.across(1, len(columns), d.Line(), noteStyle)
	for i, c := range columns {
		s.text(filesTop, i, c.Head, headerStyle)
	}
	links := 0
	for i := range d.Rows {
		row, lines := filesTop+1+i, 1
		for k, c := range columns {
			if c.Text != nil {
				lines = max(lines, xlsx.WrappedLines(c.Text(&d.Rows[i]), c.Width))
			}
			if s.digestCell(row, k, c, &d.Rows[i], links < maxLinks) {
				links++
			}
		}
		s.FitHeight(row, xlsx.RowHeight(lines))
	}
	last := xlsx.CellRef(filesTop+max(1, len(d.Rows)), len(columns)-1)
	w.keep(w.file.AutoFilter(s.name, xlsx.CellRef(filesTop, 0)+":"+last, nil))
	s.freeze(filesTop+1, 1, xlsx.CellRef(filesTop+1, 1))
	s.print(printSetup{landscape: total > portraitWidth, first: filesTop, last: filesTop + 1})
	s.hideGridLines()
}

// digestCell writes a cell of a file's row and reports whether it leads to a file.
func (w *sheetWriter) digestCell(row, col int, c digest.Column, r *digest.Row, mayLink bool) bool {
	if c.Text == nil {
		if n := c.Number(r); n != 0 || !c.Blank {
			w.number(row, col, decimal.NewFromInt(int64(n)), countStyle)
		} else {
			w.text(row, col, "", countStyle)
		}
		return false
	}
	words := digest.Harmless(c.Text(r))
	if c.State {
		w.text(row, col, words, stateStyle[r.State])
		return false
	}
	if c.Link == nil || c.Link(r) == "" || !mayLink {
		w.text(row, col, words, wordsLeft)
		return false
	}
	w.text(row, col, words, linkStyle)
	w.keep(w.file.SetCellHyperLink(w.name, xlsx.CellRef(row, col), c.Link(r), "External"))
	return true
}

// digestCounts writes the sheet with counts, and a chart beside each list of them.
func (w *workbookWriter) digestCounts(d *digest.Digest) {
	s := w.addSheet(countsSheet)
	s.setWidths([]float64{52, 10, 4})
	row := s.counts(0, "各机关的情况", "机关数", d.ByState())
	s.counts(row, "各条规则查出的问题", "次数", d.ByRule())
	s.print(printSetup{landscape: true})
	s.hideGridLines()
}

// counts writes a list of counts from a row on with its chart, and returns the row behind both.
func (w *sheetWriter) counts(row int, title, head string, bars []digest.Bar) int {
	if len(bars) == 0 {
		return row
	}
	w.text(row, 0, title, headerStyle)
	w.text(row, 1, head, headerStyle)
	for i, b := range bars {
		w.text(row+1+i, 0, b.Label, stubStyle)
		w.number(row+1+i, 1, decimal.NewFromInt(int64(b.Count)), middleStyle)
	}
	first, last := strconv.Itoa(row+2), strconv.Itoa(row+1+len(bars))
	height := max(chartRows, len(bars)+3) * chartPitch
	column := func(name string) string { return countsSheet + "!$" + name + "$" + first + ":$" + name + "$" + last }
	w.keep(w.file.AddChart(w.name, xlsx.CellRef(row, 3), &excelize.Chart{
		Type: excelize.Bar,
		Series: []excelize.ChartSeries{{Name: countsSheet + "!$B$" + strconv.Itoa(row+1), Categories: column("A"),
			Values: column("B"), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{chartBlue}}}},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title}}},
		Legend:    excelize.ChartLegend{Position: "none"},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Color: xlsx.Black}},
		YAxis:     excelize.ChartAxis{None: true},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: uint(height)},
	}))
	return row + 2 + max(len(bars), height/rowPixels)
}
