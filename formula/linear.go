package formula

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// A Linear is a formula as a sum of cells, each with a factor, and a constant.
type Linear struct {
	Terms    map[Cell]decimal.Decimal // no factor is 0
	Constant decimal.Decimal
	probed   bool // found by calculating with several figures, not by algebra
}

// Probed says whether the sum was found by calculating with several figures: with others the formula may come to
// something else.
func (l *Linear) Probed() bool { return l.probed }

// A Mention is one mention of cells in a formula, with the factor that it counts with.
type Mention struct {
	Reference
	Factor decimal.Decimal
}

// Linear returns the sum that the formula of a cell is. A cell with a formula for which expand returns true is replaced
// by its own sum; expand may be nil. Cells that are named several times have their factors added up. Of a range all cells
// count within the used part of its sheet, whatever stands in them now. The errors are *syntax.Error of the cell's own
// formula, *Circle among the replaced cells, *Undecided.
func (w *Workbook) Linear(c Cell, expand func(Cell) bool) (Linear, error) {
	return w.linear(c, expand, false)
}

// Within returns the sum that the formula of a cell keeps within bounds or shows only sometimes, A1-B1 of MAX(0,A1-B1)
// and of IF(A1="","",A1-B1), that of each cell that is replaced likewise. Of any other formula it is that of Linear.
func (w *Workbook) Within(c Cell, expand func(Cell) bool) (Linear, error) {
	return w.linear(c, expand, true)
}

func (w *Workbook) linear(c Cell, expand func(Cell) bool, within bool) (Linear, error) {
	x := expansion{w: w, expand: expand, within: within, state: map[Cell]visit{}, own: c}
	if err := w.walkDependencies(c, &x); err != nil {
		return Linear{}, err
	}
	return x.add()
}

// Mentions returns what Linear adds up, before it does: the cells and ranges in the order in which they are written,
// with their factors. It tells cells that are named twice from cells that count double, and shows subtotals that stand
// beside their parts. The errors are those of Linear.
func (w *Workbook) Mentions(c Cell) ([]Mention, error) {
	d, err := w.ownSum(c, false)
	if err != nil {
		return nil, err
	}
	list := make([]Mention, 0, len(d.mentions))
	for _, m := range d.mentions {
		r := Reference{
			Sheet: m.sheet, Top: m.top, Left: m.left, Bottom: m.bottom, Right: m.right, Summed: m.summed, Text: m.text(),
		}
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
	alias    string      // or the name that stands for it
}

func (m *mention) text() string {
	if m.alias != "" {
		return m.alias
	}
	return syntax.Print(m.written)
}

// A sumKey says of which cell an ownSum is, and whether within its bounds.
type sumKey struct {
	Cell
	within bool
}

// An ownSum is the sum that a formula is, of what it names itself.
type ownSum struct {
	mentions []mention
	constant decimal.Decimal
	size     int // cells, as far as they were counted
	probed   bool
	err      error
}

// An expansion replaces cells by their sums. It is led over the cells to replace and then adds up from the first one
// down: a cell comes after all that name it, so that it is replaced once, with its whole factor.
type expansion struct {
	w      *Workbook
	own    Cell
	expand func(Cell) bool
	within bool // bounds, see Within
	path   []Cell
	state  map[Cell]visit
	order  []Cell // as they were left: a cell before all that name it
}

// A visit is how far the cells that a cell names have been gone over.
type visit uint8

const (
	notVisited visit = iota
	visiting
	visited
)

func (x *expansion) enter(c Cell) ([]area, error) {
	x.state[c] = visiting
	x.path = append(x.path, c)
	d, err := x.w.ownSum(c, x.within)
	if err != nil {
		return nil, x.explained(c, err)
	}
	areas := make([]area, 0, len(d.mentions))
	for i := range d.mentions {
		areas = append(areas, d.mentions[i].area)
	}
	return areas, nil
}

// explained says of which cell a formula is not understood.
func (x *expansion) explained(c Cell, err error) error {
	if c == x.own {
		return err
	}
	return undecided(x.w.Ref(c), "的公式：", err.Error())
}

func (x *expansion) edge(to Cell) (bool, error) {
	if to != x.own && (x.expand == nil || !x.expand(to)) {
		return false, nil
	}
	if x.state[to] == visiting {
		return false, x.w.circleError(slices.Clone(x.path[slices.Index(x.path, to):]))
	}
	return x.state[to] == notVisited, nil
}

func (x *expansion) leave(c Cell) error {
	x.state[c] = visited
	x.path = x.path[:len(x.path)-1]
	x.order = append(x.order, c)
	return nil
}

func (x *expansion) add() (Linear, error) {
	sum := Linear{}
	for i := len(x.order) - 1; i >= 0; i-- {
		c := x.order[i]
		factor := one
		if c != x.own {
			factor = sum.Terms[c]
			delete(sum.Terms, c)
		}
		if err := x.addCell(&sum, c, factor); err != nil {
			return Linear{}, err
		}
	}
	for c, factor := range sum.Terms {
		if factor = roundedFactor(factor); factor.IsZero() {
			delete(sum.Terms, c)
			continue
		}
		sum.Terms[c] = factor
	}
	sum.Constant = roundedFactor(sum.Constant)
	return sum, nil
}

// addCell adds a factor times the sum that a cell is.
func (x *expansion) addCell(sum *Linear, c Cell, factor decimal.Decimal) error {
	d, err := x.w.ownSum(c, x.within)
	if err != nil {
		return err
	}
	if sum.Terms == nil {
		sum.Terms = make(map[Cell]decimal.Decimal, d.size)
	}
	sum.probed = sum.probed || d.probed
	fits := true
	if sum.Constant, fits = syntax.CellNumber(sum.Constant.Add(scaled(d.constant, factor))); !fits {
		return undecided("公式的数太大")
	}
	for i := range d.mentions {
		m := &d.mentions[i]
		product, fits := syntax.CellNumber(scaled(m.factor, factor))
		if !fits {
			return undecided("公式的数太大")
		}
		for at := range x.w.cells(m.area) {
			if m.subtotal && x.w.isSubtotal(at) {
				continue
			}
			had, twice := sum.Terms[at]
			switch {
			case !x.w.spend(1):
				return undecided(tooMuch)
			case twice:
				sum.Terms[at] = had.Add(product)
			case len(sum.Terms) == maxCells:
				return undecided(overLimits)
			default:
				sum.Terms[at] = product
			}
		}
	}
	return nil
}

// scaled returns d times a factor, which mostly is one.
func scaled(d, factor decimal.Decimal) decimal.Decimal {
	if d.IsZero() || factor.Equal(one) {
		return d
	}
	return d.Mul(factor)
}

// roundedFactor takes away what dividing leaves behind the last digits: three times a third is one.
func roundedFactor(d decimal.Decimal) decimal.Decimal {
	const digits = 18
	if d.NumDigits() <= digits {
		return d
	}
	return d.Round(int32(digits - syntax.Magnitude(d)))
}
