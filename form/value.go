package form

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/grid"
)

// State says what stands in a cell.
type State int

const (
	Blank      State = iota // nothing
	Stroke                  // a stroke or a word for “none”: /, —, 无
	Number                  // a figure
	Unreadable              // something that is no figure, or none of the words that a cell of words may hold
	Words                   // words, of a cell of words
)

// A Value is what stands in one cell of a report. Blank and Stroke count as 0.
type Value struct {
	State   State
	Number  decimal.Decimal // exact, in the unit of the form
	Text    string          // as typed
	Words   string          // of a cell of words what it says, in lines; of a list as the form has it
	Unit    string          // the unit that was typed, or that was converted: 元
	Written string          // the unit that the label states, or a note above the table
	Remark  string          // what stood in brackets behind the figure: 其中修订16件
	Kind    grid.Kind
	Formula string
	Array   bool   // the formula is one of several cells together
	Shown   string // what the number format makes of the figure, where that is not the figure
	Hidden  bool   // nobody sees it: its sheet, row or column is hidden, or it is written white on white
	Struck  string // the part of the text that is struck through
	Faint   string // the part of the text that is written and not seen
	Framed  bool   // nothing but a table of its own stands in the cell
	Place   Place
}

// Normalized returns the value in one notation, whatever notation it was typed in: the figure, / for a stroke, nothing
// for a blank.
func (v Value) Normalized() string {
	switch v.State {
	case Number:
		return v.Number.String()
	case Stroke:
		return "/"
	case Words:
		return strings.Join(strings.Fields(v.Words), " ")
	case Unreadable:
		return strings.Join(strings.Fields(v.Text), " ")
	}
	return ""
}

// Printed returns a figure as it is printed in a cell: with its unit where the form has that there.
func (c *Cell) Printed(n decimal.Decimal) string {
	if c.PrintUnit() {
		return n.String() + c.Unit()
	}
	return n.String()
}

// SetLook takes over how a drawn cell's text looks. A figure of which a part is struck through, or is not seen, is no
// figure: which part was meant is anybody's guess.
func (v *Value) SetLook(c *grid.Cell) {
	v.Struck, v.Faint = c.Struck(), c.Faint()
	if v.State == Number && v.IsInPart() {
		v.State = Unreadable
	}
}

// IsInPart reports whether only a part of the text is struck through, or is not seen.
func (v *Value) IsInPart() bool { return grid.IsPart(v.Struck, v.Text) || grid.IsPart(v.Faint, v.Text) }

// Nothing returns what stands in a drawn cell without text: nothing, or a table of its own in the place of a figure.
func (c *Cell) Nothing(drawn *grid.Cell, at Place) Value {
	if drawn != nil && drawn.HasTable() && !c.IsWords() {
		return Value{Place: at, State: Unreadable, Framed: true}
	}
	return Value{Place: at}
}
