package xlsx

import (
	"cmp"

	"github.com/xuri/excelize/v2"
)

const (
	fontName = "宋体"
	asText   = "@" // the number format under which digits stay as typed
)

// A face is how a cell shows itself, and whether it may be changed.
type face struct {
	size     float64 // of the font, 0 for 11 points
	bold     bool
	color    string // of the font
	fill     string
	align    string // left, center; empty for the kind of content to decide
	top      bool   // stands at the cell's upper edge
	indent   bool   // stands off the cell's left edge
	border   bool
	wrap     bool
	vertical bool   // written downwards
	open     bool   // may be changed on a protected sheet
	format   string // the number format, empty for General
}

// The colours: a clerk types where it is yellow; what is grey is calculated.
const (
	yellow = "FFF9E3"
	grey   = "EDEDED"
	blue   = "EAF0F7"
	black  = "000000"
	quiet  = "595959"
	line   = "8C8C8C"
)

var (
	faceTitle   = face{size: 16, bold: true, align: "center", wrap: true}
	faceNote    = face{size: 10, color: quiet, align: "left", wrap: true}
	faceHeading = face{bold: true, align: "left", wrap: true, border: true, fill: blue}
	faceHeader  = face{align: "center", wrap: true, border: true, fill: blue}
	faceStub    = face{align: "left", wrap: true, border: true}
	faceInput   = face{align: "center", wrap: true, border: true, fill: yellow, open: true}
	faceTotal   = face{align: "center", border: true, fill: grey}
	faceLabel   = face{align: "center", wrap: true, border: true, fill: blue}
	faceHint    = face{size: 10, color: quiet, align: "left", indent: true, wrap: true}
	faceFact    = face{align: "left", indent: true, wrap: true, border: true, fill: yellow, open: true}
	faceText    = face{align: "left", top: true, wrap: true, border: true, fill: yellow, open: true}
	faceCell    = face{align: "left", wrap: true, border: true}
	faceMiddle  = face{align: "center", wrap: true, border: true}
	faceStep    = face{align: "left", wrap: true}
)

// style returns the number of the face in the workbook.
func (d *draft) style(f face) int {
	if n, ok := d.faces[f]; ok {
		return n
	}
	n, err := d.file.NewStyle(f.style())
	d.keep(err)
	d.faces[f] = n
	return n
}

func (f face) style() *excelize.Style {
	s := &excelize.Style{
		Font:       &excelize.Font{Family: fontName, Size: cmp.Or(f.size, 11), Bold: f.bold, Color: cmp.Or(f.color, black)},
		Alignment:  &excelize.Alignment{Horizontal: f.align, Vertical: "center", WrapText: f.wrap},
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
	if f.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{f.fill}}
	}
	if f.border {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: line, Style: 1})
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

// A paint is how a cell shows itself while a condition holds.
type paint struct{ color, fill string }

var (
	paintWrong = paint{color: "9C0006", fill: "FFC7CE"}
	paintRight = paint{color: "006100", fill: "C6EFCE"}
)

// paint shows cells while a formula is true of them.
func (p *page) paint(sqref, formula string, m paint) {
	n, ok := p.paints[m]
	if !ok {
		var err error
		n, err = p.file.NewConditionalStyle(&excelize.Style{
			Font: &excelize.Font{Color: m.color},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{m.fill}},
		})
		p.keep(err)
		p.paints[m] = n
	}
	p.keep(p.file.SetConditionalFormat(p.name, sqref, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &n}}))
}
