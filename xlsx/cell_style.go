package xlsx

// What cells are written in where nothing else is said.
const (
	FontName = "宋体"
	FontSize = 11 // points
)

// A CellStyle is how a cell looks. The zero value is that of a cell of which nothing is said, in [FontName].
type CellStyle struct {
	Size   float64 // of the font in points, 0 for [FontSize]
	Bold   bool
	Color  string // of the font, RRGGBB, empty for black
	Fill   string // RRGGBB, empty for none
	Align  string // left, center; empty for the kind of content to decide
	Border bool   // thin, on all sides, in [Line]
	Wrap   bool
}

// The colours that sheets have in common.
const (
	Black = "000000"
	Blue  = "EAF0F7" // the ground of headers
	Line  = "8C8C8C" // borders
)

// The styles that the workbook which staff fill and the list of findings before it have in common.
var (
	TitleStyle     = CellStyle{Size: 16, Bold: true, Align: "center", Wrap: true}
	ParagraphStyle = CellStyle{Align: "left", Wrap: true}
	TextStyle      = CellStyle{Align: "left", Wrap: true, Border: true}
	CenteredStyle  = CellStyle{Align: "center", Wrap: true, Border: true}
)
