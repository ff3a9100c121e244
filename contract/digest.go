package contract

import "nianbao/render/digest"

// A Digest is what came of a run over many files, as --summary writes it: a row a file. Unlike [Check] it has no
// findings but counts, and what is to be mended first.
type Digest struct {
	Schema  int            `json:"schema"`
	Files   []DigestFile   `json:"files"`
	Rules   map[string]int `json:"rules"` // findings by rule
	Summary DigestSummary  `json:"summary"`
	Stopped int            `json:"stopped,omitempty"` // how many files were not looked at: the run was stopped
	Only    []string       `json:"only,omitempty"`    // the rules and families that alone were told of
	Ignore  []string       `json:"ignore,omitempty"`  // those that were not
}

// A DigestFile is a file of a run.
type DigestFile struct {
	File     string         `json:"file"`
	Agency   string         `json:"agency"`
	Year     int            `json:"year"`
	Form     string         `json:"form"`
	State    string         `json:"state"` // ok, unchecked, warnings, errors, unreadable
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Notes    int            `json:"notes"`
	Waived   int            `json:"waived,omitempty"`
	Families map[string]int `json:"families"` // findings by the letter of their rules
	Rule     string         `json:"rule,omitempty"`
	Cause    string         `json:"cause,omitempty"` // what is to be mended first, or why the file is unreadable
	Suspect  string         `json:"suspect,omitempty"`
	Output   string         `json:"output,omitempty"`
	NoLast   string         `json:"no_last,omitempty"` // why it was not held against last year's: not_given, not_found, unlike
}

// A DigestSummary counts files and agencies by how they stand.
type DigestSummary struct {
	Files      int            `json:"files"`
	Agencies   int            `json:"agencies"`
	States     map[string]int `json:"states"`          // files
	ByAgencies map[string]int `json:"agencies_states"` // agencies, each by the worst of its files
}

// NewDigest returns a digest as others' scripts read it.
func NewDigest(d *digest.Digest) Digest {
	out := Digest{Schema, []DigestFile{}, map[string]int{}, DigestSummary{len(d.Rows), d.Agencies(), map[string]int{},
		map[string]int{}}, d.Left, d.Scope.Only, d.Scope.Ignore}
	for i := range d.Rows {
		r := &d.Rows[i]
		families := r.Families
		if families == nil {
			families = map[string]int{}
		}
		out.Files = append(out.Files, DigestFile{r.File, r.Agency, r.Year, r.Edition, r.State.Word(), r.Errors, r.Warnings,
			r.Notes, r.Waived, families, r.Rule, r.Cause, r.Suspect, r.Output, r.NoLast})
	}
	for rule, n := range d.Rules {
		out.Rules[rule] = n
	}
	for _, s := range digest.States {
		if n := d.Files(s); n > 0 || s != digest.Unchecked {
			out.Summary.States[s.Word()] = n
		}
	}
	for _, b := range d.ByState() {
		out.Summary.ByAgencies[b.Word] = b.Count
	}
	return out
}
