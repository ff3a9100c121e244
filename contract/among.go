package contract

// An Among is what is wrong between several files of a run, where no one of them is at fault alone. Among files, in the
// order in which they were checked; a streamed file's own findings cannot have it.
type Among struct {
	Rule     string       `json:"rule"`
	Severity string       `json:"severity"`
	Message  string       `json:"message"`         // which files, what they share and what to do, in Chinese
	Text     string       `json:"text"`            // the heading of the part of the reports that it is about
	Quote    string       `json:"quote,omitempty"` // a sentence of it
	Files    []AmongEntry `json:"files"`
	Waived   string       `json:"waived,omitempty"` // why it is well so, where all of the files say it is: it counts no more
}

// An AmongEntry is one file that a finding among several is about.
type AmongEntry struct {
	File   string `json:"file"`
	Agency string `json:"agency"`           // empty where the file states none
	Place  string `json:"place,omitempty"`  // where the text begins that others have: 文字!A2
	Share  int    `json:"share,omitempty"`  // percent of its text that others have
	Waived string `json:"waived,omitempty"` // why it is well so here, where staff say it is: it counts no more at the file
}

// A Roster is how those stand that must file, by a list of them.
type Roster struct {
	List      string        `json:"list"` // the list's file as it was named
	Year      int           `json:"year"` // of most files, 0 where none is of more than the others
	Agencies  []Standing    `json:"agencies"`
	Doubts    []Doubt       `json:"doubts"`
	Strangers []RosterFile  `json:"strangers"` // of agencies that are not on the list
	Nameless  []RosterFile  `json:"nameless"`  // that state no agency, or cannot be read
	Summary   RosterSummary `json:"summary"`
}

// A Standing is how one agency of the list stands.
type Standing struct {
	Line    int          `json:"line"` // of the list
	Agency  string       `json:"agency"`
	State   string       `json:"state"`             // filed, repeated, missing, doubtful
	As      string       `json:"as,omitempty"`      // how the files call it, where the list does otherwise
	By      string       `json:"by,omitempty"`      // by what they were known then: variant, short, office
	Files   []RosterFile `json:"files"`             // of doubtful ones the doubt has them
	Late    bool         `json:"late,omitempty"`    // a file is dated after it had to be published
	Year    int          `json:"year,omitempty"`    // of its file, where that is not the year of most
	Undated bool         `json:"undated,omitempty"` // no file says when it was issued
}

// A RosterFile is one file of the run.
type RosterFile struct {
	File   string `json:"file"`
	Agency string `json:"agency"`
	Date   string `json:"date,omitempty"` // as it is printed: 2025年1月20日
	Due    string `json:"due,omitempty"`  // by when it had to be published
}

// A Doubt is agencies of the list and files that may belong together; people decide.
type Doubt struct {
	Lines []int        `json:"lines"` // of the list
	Files []RosterFile `json:"files"`
	Why   string       `json:"why"` // in Chinese
}

// A RosterSummary counts agencies of the list.
type RosterSummary struct {
	Agencies int `json:"agencies"`
	Filed    int `json:"filed"` // once or repeatedly
	Repeated int `json:"repeated"`
	Missing  int `json:"missing"`
	Doubtful int `json:"doubtful"`
	Late     int `json:"late"`
}

// A Together is what is told of the files of a run together: the last line of --json-lines, which is no file's.
type Together struct {
	Among  []Among `json:"among,omitempty"`
	Roster *Roster `json:"roster,omitempty"`
}
