package contract

import (
	"strings"

	"nianbao/check"
	"nianbao/check/rule"
	"nianbao/form"
)

// A Check is what came of checking files, in the order in which they were given.
type Check struct {
	Schema  int     `json:"schema"`
	Files   []File  `json:"files"`
	Among   []Among `json:"among,omitempty"`  // what is wrong between several of the files
	Roster  *Roster `json:"roster,omitempty"` // --roster
	Summary Summary `json:"summary"`
}

// A File is what came of checking one file.
type File struct {
	File     string    `json:"file"`
	Form     string    `json:"form"` // the edition; empty where the file is unreadable, as are agency and year
	Agency   string    `json:"agency"`
	Year     int       `json:"year"`
	Status   string    `json:"status"` // ok, findings, unreadable
	Error    string    `json:"error,omitempty"`
	Findings []Finding `json:"findings"`

	Unchecked []Unchecked `json:"unchecked,omitempty"`
	Unasked   bool        `json:"unasked,omitempty"` // none of Only could be checked: that nothing was found says nothing
	Only      []string    `json:"only,omitempty"`    // the rules or families that alone are told of
	Ignore    []string    `json:"ignore,omitempty"`  // those that are not

	Traced // of --json-lines alone
}

// An Unchecked is what of a file was not checked for want of another report.
type Unchecked struct {
	Report  string   `json:"report"` // what the form's relations call it: last, annual
	Why     string   `json:"why"`    // not_given, not_found, unlike
	Rules   []string `json:"rules"`
	Message string   `json:"message"`
}

// IsNotFound reports whether the report was looked for in a folder, and is not there.
func (u *Unchecked) IsNotFound() bool { return u.Why == string(check.NotFound) }

// LacksLast returns why the file was not held, or not wholly, against the report of the year before; "" where it was, or
// nobody asked for that.
func (f *File) LacksLast() string {
	for i := range f.Unchecked {
		if f.Unchecked[i].Report == form.Last {
			return f.Unchecked[i].Why
		}
	}
	return ""
}

// IsOneOfFew reports whether that is so of some files alone, since their reports of the year before could not be had; it is
// so of all where nobody named any.
func (f *File) IsOneOfFew() bool {
	why := f.LacksLast()
	return why != "" && why != string(check.NotGiven)
}

// A Finding is one breach of a rule.
type Finding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"` // error, warning, note
	Message  string `json:"message"`
	Cells    []Cell `json:"cells"`
	Expected string `json:"expected,omitempty"`
	Actual   string `json:"actual,omitempty"`
	Follows  *int   `json:"follows,omitempty"` // the index, among the file's findings, of the one that explains this one

	Waived string `json:"waived,omitempty"` // why staff say that it is well so; it does not count then

	Certain  bool      `json:"certain,omitempty"` // the suspects are the one smallest explanation, all together
	Suspects []Suspect `json:"suspects,omitempty"`
}

// A Suspect is a cell that most likely is wrong where figures do not hang together, best first.
type Suspect struct {
	Cell
	ShouldBe string `json:"should_be"` // in the form's unit
	Why      string `json:"why"`       // the slip, in Chinese
}

// A Cell is one that a finding is about.
type Cell struct {
	File  string `json:"file,omitempty"` // of another report that the file was held against: its file
	Cell  string `json:"cell"`           // its id, of another report on that one's form; empty for one that is none's
	Sheet string `json:"sheet"`          // of a Word file or a page the table's heading
	Ref   string `json:"ref"`            // J6; of a Word file or a page R4C7
	Value string `json:"value"`          // as typed
}

// A Summary counts files and findings.
type Summary struct {
	Files    int `json:"files"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`
	Waived   int `json:"waived,omitempty"` // findings that staff have explained: the others do not count them
}

// NewCheck returns files with their summary.
func NewCheck(files []File) Check {
	c := Check{Schema: Schema, Files: append([]File{}, files...)}
	for _, f := range files {
		c.Summary.add(f)
	}
	return c
}

// add counts one more file.
func (s *Summary) add(f File) {
	s.Files++
	for _, finding := range f.Findings {
		if finding.Waived != "" {
			s.Waived++
			continue
		}
		s.count(finding.Severity)
	}
}

// count counts one more finding.
func (s *Summary) count(severity string) {
	switch severity {
	case check.Error.String():
		s.Errors++
	case check.Warning.String():
		s.Warnings++
	case check.Note.String():
		s.Notes++
	}
}

// Count returns how many findings of a severity there are that staff have not explained.
func Count(list []Finding, of check.Severity) int {
	n := 0
	for i := range list {
		if list[i].Severity == of.String() && list[i].Waived == "" {
			n++
		}
	}
	return n
}

// Unreadable returns a file that could not be read, with the reason in Chinese.
func Unreadable(file, reason string) File {
	return File{File: file, Status: "unreadable", Error: reason, Findings: []Finding{}}
}

// NewFile returns a file that was read, with what was found in it.
func NewFile(file string, r *form.Report, findings []check.Finding) File {
	f := File{File: file, Form: r.Form.Edition, Agency: r.Agency, Year: r.Year, Status: "ok", Findings: Findings(findings)}
	for i := range findings {
		if findings[i].Waived == "" {
			f.Status = "findings"
		}
	}
	f.Choose(r, check.Choice{})
	return f
}

// Choose says of which rules the file's findings are.
func (f *File) Choose(r *form.Report, c check.Choice) {
	f.Only, f.Ignore, f.Unchecked = c.Only, c.Ignore, nil
	for _, u := range check.UncheckedIn(r, c) {
		f.Unchecked = append(f.Unchecked, Unchecked{u.Other.ID, string(u.Why), u.Rules, u.Message})
	}
}

// maxSuspects is how many suspects a finding lists: of a row that was shifted, the first.
const maxSuspects = 3

// Candidates returns all cells that a finding suspects, however many there are; nil for none.
func Candidates(f *check.Finding) []Suspect { return suspects(f.Candidates) }

func suspects(of []rule.Suspect) (list []Suspect) {
	for _, s := range of {
		c := Cell{s.Place.File, s.ID, s.Place.Sheet, s.Place.Ref, s.Value}
		list = append(list, Suspect{c, s.ShouldBe.String(), s.Why})
	}
	return list
}

func newFinding(f *check.Finding) Finding {
	j := Finding{f.Rule.ID, f.Rule.Severity.String(), f.Message, []Cell{}, f.Expected, f.Actual, f.Follows, f.Waived,
		f.Certain, nil}
	j.Suspects = suspects(f.Suspects[:min(len(f.Suspects), maxSuspects)])
	for _, c := range f.Cells {
		id := c.ID
		if c.Place.File != "" { // before it stands what the form's relations call the report
			_, id, _ = strings.Cut(id, ".")
		}
		j.Cells = append(j.Cells, Cell{c.Place.File, id, c.Place.Sheet, c.Place.Ref, c.Value})
	}
	return j
}
