package totals

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// imbalance says how the two sides of an equation differ: 自然人：第一项 3001 + 第二项 34 = 3035，第三项 2932 +
// 第四项 130 = 3062，相差 27. Of a comparison the side comes first that is too large: 受理数量 12，大于申请数量 10，多 2.
func imbalance(e *form.Equation, value func(*form.Cell) decimal.Decimal) string {
	if e.IsRatio() {
		return lead(e) + side(e.Left, "", value, form.Sum(e.Left, value)) + "，" + ratio(e, value)
	}
	leftSum, rightSum := form.Sum(e.Left, value), form.Sum(e.Right, value)
	left, right := side(e.Left, "", value, leftSum), side(e.Right, e.Relation.Sum, value, rightSum)
	more := leftSum.Sub(rightSum).Abs().String()
	line := lead(e)
	switch e.Relation.Operator {
	case form.AtMost:
		return line + left + larger(e.Left) + right + "，多 " + more
	case form.AtLeast:
		return line + right + larger(e.Right) + left + "，多 " + more
	}
	line += left + "，" + right + "，相差 " + more
	if !e.Relation.Tolerance.IsZero() {
		line += "，超过允许的 " + e.Relation.Tolerance.String()
	}
	return line
}

// lead returns what an equation is for, and when: 自然人：.
func lead(e *form.Equation) string {
	line := e.Line
	if line != "" {
		line += "："
	}
	if e.When != nil {
		line += e.When.Words() + "时，"
	}
	return line
}

// ratio says what ratio a figure must be: 决算数 6.5 除以预算数 7，应为 92.86%.
func ratio(e *form.Equation, value func(*form.Cell) decimal.Decimal) string {
	n, by := form.Sum(e.Right, value), form.Sum(e.By, value)
	want, ok := e.Value(value)
	if !ok {
		return side(e.By, "", value, by) + " 不能作除数，应当空着"
	}
	unit := ""
	if e.Times() == 100 {
		unit = "%"
	}
	return side(e.Right, "", value, n) + " 除以" + side(e.By, "", value, by) + "，应为 " + want.String() + unit
}

// larger stands between two sides of which the first is the larger.
func larger(first []form.Term) string {
	if len(first) == 1 {
		return " 大于"
	}
	return "，大于"
}

// side spells one side of an equation. sum is what a long side is called.
func side(terms []form.Term, sum string, value func(*form.Cell) decimal.Decimal, total decimal.Decimal) string {
	if len(terms) == 1 && !terms[0].Negative {
		return terms[0].Call + " " + total.String()
	}
	var b strings.Builder
	if sum != "" {
		b.WriteString(sum + " " + total.String())
		if figures := addends(terms, value); figures != "" {
			b.WriteString("（" + figures + "）")
		}
		return b.String()
	}
	for i, t := range terms {
		switch {
		case t.Negative:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(t.Call + " " + value(t.Cell).String())
	}
	return b.String() + " = " + total.String()
}

// maxAddends is how many figures a message lists before it gives only their sum.
const maxAddends = 8

// addends lists the figures of a side that are not 0, nothing when they are too many or too few to tell more than the
// sum.
func addends(terms []form.Term, value func(*form.Cell) decimal.Decimal) string {
	var figures []string
	for _, t := range terms {
		v := value(t.Cell)
		if v.IsZero() {
			continue
		}
		sign := " + "
		if t.Negative {
			sign = " - "
		}
		if len(figures) == 0 && !t.Negative {
			sign = ""
		}
		figures = append(figures, sign+v.String())
	}
	if len(figures) < 2 || len(figures) > maxAddends {
		return ""
	}
	return strings.Join(figures, "")
}
