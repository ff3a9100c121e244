package contract

// A FormCheck is what came of checking definitions of forms, in the order in which they were given.
type FormCheck struct {
	Schema  int         `json:"schema"`
	Files   []FormFile  `json:"files"`
	Summary FormSummary `json:"summary"`
}

// A FormFile is what came of checking one definition.
type FormFile struct {
	File     string        `json:"file"`   // its form.yaml
	Status   string        `json:"status"` // ok, findings, unreadable
	Error    string        `json:"error,omitempty"`
	Findings []FormFinding `json:"findings"`       // by their lines
	More     bool          `json:"more,omitempty"` // there are more mistakes than are listed
}

// A FormFinding is a mistake in a definition, or what is left in it for people to decide.
type FormFinding struct {
	Line     int    `json:"line,omitempty"` // 0 where the whole file is meant
	Severity string `json:"severity"`       // error; warning for what is left to be decided
	Message  string `json:"message"`
}

// A FormSummary counts definitions and findings.
type FormSummary struct {
	Files    int `json:"files"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
}

// NewFormCheck returns definitions with their summary.
func NewFormCheck(files []FormFile) FormCheck {
	c := FormCheck{Schema: Schema, Files: append([]FormFile{}, files...)}
	c.Summary.Files = len(files)
	for i := range c.Files {
		f := &c.Files[i]
		f.Findings = append([]FormFinding{}, f.Findings...)
		switch {
		case f.Error != "":
			f.Status = "unreadable"
		case len(f.Findings) > 0:
			f.Status = "findings"
		default:
			f.Status = "ok"
		}
		for _, finding := range f.Findings {
			if finding.Severity == "error" {
				c.Summary.Errors++
			} else {
				c.Summary.Warnings++
			}
		}
	}
	return c
}
