package sheet

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/grid"
)

// figure returns what a formula that names the cell will reckon with.
func (w *workbookWriter) figure(c *form.Cell) decimal.Decimal {
	e := w.totals[c]
	if e == nil {
		if n, exact := exactNumber(w.report.Value(c)); exact && fits(n) {
			return n
		}
		return decimal.Zero
	}
	n, ok := w.known[c]
	if !ok {
		n = form.Sum(e.Right, w.figure)
		w.known[c] = n
	}
	return n
}

var exactShape = regexp.MustCompile(`^\s*[+-]?\d+(\.\d+)?\s*$`)

// exactNumber returns a value's figure when it was written as a figure and nothing else: not 3010 万元, not 1,234.
func exactNumber(v form.Value) (decimal.Decimal, bool) {
	if v.State == form.Number && (v.Kind == grid.Number || v.Text == "" || exactShape.MatchString(v.Text)) {
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
