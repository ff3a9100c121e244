package contract

import (
	"nianbao/form"
	"nianbao/form/fields"
)

// A Report is what a filing holds: its figures as decimals by cell id, its texts with their quotations filled in by section id. A cell
// without a figure has no key.
type Report struct {
	File   string            `json:"file"`
	Form   string            `json:"form"` // the edition
	Agency string            `json:"agency"`
	Year   int               `json:"year"` // 0 where the filing states none
	Values map[string]string `json:"values"`
	Texts  map[string]string `json:"texts"`
}

// NewReport returns what a report that was read from a file holds.
func NewReport(file string, r *form.Report) Report {
	d := Report{File: file, Form: r.Form.Edition, Agency: r.Agency, Year: r.Year, Values: map[string]string{}}
	for _, c := range r.Form.Cells {
		if v := r.Value(c); v.State == form.Number {
			d.Values[c.ID] = v.Number.String()
		}
	}
	d.Texts, _ = fields.Expand(r)
	return d
}
