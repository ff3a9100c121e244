package fix

import (
	"nianbao/formula"
	"nianbao/grid"
)

// values are what the cells of a workbook hold once its formulas are calculated anew. A formula keeps what is stored
// beside it where it cannot be calculated here, because it asks for another file or for a function that is not known,
// where it would give an error value for a figure, and where it is one of several cells together; those that build on
// it are calculated from that.
type values struct {
	book  *formula.Workbook
	known map[formula.Cell]formula.Value
	depth int

	wrong   map[formula.Cell]bool // cells that hold no number where one belongs
	onWrong map[formula.Cell]bool // formulas that ask for such a cell, or for one that does
	asked   bool                  // the formula that is being calculated is one of them
}

func newValues(book *grid.Book, wrong map[formula.Cell]bool) *values {
	return &values{
		book: formula.New(book), known: map[formula.Cell]formula.Value{},
		wrong: wrong, onWrong: map[formula.Cell]bool{},
	}
}

// maxDepth bounds how deep a calculation goes from formula to formula. Below that nothing is kept.
const maxDepth = 1000

// of returns what a cell holds.
func (v *values) of(at formula.Cell) formula.Value {
	value := v.value(at)
	v.asked = v.asked || v.wrong[at] || v.onWrong[at]
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
		value, err = v.book.Calculate(at, v.of)
		v.depth--
		v.onWrong[at] = v.asked
		v.asked = asked
	}
	if err != nil || !known(value) || value.Kind == formula.Fault && known(stored) {
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
