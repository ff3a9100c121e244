package form

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// An Operator is how the two sides of a relation, or of a condition, compare.
type Operator int

const (
	Equal   Operator = iota // =
	AtMost                  // ≤
	AtLeast                 // ≥
	Less                    // <, of conditions alone
	More                    // >, of conditions alone
	Unequal                 // ≠, of conditions alone
)

// String returns the operator as the form prints it: ≤.
func (o Operator) String() string { return [...]string{"=", "≤", "≥", "<", ">", "≠"}[o] }

// Words returns the operator as a sentence has it: 不大于.
func (o Operator) Words() string {
	return [...]string{"等于", "不大于", "不小于", "小于", "大于", "不等于"}[o]
}

// Formula returns the operator as a workbook's formulas write it: <=.
func (o Operator) Formula() string { return [...]string{"=", "<=", ">=", "<", ">", "<>"}[o] }

// holds reports whether the left side may be so much more than the right. Two equal sides may differ by tolerance.
func (o Operator) holds(more, tolerance decimal.Decimal) bool {
	switch o {
	case AtMost:
		return !more.IsPositive()
	case AtLeast:
		return !more.IsNegative()
	case Less:
		return more.IsNegative()
	case More:
		return more.IsPositive()
	case Unequal:
		return !more.IsZero()
	}
	return !more.Abs().GreaterThan(tolerance)
}

// A Condition says when an equation is asked for: its left side compares so with its right and a number.
type Condition struct {
	Operator    Operator
	Left, Right []Term
	Number      decimal.Decimal // what it compares with where it has no right side
}

// Met reports whether the condition holds under the figures that value returns.
func (c *Condition) Met(value func(*Cell) decimal.Decimal) bool {
	return c.Operator.holds(Sum(c.Left, value).Sub(Sum(c.Right, value)).Sub(c.Number), decimal.Zero)
}

// Terms returns the terms of both sides; none of no condition.
func (c *Condition) Terms() []Term {
	if c == nil {
		return nil
	}
	return slices.Concat(c.Left, c.Right)
}

// Cells returns the cells of both sides; none of no condition.
func (c *Condition) Cells() []*Cell {
	var cells []*Cell
	for _, t := range c.Terms() {
		cells = append(cells, t.Cell)
	}
	return cells
}

// Words returns the condition as a clerk reads it: “预算数”大于 0.
func (c *Condition) Words() string {
	if len(c.Right) == 0 {
		return spell(c.Left) + c.Operator.Words() + " " + c.Number.String() + " "
	}
	return spell(c.Left) + c.Operator.Words() + spell(c.Right)
}

// spell names terms one after the other: “预算数”加“追加数”.
func spell(terms []Term) string {
	words := ""
	for i, t := range terms {
		switch {
		case t.Negative:
			words += "减"
		case i > 0:
			words += "加"
		}
		if strings.HasPrefix(t.Call, "“") { // a cell by its row and its column
			words += t.Call
		} else {
			words += Quote(t.Call)
		}
	}
	return words
}
