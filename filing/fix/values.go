package fix

import (
	"nianbao/formula"
	"nianbao/grid"
)

// values are what the cells of a workbook hold once it is mended. Every result is calculated from those that the file
// keeps or gets beside it, so that they agree with each other. A formula keeps what is stored beside it
//   - where it cannot be calculated here, because it asks for another file or for a function that is not known, or for
//     itself;
//   - where it would give an error value for a figure;
//   - where it is one of several cells together;
//   - where it is one of the form's and builds, be it through others, on a cell of the form that is left with a text for
//     a figure: a sum passes over that, and what is stored may be right, of the figure that stood there before; an error
//     value is not. But where findings are new with results that are kept so, none is: afresh. Then all is as every
//     spreadsheet has it.
//
// All others are calculated anew; those that build on one that is kept are calculated from what that keeps.
type values struct {
	book   *formula.Workbook
	known  map[formula.Cell]formula.Value
	depth  int
	form   map[formula.Cell]bool // the form's cells, true for those that hold something
	afresh bool

	onText map[formula.Cell]bool // formulas that ask for a text where a figure belongs, or for one that does
	asked  bool                  // the formula that is being calculated is one of them
	kept   bool                  // some formula keeps its result for that reason
}

func newValues(book *grid.Book, form map[formula.Cell]bool, afresh bool) *values {
	return &values{
		book: formula.New(book), known: map[formula.Cell]formula.Value{},
		form: form, afresh: afresh, onText: map[formula.Cell]bool{},
	}
}

// maxDepth bounds how deep a calculation goes from formula to formula. Below that nothing is kept.
const maxDepth = 1000

// of returns what a cell holds.
func (v *values) of(at formula.Cell) formula.Value {
	value := v.value(at)
	isText := v.form[at] && (value.Kind == formula.Text || value.Kind == formula.Bool)
	v.asked = v.asked || isText || v.onText[at]
	return value
}

func (v *values) value(at formula.Cell) formula.Value {
	cell := v.book.At(at)
	if cell == nil || cell.Formula == "" {
		return v.book.Stored(at)
	}
	if cell.Array {
		return v.ofArray(at)
	}
	if value, ok := v.known[at]; ok {
		return value
	}
	stored := v.book.Stored(at)
	v.known[at] = stored // what comes back to it by calculation
	v.known[at] = v.calculated(at, stored)
	return v.known[at]
}

// ofArray returns what a cell of an array formula has stored, as what it is: some programs store its numbers as texts.
func (v *values) ofArray(at formula.Cell) formula.Value {
	stored := v.book.Stored(at)
	if value, err := v.book.Recalculate(at); err == nil && value.String() == stored.String() {
		return value
	}
	return stored
}

func (v *values) calculated(at formula.Cell, stored formula.Value) formula.Value {
	var value formula.Value
	var err error
	switch {
	case v.depth == maxDepth:
		value, err = v.book.Recalculate(at)
	case v.inCircle(at):
		return stored
	default:
		asked := v.asked
		v.asked = false
		v.depth++
		value, err = v.book.CalculateFormulas(at, v.of)
		v.depth--
		v.onText[at] = v.asked
		v.asked = asked
	}
	_, ofForm := v.form[at]
	switch {
	case err != nil || !known(value):
		return stored
	case known(stored) && stored.Kind != formula.Fault && ofForm && v.onText[at] && !v.afresh:
		v.kept = v.kept || !value.Near(stored)
		return stored
	case known(stored) && value.Kind == formula.Fault:
		return stored
	}
	return value
}

// inCircle reports whether a formula leads back to itself.
func (v *values) inCircle(at formula.Cell) bool {
	circle, err := v.book.Circle(at)
	return err != nil || len(circle) > 0
}

// known reports whether a value is one.
func known(v formula.Value) bool { return v.Kind != formula.Unknown && v.Kind != formula.Blank }
