package formula

import (
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// A Linear is a formula as a sum of cells, each with a factor, and a constant.
type Linear struct {
	Terms    map[Cell]decimal.Decimal // no factor is 0
	Constant decimal.Decimal
	Tried    bool // found by calculating with several figures, not by algebra
}

// A Mention is one mention of cells in a formula, with the factor that it counts with.
type Mention struct {
	Reference
	Factor decimal.Decimal
}

// Linear returns the sum that the formula of a cell is. A cell with a formula for which open returns true is replaced by its own sum; open
// may be nil. Cells that are named several times have their factors added up. Of a range all cells count within the used part of its sheet,
// whatever stands in them now. The errors are *syntax.Error of the cell's own formula, *Circle among the replaced cells, *Undecided.
func (w *Workbook) Linear(c Cell, open func(Cell) bool) (Linear, error) {
	x := expansion{w: w, open: open, left: map[Cell]int{}, own: c}
	if err := w.descend(c, &x); err != nil {
		return Linear{}, err
	}
	return x.add()
}

// Mentions returns what Linear adds up, before it does: the cells and ranges in the order in which they are written, with their factors.
// It tells cells that are named twice from cells that count double, and shows subtotals that stand beside their parts. The errors are those
// of Linear.
func (w *Workbook) Mentions(c Cell) ([]Mention, error) {
	d, err := w.directly(c)
	if err != nil {
		return nil, err
	}
	list := make([]Mention, 0, len(d.mentions))
	for _, m := range d.mentions {
		r := Reference{Sheet: m.sheet, Top: m.top, Left: m.left, Bottom: m.bottom, Right: m.right, Summed: m.summed, Text: m.text()}
		list = append(list, Mention{r, m.factor})
	}
	return list, nil
}

// A mention is an area with the factor that all its cells count with.
type mention struct {
	area
	factor   decimal.Decimal
	summed   bool
	subtotal bool        // cells with subtotals of their own do not count
	written  syntax.Node // as it stands in the formula
	called   string      // or the name that stands for it
}

func (m *mention) text() string {
	if m.called != "" {
		return m.called
	}
	return syntax.Print(m.written)
}

// A direct is the sum that a formula is, of what it names itself.
type direct struct {
	mentions []mention
	constant decimal.Decimal
	size     int // cells, as far as they were counted
	tried    bool
	err      error
}
