package fill

import (
	"strconv"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/locate"
	"nianbao/ooxml/opc"
)

// Try says what keeps a report on a form from being filled into a document by its labels where it has every figure and
// every text: the error is that of [ByLabels], nil where it can be filled. The document stays as it is.
func Try(pkg *opc.Package, f *form.Form, index *locate.Index, but Omitted) error {
	_, err := ByLabels(pkg.Clone(), MadeUp(f, f.Years.From), index, but)
	return err
}

// A made-up figure is firstMadeUp, or so many steps more, and behind the point madeUpTenths where its cell has decimals:
// each is another, none that a document is likely to have, none 100 % of another, and none whole that need not be.
const (
	firstMadeUp  = 60_101
	stepMadeUp   = 997
	madeUpTenths = 3
)

// MadeUp returns a report on a form that has every particular, every figure and every text, of a year. What is computed
// from other figures is so, as a template may do it, too.
func MadeUp(f *form.Form, year int) *form.Report {
	r := form.NewReport(f)
	for _, p := range f.Particulars {
		r.Particulars[p.ID] = "某"
	}
	r.Agency, r.Year = "某某局", year
	r.Particulars[form.Agency], r.Particulars[form.Year] = r.Agency, strconv.Itoa(year)
	r.Particulars[form.Date] = strconv.Itoa(year+1) + "年1月20日"
	for i, c := range f.Cells {
		n := decimal.NewFromInt(firstMadeUp + stepMadeUp*int64(i))
		if c.Decimal() {
			n = n.Add(decimal.New(madeUpTenths, -1))
		}
		r.SetNumber(c, n)
	}
	compute(r)
	for _, s := range f.Texts() {
		r.Texts[s.Text] = form.Text{Text: "试填" + s.Name + "。"}
	}
	return r
}

// compute makes the figures of a report that are computed from others what these come to.
func compute(r *form.Report) {
	done := map[*form.Cell]bool{}
	var value func(c *form.Cell) decimal.Decimal
	value = func(c *form.Cell) decimal.Decimal {
		if e := r.Form.Computed(c); e != nil && !done[c] {
			done[c] = true
			if n, ok := e.Value(value); ok {
				r.SetNumber(c, n)
			}
		}
		return r.Number(c)
	}
	for _, c := range r.Form.Cells {
		value(c)
	}
}
