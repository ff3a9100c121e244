package contract

// A Version is which program this is, as nianbao version --json tells it.
type Version struct {
	Schema   int       `json:"schema"`
	Version  string    `json:"version"`            // 1.0.0; 开发版 of what was built without one
	Commit   string    `json:"commit,omitempty"`   // of the source, where the build recorded it
	Date     string    `json:"date,omitempty"`     // of that commit, RFC 3339
	Modified bool      `json:"modified,omitempty"` // the source was changed after the commit
	Go       string    `json:"go"`                 // go1.26.0
	Platform string    `json:"platform"`           // windows/amd64
	Editions []Edition `json:"editions"`           // the forms built in, oldest first
}

// An Edition is a form that is built in.
type Edition struct {
	Edition string `json:"edition"` // 2021
	Notice  string `json:"notice"`  // the notice that prescribes it
	Years   string `json:"years"`   // of which reports are on it, in Chinese
}

// A Doctor is what nianbao doctor --json tells of the machine.
type Doctor struct {
	Schema  int     `json:"schema"`
	Version Version `json:"version"`
	Checks  []Probe `json:"checks"`
}

// A Probe is what was found out of one thing that the program needs, or can use.
type Probe struct {
	ID      string   `json:"id"`               // pdf, fonts, browser, …
	Name    string   `json:"name"`             // in Chinese
	State   string   `json:"state"`            // ok; missing, without which something cannot be done; wrong, without which much cannot; unknown
	Found   []string `json:"found,omitempty"`  // what there is
	Enables string   `json:"enables"`          // what it is good for
	Advice  string   `json:"advice,omitempty"` // what to do, where it is not ok
}

// States of a probe.
const (
	StateOK      = "ok"
	StateMissing = "missing"
	StateWrong   = "wrong"
	StateUnknown = "unknown"
)
