package check

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// relationRule returns the rule that a relation of a form is. Its example is what the check says of the relation's own example.
func relationRule(r *form.Relation) Rule {
	rule := Rule{ID: r.ID, Severity: Error, Title: r.Says, What: r.Says + "。", Basis: r.Basis, Mend: r.Mend}
	if r.Each != "" {
		rule.What = r.Each + "：" + rule.What
	}
	if lines := r.Equations; len(lines) > 0 {
		rule.Example = imbalance(lines[0], lines[0].Example(r.Breaks)) + "。"
	}
	return rule
}

// relation checks a relation's equations. One with a cell that is missing or no figure is left to the rules that say so.
func (c *checker) relation(r *form.Relation) {
	for _, e := range r.Equations {
		if !c.weighable(e) || e.Balanced(c.report.Number) {
			continue
		}
		var cells []Cell
		for _, side := range [][]form.Term{e.Left, e.Right} {
			for _, t := range side {
				cells = append(cells, c.cell(t.Cell))
			}
		}
		mend := r.Mend
		if total := e.Total(); total != nil && c.report.Value(total).Formula != "" {
			mend = "总计是公式 =" + c.report.Value(total).Formula + "：请看它有没有加全，有没有格里的数是文本；改好后用 WPS 或 Excel 重新计算并保存。"
		}
		c.found(cells[0].Place, imbalance(e, c.report.Number)+"。"+mend, cells...)
		f := &c.findings[len(c.findings)-1]
		f.Actual, f.Expected = form.Sum(e.Left, c.report.Number).String(), form.Sum(e.Right, c.report.Number).String()
	}
}

func (c *checker) cell(of *form.Cell) Cell {
	v := c.report.Value(of)
	return Cell{of.ID, v.Place, v.Text}
}

func (c *checker) weighable(e *form.Equation) bool {
	for _, side := range [][]form.Term{e.Left, e.Right} {
		for _, t := range side {
			v := c.report.Value(t.Cell)
			if v.State == form.Unreadable || v.State == form.Blank && v.Place == (form.Place{}) {
				return false
			}
		}
	}
	return true
}

// imbalance says how the two sides of an equation differ: 自然人：第一项 3001 + 第二项 34 = 3035，第三项 2932 + 第四项 130 = 3062，相差 27.
func imbalance(e *form.Equation, value func(*form.Cell) decimal.Decimal) string {
	left, right := form.Sum(e.Left, value), form.Sum(e.Right, value)
	line := e.Line
	if line != "" {
		line += "："
	}
	return line + side(e.Left, "", value, left) + "，" + side(e.Right, e.Relation.Sum, value, right) + "，相差 " + left.Sub(right).Abs().String()
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

// addends lists the figures of a side that are not 0, nothing when they are too many or too few to tell more than the sum.
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
