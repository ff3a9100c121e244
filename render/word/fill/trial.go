package fill

import (
	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/locate"
	"nianbao/ooxml/opc"
)

// Try says what keeps a report on a form from being filled into a document by its labels where it has every figure and
// every text: the error is that of [ByLabels], nil where it can be filled. The document stays as it is.
func Try(pkg *opc.Package, f *form.Form, index *locate.Index, but Omitted) error {
	r := form.NewReport(f)
	r.Agency, r.Year = "某某局", f.Years.From
	for _, c := range f.Cells {
		r.SetNumber(c, decimal.Zero)
	}
	for _, s := range f.Texts() {
		r.Texts[s.Text] = form.Text{Text: "无。"}
	}
	_, err := ByLabels(pkg.Clone(), r, index, but)
	return err
}
