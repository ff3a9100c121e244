package contract

import (
	"nianbao/form"
	"nianbao/form/fields"
)

// A Report is what a filing holds: its figures as decimals by cell id, its texts with their quotations filled in by section
// id. A blank cell has no key. ReadReport reads it back.
type Report struct {
	Schema      int               `json:"schema"`
	File        string            `json:"file"`
	Form        string            `json:"form"` // the edition
	Agency      string            `json:"agency"`
	Year        int               `json:"year"` // 0 where the filing states none
	Particulars map[string]string `json:"particulars,omitempty"`
	Draft       bool              `json:"draft,omitempty"`
	Values      map[string]string `json:"values"`
	Words       map[string]string `json:"words,omitempty"`      // what stands in cells of words
	Strokes     []string          `json:"strokes,omitempty"`    // the cells in which a stroke stands
	Unreadable  map[string]string `json:"unreadable,omitempty"` // what is no figure, as typed: of a draft alone
	Texts       map[string]string `json:"texts"`
}

// NewReport returns what a report that was read from a file holds.
func NewReport(file string, r *form.Report) Report {
	d := Report{Schema: Schema, File: file, Form: r.Form.Edition, Agency: r.Agency, Year: r.Year,
		Values: map[string]string{}, Words: map[string]string{}, Particulars: map[string]string{},
		Unreadable: map[string]string{}}
	for _, p := range r.Form.Particulars {
		if text := r.Particulars[p.ID]; text != "" && p.ID != form.Agency && p.ID != form.Year {
			d.Particulars[p.ID] = text
		}
	}
	for _, t := range r.Form.Tables {
		for _, row := range t.Items() {
			if row.Label != "" {
				d.Words[t.KeyID(row)] = row.Label
			}
		}
	}
	for _, c := range r.Form.Cells {
		if c.Row.Spare {
			continue
		}
		switch v := r.Value(c); v.State {
		case form.Number:
			d.Values[c.ID] = v.Normalized()
		case form.Words:
			d.Words[c.ID] = v.Words
		case form.Stroke:
			d.Strokes = append(d.Strokes, c.ID)
		case form.Unreadable:
			d.Unreadable[c.ID] = v.Text
		}
	}
	d.Texts, _ = fields.Expand(r)
	return d
}
