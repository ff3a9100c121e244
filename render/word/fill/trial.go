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

// firstMadeUp is the first figure of a report that is made up: each of its figures is another, and none that a document
// is likely to have.
const firstMadeUp = 60_101

// MadeUp returns a report on a form that has every particular, every figure and every text, of a year.
func MadeUp(f *form.Form, year int) *form.Report {
	r := form.NewReport(f)
	for _, p := range f.Particulars {
		r.Particulars[p.ID] = "某"
	}
	r.Agency, r.Year = "某某局", year
	r.Particulars[form.Agency], r.Particulars[form.Year] = r.Agency, strconv.Itoa(year)
	r.Particulars[form.Date] = strconv.Itoa(year+1) + "年1月20日"
	for i, c := range f.Cells {
		r.SetNumber(c, decimal.NewFromInt(firstMadeUp+int64(i)))
	}
	for _, s := range f.Texts() {
		r.Texts[s.Text] = form.Text{Text: "试填" + s.Name + "。"}
	}
	return r
}
