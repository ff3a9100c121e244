package sheet

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
	"nianbao/xlsx/worksheet"
)

// figure returns what a formula that names the cell will reckon with.
func (w *workbookWriter) figure(c *form.Cell) decimal.Decimal {
	e := w.form.Computed(c)
	if e == nil || w.staysAsGiven(c) {
		if n, exact := exactNumber(c, w.report.Value(c)); exact && fits(n) {
			return n
		}
		return decimal.Zero
	}
	n, ok := w.known[c]
	if !ok {
		n, _ = e.Value(w.figure)
		w.known[c] = n
	}
	return n
}

// staysAsGiven reports whether a total is written as it was given and not as a formula: one that was left blank, and one
// that was given although some that it adds up were left blank, or that may differ from its parts. Its formula would
// make another figure of it.
func (w *workbookWriter) staysAsGiven(total *form.Cell) bool {
	if w.isLeftBlank(total) {
		return true
	}
	v, e := w.report.Value(total), w.form.Computed(total)
	n, exact := exactNumber(total, v)
	rounded := v.Formula == "" && (e.IsRatio() || !e.Relation.Tolerance.IsZero())
	want, _ := e.Value(w.figure)
	return exact && fits(n) && (rounded || w.restsOnBlank(total)) && !n.Equal(want)
}

// restsOnBlank reports whether a total adds up totals that were left blank.
func (w *workbookWriter) restsOnBlank(total *form.Cell) bool {
	e := w.form.Computed(total)
	return e != nil && slices.ContainsFunc(e.Parts(), func(t form.Term) bool {
		return w.form.Computed(t.Cell) != nil && (w.isLeftBlank(t.Cell) || w.restsOnBlank(t.Cell))
	})
}

// isLeftBlank reports whether a total was left blank, or has a stroke, where it was read, in a table that was filled: it
// stays as it was given. A formula there would give a 0 that nobody wrote.
func (w *workbookWriter) isLeftBlank(total *form.Cell) bool {
	v := w.report.Value(total)
	if e := w.form.Ratios()[total]; e != nil {
		if _, ok := e.Value(w.figure); !ok { // its formula gives nothing either
			return false
		}
	}
	if v.State != form.Blank && v.State != form.Stroke || v.Formula != "" || v.Place == (form.Place{}) {
		return false
	}
	filled, known := w.filled[total.Table]
	if !known {
		for _, c := range total.Table.Cells {
			filled = filled || w.report.Value(c).State != form.Blank
		}
		w.filled[total.Table] = filled
	}
	return filled
}

var exactShape = regex.New(`^\s*[+-]?\d+(\.\d+)?\s*$`)

// exactNumber returns a value's figure when it was written as a figure and nothing else: not 3010 万元, not 1,234. What
// counts in the unit of a label or note that is not here any more is written as the figure that it is in the form's.
func exactNumber(c *form.Cell, v form.Value) (decimal.Decimal, bool) {
	switch {
	case v.State != form.Number:
		return decimal.Zero, false
	case v.Kind == grid.Number, v.Text == "", exactShape.MatchString(v.Text):
		return v.Number, true
	}
	typed := form.ParseValue(v.Text, grid.Text, c.Unit(), "")
	return v.Number, typed.State != form.Number || !typed.Number.Equal(v.Number)
}

// mostDigits is how many digits a worksheet keeps of a number.
const mostDigits = 15

// fits reports whether a cell can hold the figure as a number; one with more digits would come back as another.
func fits(n decimal.Decimal) bool {
	return len(strings.Trim(signs.Replace(n.String()), "0")) <= mostDigits
}

var signs = strings.NewReplacer("-", "", ".", "")

// shownRatio returns what a ratio's formula gives: nothing where it is divided by 0.
func (w *workbookWriter) shownRatio(c *form.Cell) worksheet.Value {
	if _, ok := w.form.Ratios()[c].Value(w.figure); !ok {
		return worksheet.Value{}
	}
	return worksheet.Number(w.figure(c))
}
