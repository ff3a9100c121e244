package desk

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"nianbao/check"
	"nianbao/check/waive"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/correct"
	"nianbao/filing/file"
)

// A File is one on the desk.
type File struct {
	id, name, path, password string
	size                     int64
	sum                      string        // SHA-256 of the file as it was dropped
	turn                     chan struct{} // holds one while somebody works on the file; below here it is theirs

	state      state
	undo, redo []state  // the latest last
	last       string   // the id of last year's file, empty for none
	draft      string   // the id of the draft that keeps what was typed, empty for none
	blank      bool     // a blank workbook of ours: its draft is kept before anything is typed
	notes      []string // what was said when it was made
	unkept     string   // why there is no draft of what was typed, empty where there is
	revision   int      // how often it has changed

	base   *filing.Filing // as it was dropped; nil while it is not held
	shown  *shown         // nil while it is not held
	listed Listed
	entry  atomic.Pointer[entry] // for whoever has not the turn
}

// An entry is what a list says of a file, and the id of its draft.
type entry struct {
	Listed
	draft string
}

// A state is what was done to a file on the page.
type state struct {
	Typed     correct.Typed  `json:"typed"`
	Explained []waive.Waiver `json:"explained,omitempty"`
}

// clone returns a copy whose maps may be changed.
func (s state) clone() state { return state{s.Typed.Clone(), slices.Clone(s.Explained)} }

// A shown file is one as it is now, checked.
type shown struct {
	filing   *filing.Filing
	findings []check.Finding
	refused  error    // why it cannot be read; there is nothing else then
	remarks  []string // of the desk's own
	notHeld  error    // why last year's file does not stand beside it
	lastID   string   // which file it was held against, what it is called, and in which revision
	lastName string
	lastRev  int
}

func newFile(id, name, path, password string) *File {
	return &File{id: id, name: name, path: path, password: password, turn: make(chan struct{}, 1)}
}

// ID returns what the file is known by.
func (f *File) ID() string { return f.id }

// lock waits for the file's turn. Whoever has it must call unlock.
func (f *File) lock(ctx context.Context) error {
	select {
	case f.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (f *File) unlock() { <-f.turn }

// checked returns what the file's check says, under the name by which the user knows it.
func (f *File) checked() contract.File {
	s := f.shown
	if s.refused != nil {
		return contract.Unreadable(f.name, f.said(s.refused))
	}
	c := contract.NewFile(f.name, s.filing.Report, s.findings)
	for i := range c.Findings {
		c.Findings[i].Message = Plain(c.Findings[i].Message)
	}
	for i := range c.Unchecked {
		c.Unchecked[i].Message = Plain(c.Unchecked[i].Message)
	}
	return c
}

// said returns an error's words without the path of the temporary folder.
func (f *File) said(err error) string {
	why := *file.Explain("", err, "这个文件读不了")
	why.Path = ""
	why.Advice = Plain(why.Advice)
	return strings.ReplaceAll(why.Error(), f.path, f.name)
}

// Listed is a file in a list.
type Listed struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Status    string `json:"status"` // ok, findings, unreadable
	Agency    string `json:"agency"`
	Year      int    `json:"year"`
	Form      string `json:"form"`
	Errors    int    `json:"errors"`
	Warnings  int    `json:"warnings"`
	Notes     int    `json:"notes"`
	First     string `json:"first"` // the first finding's message, or why the file cannot be read
	Corrected bool   `json:"corrected"`
	Last      string `json:"last,omitempty"` // the name of the file that is held beside it as last year's, empty for none
}

// list takes down what a list says of the file.
func (f *File) list() {
	c := f.checked()
	sum := contract.NewCheck([]contract.File{c}).Summary
	f.listed = Listed{f.id, f.name, c.Status, c.Agency, c.Year, c.Form, sum.Errors, sum.Warnings, sum.Notes, c.Error,
		f.state.Typed.Count() > 0, ""}
	if s := f.shown; s.refused == nil && s.filing.Last() != nil {
		f.listed.Last = s.lastName
	}
	if len(c.Findings) > 0 {
		f.listed.First = c.Findings[0].Message
	}
	f.entry.Store(&entry{f.listed, f.draft})
}
