package sheet

import (
	"cmp"

	"github.com/xuri/excelize/v2"

	"nianbao/xlsx"
)

// asText is the number format under which digits stay as typed.
const asText = "@"

// A cellStyle is how a cell looks, and whether it may be changed.
type cellStyle struct {
	xlsx.CellStyle
	top      bool   // stands at the cell's upper edge
	indent   bool   // stands off the cell's left edge
	vertical bool   // written downwards
	open     bool   // may be changed on a protected sheet
	format   string // the number format, empty for General
}

// The colours: a clerk types where it is yellow; what is grey is calculated.
const (
	yellow = "FFF9E3"
	grey   = "EDEDED"
	quiet  = "595959"
)

var (
	titleStyle   = cellStyle{CellStyle: xlsx.TitleStyle}
	noteStyle    = cellStyle{CellStyle: xlsx.CellStyle{Size: 10, Color: quiet, Align: "left", Wrap: true}}
	headingStyle = cellStyle{CellStyle: xlsx.CellStyle{Bold: true, Align: "left", Wrap: true, Border: true, Fill: xlsx.Blue}}
	headerStyle  = cellStyle{CellStyle: xlsx.CellStyle{Align: "center", Wrap: true, Border: true, Fill: xlsx.Blue}}
	labelStyle   = cellStyle{CellStyle: xlsx.CellStyle{Align: "center", Wrap: true, Border: true, Fill: xlsx.Blue}}
	stubStyle    = cellStyle{CellStyle: xlsx.TextStyle}
	inputStyle   = cellStyle{CellStyle: inputs("center"), open: true}
	wordsStyle   = cellStyle{CellStyle: inputs("left"), open: true, format: asText}
	totalStyle   = cellStyle{CellStyle: xlsx.CellStyle{Align: "center", Border: true, Fill: grey}}
	hintStyle    = cellStyle{CellStyle: noteStyle.CellStyle, indent: true}
	factStyle    = cellStyle{CellStyle: inputs("left"), indent: true, open: true}
	textStyle    = cellStyle{CellStyle: inputs("left"), top: true, open: true}
	leftStyle    = cellStyle{CellStyle: xlsx.TextStyle}
	middleStyle  = cellStyle{CellStyle: xlsx.CenteredStyle}
	stepStyle    = cellStyle{CellStyle: xlsx.ParagraphStyle}
)

// inputs is how cells look that a clerk fills.
func inputs(align string) xlsx.CellStyle {
	return xlsx.CellStyle{Align: align, Wrap: true, Border: true, Fill: yellow}
}

// style returns the number of a style in the workbook.
func (w *workbookWriter) style(f cellStyle) int {
	if n, ok := w.styles[f]; ok {
		return n
	}
	n, err := w.file.NewStyle(f.style())
	w.keep(err)
	w.styles[f] = n
	return n
}

func (f cellStyle) style() *excelize.Style {
	s := &excelize.Style{
		Font: &excelize.Font{
			Family: xlsx.FontName, Size: cmp.Or(f.Size, xlsx.FontSize), Bold: f.Bold, Color: cmp.Or(f.Color, xlsx.Black),
		},
		Alignment:  &excelize.Alignment{Horizontal: f.Align, Vertical: "center", WrapText: f.Wrap},
		Protection: &excelize.Protection{Locked: !f.open},
	}
	if f.indent {
		s.Alignment.Indent = 1
	}
	if f.top {
		s.Alignment.Vertical = "top"
	}
	if f.vertical {
		s.Alignment.TextRotation = 255 // letters upright, one below the other
	}
	if f.Fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{f.Fill}}
	}
	if f.Border {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: xlsx.Line, Style: 1})
		}
	}
	switch f.format {
	case "":
	case asText:
		s.NumFmt = 49
	default:
		s.CustomNumFmt = &f.format
	}
	return s
}

// A conditionalFormat is how a cell shows itself while a condition holds.
type conditionalFormat struct{ color, fill string }

var (
	wrongFormat = conditionalFormat{color: "9C0006", fill: "FFC7CE"}
	waitFormat  = conditionalFormat{color: "7F6000", fill: "FFEB9C"}
	rightFormat = conditionalFormat{color: "006100", fill: "C6EFCE"}
)

// formatWhile shows cells while a formula is true of them.
func (w *sheetWriter) formatWhile(sqref, formula string, m conditionalFormat) {
	n, ok := w.conditionalStyles[m]
	if !ok {
		var err error
		n, err = w.file.NewConditionalStyle(&excelize.Style{
			Font: &excelize.Font{Color: m.color},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{m.fill}},
		})
		w.keep(err)
		w.conditionalStyles[m] = n
	}
	w.keep(w.file.SetConditionalFormat(w.name, sqref, []excelize.ConditionalFormatOptions{
		{Type: "formula", Criteria: formula, Format: &n},
	}))
}
