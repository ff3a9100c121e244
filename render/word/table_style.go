package word

import "nianbao/grid"

// A tableStyle is how closely a table is set. Its measures in twips restate those of its styles in
// parts/word/styles.xml.
type tableStyle struct {
	head, stub, figure string // paragraph styles
	indent             int    // of a row's label
	em                 int    // the size of its type
	line               int    // the height of a line
	narrow             int    // the width of its figures in percent
	digits             int    // how long a figure must fit on one line
	stubEms            int    // characters of a row's label on one line, at most
}

// tableStyles are those to choose from, the most open first.
var tableStyles = []tableStyle{
	{
		head: "Head", stub: "Stub", figure: "Figure",
		indent: 100, em: 210, line: 300, narrow: 100, digits: 8, stubEms: 14,
	},
	{
		head: "Head9", stub: "Stub9", figure: "Figure9",
		indent: 40, em: 180, line: 240, narrow: 100, digits: 7, stubEms: 13,
	},
	{
		head: "Head9", stub: "Stub9", figure: "Figure9Narrow",
		indent: 40, em: 180, line: 240, narrow: 88, digits: 7, stubEms: 8,
	},
}

// Measures that all table styles have in common, in twips.
const (
	cellMargins     = 20 // left and right of what a cell holds
	roundingReserve = 15 // what a line needs more than its characters, against rounding
	labelReserve    = 90 // what a row's label needs more, as typefaces that take another's place are wider
	paragraph       = 40 // above and below a paragraph
	border          = 10
)

// figureWidth returns the width that a column of figures needs; unit is what stands behind each.
func (t *tableStyle) figureWidth(unit string) int {
	figures := t.digits * t.em / 2 * t.narrow / 100
	return figures + int(ems(unit)*float64(t.em)) + cellMargins + roundingReserve
}

// stubWidth returns the width that a row's label of some characters needs.
func (t *tableStyle) stubWidth(characters float64) int {
	return int(characters*float64(t.em)) + cellMargins + t.indent + roundingReserve
}

// ems returns how many characters wide a label is; Latin letters and digits are half as wide as Chinese ones.
func ems(label string) float64 { return float64(grid.TextWidth(label)) / 2 }

// lines returns how many lines a label takes in a width.
func (t *tableStyle) lines(label string, width int) int {
	perLine := max(1, width/t.em)
	n := 1
	for used := ems(label); used > float64(perLine); used -= float64(perLine) {
		n++
	}
	return n
}
