package filing

import (
	"nianbao/filing/seal"
	"nianbao/form"
)

// IsOwn reports whether this program wrote the named file and nobody has changed it since.
func IsOwn(path string) bool { return seal.IsOwn(path) }

// IsBlank reports whether the filing looks like a blank table: it has no text, and of its figures that are no totals,
// which formulas make 0, more are blank than not. What is carried over from last year may stand in it.
func (f *Filing) IsBlank() bool {
	r := f.Report
	for _, s := range r.Form.AllTexts() {
		if r.Texts[s.Text].Text != "" {
			return false
		}
	}
	blank, filled := 0, 0
	for _, c := range r.Form.Cells {
		switch v := r.Value(c); {
		case v.State == form.Blank:
			blank++
		case v.State != form.Number || !v.Number.IsZero():
			filled++
		}
	}
	return blank > filled
}
