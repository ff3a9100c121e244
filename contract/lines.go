package contract

import "nianbao/check"

// A Traced says what a line was made from: a later run that is given the lines treats only what has changed.
type Traced struct {
	SHA256 string `json:"sha256,omitempty"` // of the file, in hexadecimal; empty where it cannot be read
	Basis  string `json:"basis,omitempty"`  // the hash of all else: options, the form, waivers, the program
}

// A Converted is what came of converting one file.
type Converted struct {
	File   string `json:"file"`
	Form   string `json:"form,omitempty"` // as of a File, as are agency and year
	Agency string `json:"agency,omitempty"`
	Year   int    `json:"year,omitempty"`
	// Status is written; findings where errors kept it from being written; unreadable; refused where the file could be
	// read and nothing was written for another reason, such as that a file stands there.
	Status       string    `json:"status"`
	Output       string    `json:"output,omitempty"`
	OutputSHA256 string    `json:"output_sha256,omitempty"`
	Error        string    `json:"error,omitempty"` // of those unreadable and refused: why, and what to do
	Findings     []Finding `json:"findings"`

	Unchecked []Unchecked `json:"unchecked,omitempty"` // as of a File
	Traced
}

// NewConverted returns what came of converting a file of which checking gave f.
func NewConverted(f File, output, sum string) Converted {
	c := Converted{File: f.File, Form: f.Form, Agency: f.Agency, Year: f.Year, Status: "findings", Output: output,
		OutputSHA256: sum, Findings: f.Findings, Unchecked: f.Unchecked}
	if output != "" {
		c.Status = "written"
	}
	return c
}

// NotConverted returns a file that was not converted, with the reason in Chinese: it is refused where checking gave f,
// unreadable where nothing is known of it.
func NotConverted(file, reason string, f *File) Converted {
	if f == nil {
		return Converted{File: file, Status: "unreadable", Error: reason, Findings: []Finding{}}
	}
	c := NewConverted(*f, "", "")
	c.Status, c.Error = "refused", reason
	return c
}

// A Fixed is what came of mending one file.
type Fixed struct {
	File         string    `json:"file"`
	Form         string    `json:"form,omitempty"`
	Agency       string    `json:"agency,omitempty"`
	Year         int       `json:"year,omitempty"`
	Status       string    `json:"status"` // written; planned where there was no place to write to; unreadable, refused
	Output       string    `json:"output,omitempty"`
	OutputSHA256 string    `json:"output_sha256,omitempty"`
	Error        string    `json:"error,omitempty"`
	Changes      []Change  `json:"changes"`
	Doubts       []Change  `json:"doubts"` // totals that were another figure: that, or a part, is wrong
	Unset        []Change  `json:"unset"`  // what should be changed and was not; after says why
	Findings     []Finding `json:"findings"`
	Traced
}

// A Filled is what came of filling a template with one row.
type Filled struct {
	Template     string `json:"template,omitempty"` // of several the one that was filled
	Row          string `json:"row,omitempty"`      // where it stands in the data; none where there are no rows
	Status       string `json:"status"`             // written, refused
	Output       string `json:"output"`
	OutputSHA256 string `json:"output_sha256,omitempty"`
	Error        string `json:"error,omitempty"`
}

// A Change is what mending does to one cell; sheet, ref and cell are empty where the whole workbook is meant.
type Change struct {
	Cell   string `json:"cell,omitempty"` // its id, empty for one that is none of the form's
	Sheet  string `json:"sheet,omitempty"`
	Ref    string `json:"ref,omitempty"`
	Before string `json:"before"`
	After  string `json:"after"`
	Why    string `json:"why,omitempty"`
}

// A Shown is what one file holds.
type Shown struct {
	Report
	Traced
}

// Findings returns findings as a File lists them.
func Findings(list []check.Finding) []Finding {
	all := []Finding{}
	for i := range list {
		all = append(all, newFinding(&list[i]))
	}
	return all
}
