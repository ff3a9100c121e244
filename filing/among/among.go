// Package among is what is told of the files of a run together, behind what is told of each: texts that agencies have
// from each other, who of a list has filed, and the superior's notice. It takes reports one after the other and keeps
// of each what it needs alone.
package among

import (
	"path/filepath"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/check/copied"
	"nianbao/check/waive"
	"nianbao/contract"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/filing/notice"
	"nianbao/filing/roster"
	"nianbao/filing/seal"
	"nianbao/form"
)

// A Request is what is asked of a run.
type Request struct {
	Roster   string // the list of those that must file; empty for none
	Notice   string // where the notice is written; empty for nowhere
	Template string // of the notice; empty for the built-in one
	Issuer   string // who signs it
	Deadline string // as it was asked for
	Password string // of the list
	Force    bool
	Inputs   []string // the files of the run
	Choice   check.Choice
	Rules    []check.Rule // by whose titles errors are told in few words
}

// A Run takes the reports of a run.
type Run struct {
	request Request
	list    *roster.List
	texts   *copied.Run
	files   []roster.File
	titles  map[string]string

	workbooks bool            // there are some, by which reports that this program has made can be known for old ones
	made      map[string]bool // the files that this program has made, as they are still

	lastless bool // nobody named last year's reports
}

// New reads the list, and refuses what cannot be done before any work is. The error is an *file.Error.
func New(r Request) (*Run, error) {
	run := &Run{request: r, titles: map[string]string{}, made: map[string]bool{}}
	var known []string
	if r.Roster != "" {
		var err error
		if run.list, err = roster.Read(r.Roster, r.Password); err != nil {
			return nil, err
		}
		for _, l := range run.list.Lines {
			known = append(append(known, l.Name), l.Aliases...)
		}
	}
	if err := writable(r); err != nil {
		return nil, err
	}
	run.texts = copied.NewRun(known)
	for _, of := range r.Rules {
		run.titles[of.ID] = of.Title
	}
	return run, nil
}

func writable(r Request) error {
	switch {
	case r.Notice == "" && r.Template != "":
		return &file.Error{Reason: "写了 --notice-template，没有写 --notice", Advice: "请用 --notice 写明通报的文件名。"}
	case r.Notice == "":
		return nil
	case !strings.EqualFold(filepath.Ext(r.Notice), ".docx"):
		return &file.Error{Path: r.Notice, Reason: "通报的文件名要以 .docx 结尾", Advice: "请改正 --notice 后面的文件名。"}
	}
	if err := file.Writable(r.Notice, append(file.Inputs{r.Roster, r.Template}, r.Inputs...), r.Force); err != nil {
		return err
	}
	return nil
}

// A Piece is what is kept of one report.
type Piece struct {
	sheet *copied.Sheet
	due   check.Due
	kind  string
}

// Read returns what is kept of a report, by the kind of its file, with what its staff have explained. It may run for
// several at a time.
func (r *Run) Read(report *form.Report, kind string, waivers []waive.Waiver) *Piece {
	p := &Piece{due: check.DueOf(report), kind: kind}
	if r.request.Choice.Has("Y11") || r.request.Choice.Has("Y12") {
		p.sheet = copied.Read(report, waivers)
	}
	return p
}

// Note takes down of an item whether this program has made it. In folders with workbooks, what it made of none of them
// is nobody's filing without more: the workbook may have been renamed, or deleted, since. Where offices send nothing but
// reports, those made with this program are as good as others.
func (r *Run) Note(item batch.Item) {
	switch {
	case item.IsWorkbook():
		r.workbooks = true
	case item.Made && seal.IsOwn(item.Path):
		r.made[item.Path] = true
	}
}

// Add adds a file with what came of checking it; its piece is nil where it could not be read.
func (r *Run) Add(f *contract.File, p *Piece) {
	to := roster.File{Path: f.File, Agency: f.Agency, Year: f.Year, Failed: f.Status == "unreadable",
		Unasked: f.Unasked, NoLast: f.IsOneOfFew()}
	r.lastless = r.lastless || f.LacksLast() != "" && !to.NoLast
	if p != nil {
		to.Kind, to.Due, to.Late = p.kind, p.due.Day(), p.due.Late
		if !p.due.Dated.IsZero() {
			to.Date = p.due.Dated.Format("2006年1月2日")
		}
		r.texts.Add(f.File, p.sheet)
	}
	for i := range f.Findings {
		of := &f.Findings[i]
		switch {
		case of.Waived != "":
		case of.Severity == check.Error.String():
			if to.Errors++; to.First == "" {
				to.First = r.inFewWords(of)
			}
		case of.Severity == check.Warning.String():
			to.Warnings++
		}
	}
	r.files = append(r.files, to)
}

// inFewWords says what a finding is by its rule's title, with its first place.
func (r *Run) inFewWords(f *contract.Finding) string {
	words := r.titles[f.Rule]
	if words == "" {
		words = form.Clip(f.Message, maxWords)
	}
	if len(f.Cells) > 0 && f.Cells[0].Ref != "" {
		place := f.Cells[0].Sheet + "!" + f.Cells[0].Ref
		if strings.HasPrefix(f.Cells[0].Ref, "R") && strings.Contains(f.Cells[0].Ref, "C") { // of a document the table
			place = f.Cells[0].Sheet
		}
		words += "（" + place + "）"
	}
	return words
}

const maxWords = 40

// A Told is what is to be told of a run.
type Told struct {
	Findings []copied.Finding
	Outcome  *roster.Outcome // nil without a list
	List     *roster.List
	Undated  bool   // nobody asks who is late
	Notice   string // that was written; empty for none

	files []roster.File
}

// End ends a run and writes the notice. The error is an *file.Error; what was found is there all the same.
func (r *Run) End() (*Told, error) {
	told := &Told{List: r.list, files: r.files}
	for _, f := range r.texts.Findings() {
		if r.request.Choice.Has(f.Rule.ID) {
			told.Findings = append(told.Findings, f)
		}
	}
	for _, f := range told.Findings {
		r.blame(&f)
	}
	for i := range r.files {
		r.files[i].Stray = r.workbooks && r.made[r.files[i].Path]
	}
	if r.list != nil {
		told.Outcome = r.list.Match(r.files)
	}
	if r.request.Notice == "" {
		return told, nil
	}
	n := &notice.Notice{Listed: r.list != nil, Deadline: r.request.Deadline, Issuer: r.request.Issuer,
		Outcome: told.Outcome, Scope: r.request.Choice.Spelled(r.titles), NoLast: r.lastless}
	if n.Outcome == nil {
		n.Outcome = roster.Agencies(r.files).Match(r.files)
	}
	for _, f := range told.Findings {
		if f.Rule.ID != "Y11" || f.Waived != "" {
			continue
		}
		a := notice.Alike{Text: f.Text}
		for _, m := range f.Members {
			if m.Waived == "" {
				a.Files, a.Agencies = append(a.Files, m.File), append(a.Agencies, m.Name())
			}
		}
		n.Alike = append(n.Alike, a)
	}
	if err := n.Write(r.request.Notice, r.request.Template, r.request.Force); err != nil {
		return told, err
	}
	told.Notice = r.request.Notice
	return told, nil
}

// blame counts an error that only other files show among those of its own.
func (r *Run) blame(f *copied.Finding) {
	if f.Rule.Severity != check.Error || f.Waived != "" {
		return
	}
	for i := range r.files {
		if r.files[i].Path != f.Members[0].File {
			continue
		}
		if r.files[i].Errors++; r.files[i].First == "" {
			r.files[i].First = f.Rule.Title
		}
	}
}

// Of returns what of the findings a report is about, by its file: a finding for each sentence of it, those behind the
// first following that.
func (t *Told) Of(file string, p *Piece) []check.Finding {
	var list []check.Finding
	for i := range t.Findings {
		head := len(list)
		for _, f := range p.sheet.Of(&t.Findings[i], file) {
			if f.Follows != nil {
				f.Follows = &head
			}
			list = append(list, f)
		}
	}
	return list
}

// Count returns how many findings among the files have a severity, those that are explained not counted.
func (t *Told) Count(s check.Severity) int {
	n := 0
	for i := range t.Findings {
		if t.Findings[i].Rule.Severity == s && t.Findings[i].Waived == "" {
			n++
		}
	}
	return n
}

// Amiss reports whether somebody of the list has not filed, filed twice, or may have: strict checks heed that.
func (t *Told) Amiss() bool {
	return t.Outcome != nil && (len(t.Outcome.Doubts)+len(t.Outcome.Strangers)+len(t.Outcome.Nameless) > 0 ||
		slices.ContainsFunc(t.Outcome.Standings, func(s roster.Standing) bool { return s.State != roster.Filed }))
}
