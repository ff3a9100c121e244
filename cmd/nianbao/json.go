package main

import (
	"encoding/json"
	"io"
	"strings"

	"nianbao/check"
)

// The JSON that scripts rely on: keys never change their meaning, new ones may be added.

type jsonCheck struct {
	Schema  int         `json:"schema"`
	Files   []jsonFile  `json:"files"`
	Summary jsonSummary `json:"summary"`
}

type jsonFile struct {
	File     string        `json:"file"`
	Form     string        `json:"form"`
	Agency   string        `json:"agency"`
	Year     int           `json:"year"`
	Status   string        `json:"status"` // ok, findings, unreadable
	Error    string        `json:"error,omitempty"`
	Findings []jsonFinding `json:"findings"`
}

type jsonFinding struct {
	Rule     string     `json:"rule"`
	Severity string     `json:"severity"`
	Message  string     `json:"message"`
	Cells    []jsonCell `json:"cells"`
	Expected string     `json:"expected,omitempty"`
	Actual   string     `json:"actual,omitempty"`
}

type jsonCell struct {
	Cell  string `json:"cell"`
	Sheet string `json:"sheet"`
	Ref   string `json:"ref"`
	Value string `json:"value"`
}

type jsonSummary struct {
	Files    int `json:"files"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`
}

func checkJSON(outcomes []outcome) jsonCheck {
	j := jsonCheck{Schema: 1, Files: []jsonFile{}, Summary: jsonSummary{len(outcomes), count(outcomes, check.Error), count(outcomes, check.Warning), count(outcomes, check.Note)}}
	for _, o := range outcomes {
		file := jsonFile{File: o.path, Findings: []jsonFinding{}}
		switch {
		case o.err != nil:
			file.Status, file.Error = "unreadable", reasonWithout(o.path, o.err)
		case len(o.findings) == 0:
			file.Status = "ok"
		default:
			file.Status = "findings"
		}
		if o.filing != nil {
			r := o.filing.Report
			file.Form, file.Agency, file.Year = r.Form.Edition, r.Agency, r.Year
		}
		for i := range o.findings {
			file.Findings = append(file.Findings, findingJSON(&o.findings[i]))
		}
		j.Files = append(j.Files, file)
	}
	return j
}

func findingJSON(f *check.Finding) jsonFinding {
	j := jsonFinding{f.Rule.ID, f.Rule.Severity.String(), f.Message, []jsonCell{}, f.Expected, f.Actual}
	for _, c := range f.Cells {
		j.Cells = append(j.Cells, jsonCell{c.ID, c.Place.Sheet, c.Place.Ref, c.Value})
	}
	return j
}

// reasonWithout returns an error's words without the file's name before them.
func reasonWithout(path string, err error) string {
	return strings.TrimPrefix(err.Error(), path+"：")
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
