package fix

import (
	"nianbao/formula"
	"nianbao/grid"
)

// values are what the cells of a workbook hold once its formulas are calculated anew. A formula that cannot be
// calculated here, because it asks for another file or for a function that is not known, holds what is stored beside
// it, and those that build on it are calculated from that.
type values struct {
	book  *formula.Workbook
	known map[formula.Cell]formula.Value
	depth int
}

func newValues(book *grid.Book) *values {
	return &values{book: formula.New(book), known: map[formula.Cell]formula.Value{}}
}

// maxDepth bounds how deep a calculation goes from formula to formula.
const maxDepth = 200

// of returns what a cell holds.
func (v *values) of(at formula.Cell) formula.Value {
	cell := v.book.At(at)
	if cell == nil || cell.Formula == "" {
		return v.book.Stored(at)
	}
	if value, ok := v.known[at]; ok {
		return value
	}
	value, err := v.book.Recalculate(at)
	if err != nil || !known(value) || value.Kind == formula.Fault {
		value = v.fromStored(at)
	}
	v.known[at] = value
	return value
}

// fromStored calculates a formula of which something cannot be calculated. An error value takes no figure's place: what
// the formula then builds on is told of.
func (v *values) fromStored(at formula.Cell) formula.Value {
	stored := v.book.Stored(at)
	if v.depth == maxDepth || v.inCircle(at) || v.book.At(at).Array {
		return stored
	}
	v.known[at] = stored // what comes back to it by calculation
	v.depth++
	value, err := v.book.Calculate(at, v.of)
	v.depth--
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
