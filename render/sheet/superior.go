package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/form/parts"
	"nianbao/formula"
	"nianbao/formula/syntax"
	"nianbao/ooxml/opc"
	"nianbao/xlsx"
)

// Superior returns the workbook of a superior's report that adds up others: that of its form, in which each cell that
// staff would fill is a formula over a column of the sheets of parts, and before it a sheet that says what was added up
// and what is wrong with it. Who looks into a cell's formula sees of what it is made, and what is put right in a part's
// row is right in the sum.
//
// The report is that of the set (see [parts.Set.Report]), with particulars and texts. Equal sets and reports give equal
// bytes.
func Superior(r *form.Report, of *parts.Set) (*opc.Package, error) {
	w := newWriter(r.ForStaff())
	defer w.file.Close()
	sheets := w.partSheets(of)
	w.sums = map[string]string{}
	for i, c := range of.Columns() {
		if r.Value(c).State == form.Number && w.form.Computed(w.form.Cell(c.ID)) == nil {
			w.sums[c.ID] = sumOver(sheets, parts.FirstColumn+i)
		}
	}
	w.writeSummary(of)
	w.writeParticulars()
	for _, p := range w.plans {
		w.writeSection(p)
	}
	w.writeTexts()
	w.writeChecks()
	for _, s := range sheets {
		w.writeParts(of, s)
	}
	w.writeInstructions()
	w.writeProperties()
	if w.err != nil {
		return nil, w.err
	}
	return w.pack()
}

// A partSheet is a sheet of parts: some of them, in their order.
type partSheet struct {
	name  string
	parts []*parts.Part
	last  bool // those that were not added stand there, too
}

// partSheets divides the parts among sheets.
func (w *workbookWriter) partSheets(of *parts.Set) []partSheet {
	taken := map[string]bool{particularsSheet: true, textsSheet: true, checksSheet: true, instructionsSheet: true,
		parts.SummaryTitle: true}
	for _, p := range w.plans {
		taken[p.sheet] = true
	}
	var sheets []partSheet
	for from := 0; from == 0 || from < len(of.Parts); from += parts.MaxRows {
		to := min(from+parts.MaxRows, len(of.Parts))
		name := parts.SheetTitle
		if from > 0 {
			name += strconv.Itoa(len(sheets) + 1)
		}
		sheets = append(sheets, partSheet{name: xlsx.SheetName(name, taken), parts: of.Parts[from:to]})
	}
	sheets[len(sheets)-1].last = true
	return sheets
}

// sumOver returns the formula that adds up a column of the sheets of parts.
func sumOver(sheets []partSheet, col int) string {
	var ranges []string
	for _, s := range sheets {
		if len(s.parts) > 0 {
			ranges = append(ranges, syntax.Quote(s.name)+"!"+rangeIn(col, len(s.parts)))
		}
	}
	return "SUM(" + strings.Join(ranges, ",") + ")"
}

func rangeIn(col, rows int) string {
	at := func(row int) formula.Term { return formula.Term{Row: row, Col: col, Cols: 1} }
	return local.stretch(formula.Range{First: at(parts.FirstRow), Last: at(parts.FirstRow + rows - 1)})
}

var (
	summaryHeads  = []string{"序号", "机关名称", "文件", "类别", "问题"}
	summaryWidths = []float64{6, 30, 30, 10, 60}
)

// writeSummary writes the first sheet: what was added up, and what is wrong with it.
func (w *workbookWriter) writeSummary(of *parts.Set) {
	s := w.addSheet(parts.SummaryTitle)
	s.setWidths(summaryWidths)
	width := len(summaryHeads)
	line := func(row int, text string, f cellStyle) {
		s.across(row, width, text, f)
		s.FixHeight(row, xlsx.TextHeight(text, sumOf(summaryWidths)))
	}
	s.across(0, width, parts.SummaryTitle, titleStyle)
	s.FixHeight(0, 32)
	line(1, parts.SummaryNote, noteStyle)
	row := 2
	for _, text := range of.Says() {
		line(row, text, stepStyle)
		row++
	}
	if len(of.Wrong()) == 0 {
		line(row, "各机关的报告检查没有错误。", stepStyle)
		row++
	}
	w.writeNamed(s, row, namedIn(of))
	s.freeze(1, 0, xlsx.CellRef(1, 0))
	s.hideGridLines()
	s.print(printSetup{landscape: true})
	s.protect()
}

// namedIn returns, by the columns behind their numbers, the agencies that are missing from a sum, in doubt or not on the
// list, and the parts with which something is wrong.
func namedIn(of *parts.Set) (rows [][4]string) {
	for _, agency := range of.Missing {
		rows = append(rows, [4]string{agency, "", parts.KindMissing, "名单上有，没有它的报告"})
	}
	for _, p := range of.Doubtful {
		rows = append(rows, [4]string{p.Agency, p.File, parts.KindDoubtful, p.Wrong})
	}
	for _, p := range of.Unlisted {
		rows = append(rows, [4]string{p.Agency, p.File, parts.KindUnlisted, "名单上没有，数算了进去"})
	}
	for _, p := range of.Wrong() {
		rows = append(rows, [4]string{p.Agency, p.File, p.Kind(), p.Wrong})
	}
	return rows
}

// writeNamed writes the table of agencies that a reader of the sum must know of, from a row on.
func (w *workbookWriter) writeNamed(s *sheetWriter, row int, named [][4]string) {
	if len(named) == 0 {
		return
	}
	for i, head := range summaryHeads {
		s.text(row, i, head, headerStyle)
	}
	s.FixHeight(row, 24)
	for i, texts := range named {
		row++
		s.text(row, 0, fmt.Sprint(i+1), middleStyle)
		height := 0.0
		for col, text := range texts {
			style := leftStyle
			if col == 2 {
				style = middleStyle
			}
			s.text(row, col+1, text, style)
			height = max(height, xlsx.TextHeight(text, summaryWidths[col+1]))
		}
		s.FixHeight(row, height)
	}
}
