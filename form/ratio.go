package form

import "github.com/shopspring/decimal"

// A ratio is an equation whose right side is divided by another and rounded, times 100 where the left side counts in %:
// 完成率 = 决算数 / 预算数. Where the divisor is 0 there is none, and the left side is left blank.

// IsRatio reports whether the left side is a ratio.
func (e *Equation) IsRatio() bool { return len(e.By) > 0 }

// Times is what a ratio is multiplied by: 100 for a cell that counts in %.
func (e *Equation) Times() int64 {
	if HalfWidth(e.Left[0].Cell.Unit()) == "%" {
		return 100
	}
	return 1
}

// Value returns what the equation makes of its right side under the figures that value returns: the sum, or the rounded
// ratio, false where that is divided by 0.
func (e *Equation) Value(value func(*Cell) decimal.Decimal) (decimal.Decimal, bool) {
	n := Sum(e.Right, value)
	if !e.IsRatio() {
		return n, true
	}
	by := Sum(e.By, value)
	if by.IsZero() {
		return decimal.Zero, false
	}
	return n.Mul(decimal.NewFromInt(e.Times())).DivRound(by, e.Relation.Places), true
}

// Rounds reports whether a figure is what the ratio comes to, rounded up or down where it lies in the middle between two
// figures: programs that reckon in binary fractions may do either. Where one divides by 0, that is none.
func (e *Equation) Rounds(figure decimal.Decimal, value func(*Cell) decimal.Decimal) bool {
	by := Sum(e.By, value)
	if by.IsZero() {
		return figure.IsZero()
	}
	off := figure.Mul(by).Sub(Sum(e.Right, value).Mul(decimal.NewFromInt(e.Times()))).Abs()
	half := decimal.New(5, -e.Relation.Places-1)
	return figure.Equal(figure.Round(e.Relation.Places)) &&
		!off.GreaterThan(by.Abs().Mul(half.Add(e.Relation.Tolerance)))
}

// Ratios returns the cells that are ratios of others, with their equations.
func (f *Form) Ratios() map[*Cell]*Equation { return f.ratios }

// Computed returns the equation that a cell's formula follows, as a sum or as a ratio; nil for one that staff fill.
func (f *Form) Computed(c *Cell) *Equation {
	if e := f.totals[c]; e != nil {
		return e
	}
	return f.ratios[c]
}
