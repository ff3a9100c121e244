package xlsx

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/grid"
)

// calculated returns the cells that become formulas, with the equations they follow. An equation that would lead back to its own cell
// is left out, and the cell to the clerk: a workbook with a circle opens with a warning and calculates nothing.
func calculated(f *form.Form) map[*form.Cell]*form.Equation {
	wanted, made := f.Totals(), map[*form.Cell]*form.Equation{}
	for _, e := range f.Equations {
		if c := e.Total(); c != nil && wanted[c] == e && !leads(made, e, c, map[*form.Cell]bool{}) {
			made[c] = e
		}
	}
	return made
}

// leads reports whether an equation's right side builds, through formulas, on a cell.
func leads(made map[*form.Cell]*form.Equation, e *form.Equation, to *form.Cell, seen map[*form.Cell]bool) bool {
	for _, t := range e.Right {
		if t.Cell == to {
			return true
		}
		if next := made[t.Cell]; next != nil && !seen[t.Cell] {
			seen[t.Cell] = true
			if leads(made, next, to, seen) {
				return true
			}
		}
	}
	return false
}

// figure returns what a formula that names the cell will reckon with.
func (d *draft) figure(c *form.Cell) decimal.Decimal {
	e := d.totals[c]
	if e == nil {
		if n, plain := plainNumber(d.report.Value(c)); plain && fits(n) {
			return n
		}
		return decimal.Zero
	}
	n, ok := d.known[c]
	if !ok {
		n = form.Sum(e.Right, d.figure)
		d.known[c] = n
	}
	return n
}

var plainShape = regexp.MustCompile(`^\s*[+-]?\d+(\.\d+)?\s*$`)

// plainNumber returns a value's figure when it was written as a figure and nothing else: not 3010 万元, not 1,234.
func plainNumber(v form.Value) (decimal.Decimal, bool) {
	if v.State == form.Number && (v.Kind == grid.Number || v.Text == "" || plainShape.MatchString(v.Text)) {
		return v.Number, true
	}
	return decimal.Zero, false
}

// mostDigits is how many digits a worksheet keeps of a number.
const mostDigits = 15

// fits reports whether a cell can hold the figure as a number; one with more digits would come back as another.
func fits(n decimal.Decimal) bool {
	return len(strings.Trim(strings.NewReplacer("-", "", ".", "").Replace(n.String()), "0")) <= mostDigits
}
