// Package view is what the page is told of a file: the verdict and the report as scripts have them, and the form as it is
// drawn, with what stands in it and where. The shapes are those of ../openapi.yaml.
package view

import (
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/form"
)

// A View is a file. Of one that cannot be read there is nothing but ID, Name and Check.
type View struct {
	ID          string        `json:"id"`
	Name        string        `json:"name"`
	Kind        string        `json:"kind,omitempty"`
	Check       contract.File `json:"check"`
	Accusations []string      `json:"accusations,omitempty"`

	// Candidates are by findings, each of those that it may be where it is not certain; of most none.
	Candidates [][]contract.Suspect `json:"candidates,omitempty"`

	Report      *contract.Report `json:"report,omitempty"`
	Tables      []Table          `json:"tables,omitempty"`
	Texts       []Text           `json:"texts,omitempty"`
	Particulars []Particular     `json:"particulars,omitempty"`
	Corrected   *Corrected       `json:"corrected,omitempty"`
	Waivers     []Waiver         `json:"waivers,omitempty"`
	Can         *Can             `json:"can,omitempty"`
	Last        *Last            `json:"last,omitempty"`
	Charts      []Chart          `json:"charts,omitempty"`
	Remarks     []string         `json:"remarks,omitempty"`
	Draft       string           `json:"draft,omitempty"`
}

// A Text is one of the report's texts, as typed.
type Text struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Section *int   `json:"section,omitempty"` // its place among the report's sections; nil of a note
	Note    bool   `json:"note,omitempty"`
	Text    string `json:"text"`
	Sheet   string `json:"sheet"`
	Ref     string `json:"ref"`
}

// A Particular is one fact about the agency.
type Particular struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Value string `json:"value"`
	Hint  string `json:"hint,omitempty"`
}

// Corrected is what was typed on the page, by ids.
type Corrected struct {
	Cells       map[string]string `json:"cells"`
	Texts       map[string]string `json:"texts"`
	Particulars map[string]string `json:"particulars"`
}

// A Waiver is what was explained on the page.
type Waiver struct {
	Rule   string `json:"rule"`
	Place  string `json:"place"`
	Reason string `json:"reason"`
}

// Can is what can be done with the file.
type Can struct {
	Undo     bool `json:"undo"`
	Redo     bool `json:"redo"`
	Workbook bool `json:"workbook"` // there is a workbook to be mended and marked
	PDF      bool `json:"pdf"`      // a converter is installed
}

// Last is last year's file, and its figures by this year's ids.
type Last struct {
	ID     string            `json:"id"`
	Name   string            `json:"name"`
	Year   int               `json:"year"`
	Values map[string]string `json:"values"`
}

var kinds = map[filing.Kind]string{filing.Workbook: "workbook", filing.Document: "document", filing.Page: "page",
	filing.PDF: "pdf", filing.Data: "data"}

// Fill enters what a filing holds.
func (v *View) Fill(f *filing.Filing) {
	r := f.Report
	report := f.Data()
	report.File = v.Name
	v.Kind, v.Report = kinds[f.Kind], &report
	v.Tables, v.Texts, v.Particulars, v.Charts = tables(r), texts(r), particulars(r), charts(r, f.Last())
}

func texts(r *form.Report) []Text {
	list := []Text{}
	for i, s := range r.Form.Sections {
		if s.Text != "" {
			list = append(list, newText(r, s))
			list[len(list)-1].Section = &i
		}
	}
	for _, s := range r.Form.Notes {
		t := newText(r, s)
		t.Note = true
		list = append(list, t)
	}
	return list
}

func newText(r *form.Report, s *form.Section) Text {
	t := r.Texts[s.Text]
	return Text{ID: s.Text, Title: s.Title, Text: t.Text, Sheet: t.Place.Sheet, Ref: t.Place.Ref}
}

func particulars(r *form.Report) []Particular {
	list := []Particular{}
	for _, p := range r.Form.Particulars {
		value := r.Particular(p.ID)
		if p.ID == form.Year && r.Year == 0 {
			value = r.Particulars[p.ID] // as it was typed, to be put right
		}
		list = append(list, Particular{p.ID, p.Label, value, p.Hint})
	}
	return list
}
