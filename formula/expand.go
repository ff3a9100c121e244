package formula

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
)

// An expansion replaces cells by their sums. It is led over the cells to replace and then adds up from the first one down: a cell comes
// after all that name it, so that it is replaced once, with its whole factor.
type expansion struct {
	w     *Workbook
	own   Cell
	open  func(Cell) bool
	path  []Cell
	left  map[Cell]int // 1 while its own cells are gone over, 2 after
	order []Cell       // as they were left: a cell before all that name it
}

func (x *expansion) enter(c Cell) ([]area, error) {
	x.left[c] = 1
	x.path = append(x.path, c)
	d, err := x.w.directly(c)
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
	if to != x.own && (x.open == nil || !x.open(to)) {
		return false, nil
	}
	if x.left[to] == 1 {
		return false, x.w.circle(slices.Clone(x.path[slices.Index(x.path, to):]))
	}
	return x.left[to] == 0, nil
}

func (x *expansion) leave(c Cell) error {
	x.left[c] = 2
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
		if factor = rounded(factor); factor.IsZero() {
			delete(sum.Terms, c)
			continue
		}
		sum.Terms[c] = factor
	}
	sum.Constant = rounded(sum.Constant)
	return sum, nil
}

// addCell adds a factor times the sum that a cell is.
func (x *expansion) addCell(sum *Linear, c Cell, factor decimal.Decimal) error {
	d, err := x.w.directly(c)
	if err != nil {
		return err
	}
	if sum.Terms == nil {
		sum.Terms = make(map[Cell]decimal.Decimal, d.size)
	}
	sum.Tried = sum.Tried || d.tried
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

// rounded takes away what dividing leaves behind the last digits: three times a third is one.
func rounded(d decimal.Decimal) decimal.Decimal {
	const digits = 18
	if d.NumDigits() <= digits {
		return d
	}
	return d.Round(int32(digits - syntax.Magnitude(d)))
}
