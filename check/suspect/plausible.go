package suspect

import (
	"math"
	"strconv"
	"strings"

	"nianbao/form"
)

// plausible returns how much more likely the cells' figures are with some changes than as they stand, as the natural
// logarithm of the odds. What tells is last year's figure, the others of its row and column, whether the texts name it,
// and what is stated of it.
func (f *finder) plausible(changes []change) float64 {
	sum := 0.0
	for _, c := range changes {
		x := &f.cells[c.cell]
		if x.total {
			continue
		}
		like := f.likeness(c.cell)
		meant := x.figure + c.by
		sum += like.of(meant) - like.of(x.figure) + f.named(x, meant) - f.named(x, x.figure)
	}
	return sum + f.evidence(changes)
}

// A likeness is what a cell's figure is likely to be: nothing, or a figure about as large as expected.
type likeness struct {
	none   float64 // how likely it is 0
	about  float64 // the figure expected
	spread float64 // of its natural logarithm
	unit   float64
}

func (l likeness) of(n int64) float64 {
	if n == 0 {
		return math.Log(l.none)
	}
	if n < 0 {
		n = -n
	}
	// A Cauchy distribution of the logarithm: figures far from what is expected are rare, none is out of the question.
	size := float64(n) / l.unit
	z := (math.Log(size+0.5) - math.Log(l.about+0.5)) / l.spread
	return math.Log((1 - l.none) / (math.Pi * l.spread * (1 + z*z) * (size + 0.5)))
}

// The spread of what is expected, in natural logarithms: of a figure whose year before is known, and of one that only
// its row and column tell of.
const (
	spreadLast  = 0.35
	spreadTable = 1.2
)

func (f *finder) likeness(cell int) likeness {
	x := &f.cells[cell]
	if x.like == nil {
		like := f.expected(cell)
		x.like = &like
	}
	return *x.like
}

func (f *finder) expected(cell int) likeness {
	x := &f.cells[cell]
	unit := float64(x.unit)
	if last, ok := f.lastYear(x.of); ok {
		none := 0.2 / (1 + last)
		if last == 0 {
			none = 0.8
		}
		return likeness{none: none, about: last, spread: spreadLast, unit: unit}
	}
	t := f.beside(cell)
	return likeness{none: t.none, about: t.about, spread: spreadTable, unit: unit}
}

// lastYear returns the figure of a cell in last year's report, false where that is not at hand.
func (f *finder) lastYear(c *form.Cell) (float64, bool) {
	last, _ := f.of.Report.Last()
	if last == nil {
		return 0, false
	}
	of := last.Form.Cell(c.ID)
	if of == nil || last.Value(of).State != form.Number {
		return 0, false
	}
	return last.Number(of).InexactFloat64(), true
}

// beside returns what the other figures of a cell's row and column let expect.
func (f *finder) beside(cell int) likeness {
	x := &f.cells[cell]
	own := x.line()
	all := f.lineOf(x.of.Table).sum - own.sum
	var zeros, count, sums [2]float64
	for k, line := range []any{tableLine{x.of.Table, x.of.Row}, tableLine{x.of.Table, x.of.Column}} {
		of := f.lineOf(line)
		zeros[k], count[k], sums[k] = of.zeros-own.zeros, of.count-own.count, of.sum-own.sum
	}
	odds := 1.0
	for k := range zeros {
		odds *= (zeros[k] + 1) / (count[k] - zeros[k] + 1)
	}
	// What would stand there if rows and columns had nothing to do with each other; of nothing something is left.
	const some = 0.3
	about := (sums[0] + some) * (sums[1] + some) / (max(0, all-sums[0]-sums[1]) + some)
	return likeness{none: odds / (1 + odds), about: min(about, max(sums[0], sums[1], 1))}
}

// A tableLine is a row or column of a table.
type tableLine struct {
	table *form.Table
	line  *form.Leaf
}

// A lineSum is what the cells of a row, a column or a table that are no totals have together.
type lineSum struct{ sum, zeros, count float64 }

// line returns what a cell adds to its lines.
func (x *typedCell) line() lineSum {
	switch {
	case x.total:
		return lineSum{}
	case x.figure == 0:
		return lineSum{0, 1, 1}
	}
	return lineSum{float64(x.figure) / float64(x.unit), 0, 1}
}

// lineOf returns what the cells of a tableLine or a table have together. All are summed up once: a form
// may have thousands of cells.
func (s *system) lineOf(line any) lineSum {
	if s.sums == nil {
		s.sums = map[any]lineSum{}
		for at := range s.cells {
			x := &s.cells[at]
			own := x.line()
			for _, line := range []any{x.of.Table, tableLine{x.of.Table, x.of.Row}, tableLine{x.of.Table, x.of.Column}} {
				of := s.sums[line]
				s.sums[line] = lineSum{of.sum + own.sum, of.zeros + own.zeros, of.count + own.count}
			}
		}
	}
	return s.sums[line]
}

// How much more likely a figure is that something else says.
const (
	oddsNamed = 4.0  // the texts have a number of two digits
	oddsLong  = 20.0 // of three and more
)

// numbers are those that the report's texts name.
func (s *system) numbers() map[string]bool {
	if s.texts == nil {
		s.texts = map[string]bool{}
		for _, text := range s.of.Report.Texts {
			for _, n := range strings.FieldsFunc(text.Text, func(r rune) bool { return r < '0' || r > '9' }) {
				s.texts[n] = true
			}
		}
	}
	return s.texts
}

// named returns what speaks for a cell's holding a figure besides its size.
func (f *finder) named(x *typedCell, n int64) float64 {
	sum := 0.0
	if digits := strconv.FormatInt(n/x.unit, 10); n%x.unit == 0 && f.numbers()[digits] {
		switch {
		case len(digits) > 2:
			sum += math.Log(oddsLong)
		case len(digits) == 2:
			sum += math.Log(oddsNamed)
		}
	}
	return sum
}
